package org.urbanriver.campus.standalone;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starting and ending processes. */
final class Processes {

    /**
     * A process that is deaf to Ctrl-C and to a closed terminal, which reach the whole group: the launcher alone decides in
     * which order they end.
     */
    static ProcessBuilder deafToTerminal(List<String> command, Map<String, String> environment, Path output) {
        return shell("trap '' INT HUP; exec \"$@\"", command, environment, output);
    }

    /** The same, but it gives way to everything else on the machine. */
    static ProcessBuilder inBackground(List<String> command, Map<String, String> environment, Path output) {
        return shell("trap '' INT HUP; exec nice -n 19 \"$@\"", command, environment, output);
    }

    private static ProcessBuilder shell(
            String script, List<String> command, Map<String, String> environment, Path output) {
        var all = new ArrayList<>(List.of("/bin/sh", "-c", script, "campus"));
        all.addAll(command);
        var builder = new ProcessBuilder(all);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        return builder;
    }

    /** Asks them all to end, and kills those that have not within that time. */
    static void end(Collection<? extends ProcessHandle> processes, Duration grace) {
        processes.forEach(ProcessHandle::destroy);
        if (!await(processes, grace)) {
            processes.forEach(ProcessHandle::destroyForcibly);
            await(processes, Duration.ofSeconds(5));
        }
    }

    static boolean await(Collection<? extends ProcessHandle> processes, Duration atMost) {
        var ended = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            ended.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Processes() {}
}
