package org.urbanriver.campus.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The embedded stores and the mail catcher, as far as the user brings none. */
final class StoresPart implements Part {

    static final String NAME = "stores";

    /** What the stores exit with when starting them again cannot help: a corrupt folder, a taken port, a full disk. */
    private static final List<Integer> LASTING = List.of(3, 4, 5);

    private static final int HEAP_MEGABYTES = 256;

    /** What the JVM and the logging say before anything of ours. */
    private static final Pattern NOISE = Pattern.compile("^(READY$|WARNING: |SLF4J|Picked up )");

    private final Settings settings;
    private final int mongoPort = Ports.free();
    private final int kafkaPort = Ports.free();
    private final int controllerPort = Ports.free();
    private final int smtpPort = Ports.free();
    private final int mailPort = Ports.free();
    private final Path output;

    StoresPart(Settings settings) {
        this.settings = settings;
        this.output = DataFolder.log(settings.data()).resolve("stores.out");
    }

    static boolean neededBy(Settings settings) {
        return settings.embeddedMongo() || settings.embeddedKafka() || settings.mailCatcher();
    }

    String mongoUri() {
        return "mongodb://127.0.0.1:" + mongoPort;
    }

    String kafkaServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    int smtpPort() {
        return smtpPort;
    }

    URI mailPage() {
        return URI.create("http://localhost:" + mailPort);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return mongoPort;
    }

    @Override
    public @Nullable URI health() {
        return null;
    }

    @Override
    public Path log() {
        return DataFolder.log(settings.data()).resolve("stores.log");
    }

    @Override
    public ProcessBuilder process() {
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var command = new ArrayList<>(List.of(settings.java().toString()));
        command.addAll(settings.jvmFlags(HEAP_MEGABYTES));
        command.add("--sun-misc-unsafe-memory-access=allow");
        if (settings.startCaches()) {
            // The JVM makes it at the first stop, and anew when it no longer fits. With the services' kind of start
            // cache a
            // broker was seen to hang now and then.
            command.add("-XX:+AutoCreateSharedArchive");
            command.add(
                    "-XX:SharedArchiveFile=" + DataFolder.run(settings.data()).resolve("stores.jsa"));
        }
        command.addAll(List.of(
                "-cp",
                settings.home().resolve("standalone/target/stores") + "/*",
                "org.urbanriver.campus.standalone.stores.Stores",
                "--data=" + settings.data(),
                "--mongo=" + settings.embeddedMongo(),
                "--kafka=" + settings.embeddedKafka(),
                "--mongo-port=" + mongoPort,
                "--kafka-port=" + kafkaPort,
                "--controller-port=" + controllerPort,
                "--smtp-port=" + smtpPort,
                "--mail-port=" + mailPort,
                "--parent=" + ProcessHandle.current().pid()));
        var environment = new HashMap<>(settings.environment());
        environment.put("MALLOC_ARENA_MAX", "2");
        return Processes.deafToTerminal(command, environment, output);
    }

    @Override
    public boolean isReady() {
        return new LogFile(output).last(20).contains("READY");
    }

    @Override
    public CampusFailure failure(int exitValue) {
        return new LogFile(output)
                .last(200).stream()
                        .filter(line -> !line.isBlank() && !NOISE.matcher(line).find())
                        .reduce((first, second) -> second)
                        .filter(line -> exitValue != 0 && exitValue < 128)
                        .map(CampusFailure::new)
                        .orElseGet(() -> new CampusFailure(
                                "The stores ended unexpectedly (exit code %d): %s may tell why; start the campus again."
                                        .formatted(exitValue, log())));
    }

    @Override
    public boolean mayRecover(int exitValue) {
        return !LASTING.contains(exitValue);
    }

    @Override
    public boolean startDifferently(int exitValue) {
        return false;
    }
}
