package org.urbanriver.campus.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment asks of a campus; all that is not asked for is embedded, free of choice or a default.
 *
 * @param home the checkout that the campus was built in
 * @param data the folder of everything that outlives a stop
 * @param httpPort of the gateway; 0 takes a free one
 * @param environment that the processes inherit
 */
record Settings(Path home, Path data, int httpPort, Map<String, String> environment) {

    static final String SAMPLE_PASSWORD = "urban-river-campus";

    static Settings of(Path home, Map<String, String> environment) {
        var given = new HashMap<String, String>();
        environment.forEach((name, value) -> {
            if (!value.isBlank()) {
                given.put(name, value);
            }
        });
        var data =
                Path.of(given.getOrDefault("CAMPUS_DATA", home.resolve("data").toString()));
        return new Settings(home, data.toAbsolutePath().normalize(), port(given), Map.copyOf(given));
    }

    /** The checkout is what the start script says, else the folder that this class was built in. */
    static Path checkout() {
        var told = System.getProperty("campus.home");
        if (told != null) {
            return Path.of(told);
        }
        var folder = Path.of("").toAbsolutePath();
        for (var each = folder; each != null; each = each.getParent()) {
            if (Files.isRegularFile(each.resolve("mvnw")) && Files.isDirectory(each.resolve("standalone"))) {
                return each;
            }
        }
        throw new CampusFailure("Run this by the script campus: " + folder + " is not in a checkout of the campus.");
    }

    private static int port(Map<String, String> given) {
        var text = given.getOrDefault("CAMPUS_HTTP_PORT", "8080");
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new CampusFailure(
                    CampusFailure.WRONG_USE,
                    "CAMPUS_HTTP_PORT is \"%s\": set it to a port from 1 to 65535, or to 0 for a free one."
                            .formatted(text));
        }
        return Integer.parseInt(text);
    }

    Optional<String> given(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    boolean embeddedMongo() {
        return given("MONGODB_URI").isEmpty();
    }

    boolean embeddedKafka() {
        return given("KAFKA_BOOTSTRAP_SERVERS").isEmpty();
    }

    boolean mailCatcher() {
        return given("SMTP_HOST").isEmpty();
    }

    boolean sampleData() {
        return Boolean.parseBoolean(given("CAMPUS_SAMPLE_DATA").orElse("true"));
    }

    /** Whether to prepare quicker starts in the background. */
    boolean startCaches() {
        return Boolean.parseBoolean(given("CAMPUS_START_CACHE").orElse("true"));
    }

    /**
     * What the machine's share of a process is like: little memory and a quick start, or, for much load, the second compiler
     * and a young heap that is not full a hundred times a minute.
     */
    List<String> jvmFlags(int heapMegabytes) {
        var flags = new ArrayList<>(List.of(
                "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:TrimNativeHeapInterval=10000", "-Xss512k"));
        flags.addAll(
                Boolean.parseBoolean(given("CAMPUS_FOR_LOAD").orElse("false"))
                        ? List.of("-Xms192m", "-Xmn96m", "-Xmx%dm".formatted(heapMegabytes + 128))
                        : List.of("-XX:TieredStopAtLevel=1", "-Xms48m", "-Xmn20m", "-Xmx%dm".formatted(heapMegabytes)));
        return List.copyOf(flags);
    }

    String samplePassword() {
        return given("CAMPUS_SAMPLE_PASSWORD").orElse(SAMPLE_PASSWORD);
    }

    Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
