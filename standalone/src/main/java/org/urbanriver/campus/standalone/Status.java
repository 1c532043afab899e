package org.urbanriver.campus.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code campus status}: what runs, and how well. */
final class Status {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Path data;
    private final PrintStream out;

    Status(Path data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    int run() {
        var state = RunState.read(data)
                .filter(found -> found.launcher().handle().isPresent())
                .orElse(null);
        if (state == null) {
            out.println("No campus runs on %s: ./campus up starts one.".formatted(data));
            return CampusFailure.NOT_RUNNING;
        }
        out.println("The campus runs at %s since %s (data in %s)"
                .formatted(state.address(), TIME.format(state.launcher().startedAt()), data));
        out.println();
        line("", "process", "port", "state", "restarts", "memory");
        line("launcher", String.valueOf(state.launcher().pid()), "", "up", "", memory(state.launcher()));
        var allWell = true;
        for (var part : state.parts()) {
            var health = health(part);
            allWell &= health.equals("up");
            line(
                    part.name(),
                    Optional.ofNullable(part.process())
                            .map(process -> String.valueOf(process.pid()))
                            .orElse(""),
                    String.valueOf(part.port()),
                    health,
                    String.valueOf(part.restarts()),
                    Optional.ofNullable(part.process()).map(Status::memory).orElse(""));
        }
        return allWell ? 0 : CampusFailure.FAILED;
    }

    private void line(String name, String process, String port, String state, String restarts, String memory) {
        out.println("  %-22s %8s %6s  %-9s %8s %8s"
                .formatted(name, process, port, state, restarts, memory)
                .stripTrailing());
    }

    private static String health(RunState.RunningPart part) {
        if (part.process() == null || part.process().handle().isEmpty()) {
            return "down";
        }
        return part.health() == null || Http.answersOk(part.health()) ? "up" : "not ready";
    }

    private static String memory(ProcessId process) {
        var kilobytes = residentKilobytes(process.pid());
        return kilobytes.isPresent() ? kilobytes.getAsLong() / 1024 + " MB" : "";
    }

    /** Told by Linux only. */
    private static OptionalLong residentKilobytes(long pid) {
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
        return lines.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }
}
