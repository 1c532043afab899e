package org.urbanriver.campus.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One of the services, started from the files of its jar. */
final class ServicePart implements Part {

    private final String name;
    private final int port;
    private final Settings settings;
    private final StartFiles files;
    private final Map<String, String> environment;
    private final Path output;
    private long logSizeAtStart;

    ServicePart(String name, int port, Settings settings, StartFiles files, Map<String, String> wiring) {
        this.name = name;
        this.port = port;
        this.settings = settings;
        this.files = files;
        this.output = DataFolder.log(settings.data()).resolve(name + ".out");
        this.environment = new HashMap<>(settings.environment());
        environment.putAll(wiring);
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("CAMPUS_BIND_ADDRESS", "127.0.0.1");
        environment.put(
                "CAMPUS_PARENT_PID", String.valueOf(ProcessHandle.current().pid()));
        environment.put("MALLOC_ARENA_MAX", "2");
        // Streams to browsers never end by themselves; stopping must not wait for them.
        environment.put("SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE", "4s");
    }

    StartFiles files() {
        return files;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public URI health() {
        return URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
    }

    @Override
    public Path log() {
        return DataFolder.log(settings.data()).resolve(name + ".log");
    }

    @Override
    public ProcessBuilder process() {
        logSizeAtStart = new LogFile(log()).size();
        return Processes.deafToTerminal(files.command(), logging(log()), output);
    }

    /** A short run of the same service that leaves a start cache for the next ones and touches nothing else. */
    ProcessBuilder training(Path cache) {
        var environment = logging(DataFolder.log(settings.data()).resolve("start-cache.log"));
        environment.put("SERVER_PORT", "0");
        return Processes.inBackground(
                files.trainingCommand(cache),
                environment,
                DataFolder.log(settings.data()).resolve("start-cache.out"));
    }

    /** The service itself keeps its log from growing without end; only what its JVM says goes to the output. */
    private Map<String, String> logging(Path log) {
        var all = new HashMap<>(environment);
        all.put("LOGGING_FILE_NAME", log.toString());
        all.put("LOGGING_THRESHOLD_CONSOLE", "OFF");
        return all;
    }

    @Override
    public boolean isReady() {
        return Http.answersOk(health());
    }

    @Override
    public CampusFailure failure(int exitValue) {
        var reason = new LogFile(log())
                .lastErrorSince(logSizeAtStart)
                .or(() -> new LogFile(output).lastErrorSince(0))
                .orElse("it left no message (exit code %d)".formatted(exitValue));
        return new CampusFailure("%s stopped: %s (more in %s)".formatted(name, reason, log()));
    }

    @Override
    public boolean mayRecover(int exitValue) {
        return true;
    }

    /** A start cache can only be to blame when the JVM crashed, or did not get as far as to write a log. */
    @Override
    public boolean startDifferently(int exitValue) {
        var crashed = exitValue == 134 || exitValue == 135 || exitValue == 139;
        return (crashed || new LogFile(log()).size() == logSizeAtStart) && files.dropCache();
    }
}
