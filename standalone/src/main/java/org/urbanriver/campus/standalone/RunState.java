package org.urbanriver.campus.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What a running campus tells other commands about itself, in a file of its data folder. */
record RunState(ProcessId launcher, URI address, @Nullable URI mail, List<RunningPart> parts) {

    /** @param health answers 200 while the part is ready; none for the stores */
    record RunningPart(
            String name,
            @Nullable ProcessId process,
            int port,
            @Nullable URI health,
            int restarts) {}

    static Optional<RunState> read(Path data) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file(data))) {
            properties.load(in);
            var parts = new ArrayList<RunningPart>();
            for (var name : required(properties, "parts").split(",")) {
                var process = properties.getProperty(name + ".process");
                var health = properties.getProperty(name + ".health");
                parts.add(new RunningPart(
                        name,
                        process == null ? null : ProcessId.parse(process),
                        Integer.parseInt(required(properties, name + ".port")),
                        health == null ? null : URI.create(health),
                        Integer.parseInt(required(properties, name + ".restarts"))));
            }
            var mail = properties.getProperty("mail");
            return Optional.of(new RunState(
                    ProcessId.parse(required(properties, "launcher")),
                    URI.create(required(properties, "address")),
                    mail == null ? null : URI.create(mail),
                    List.copyOf(parts)));
        } catch (IOException | IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static String required(Properties properties, String name) {
        var value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("No " + name);
        }
        return value;
    }

    void write(Path data) {
        var properties = new Properties();
        properties.setProperty("launcher", launcher.toString());
        properties.setProperty("address", address.toString());
        if (mail != null) {
            properties.setProperty("mail", mail.toString());
        }
        properties.setProperty(
                "parts", String.join(",", parts.stream().map(RunningPart::name).toList()));
        for (var part : parts) {
            if (part.process != null) {
                properties.setProperty(part.name + ".process", part.process.toString());
            }
            if (part.health != null) {
                properties.setProperty(part.name + ".health", part.health.toString());
            }
            properties.setProperty(part.name + ".port", String.valueOf(part.port));
            properties.setProperty(part.name + ".restarts", String.valueOf(part.restarts));
        }
        try {
            var partial = DataFolder.run(data).resolve("campus.part");
            try (var out = Files.newBufferedWriter(partial)) {
                properties.store(out, null);
            }
            Files.move(partial, file(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path data) {
        try {
            Files.deleteIfExists(file(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path data) {
        return DataFolder.run(data).resolve("campus.properties");
    }

    /** The processes of the campus that are still there, whether or not their launcher is. */
    List<ProcessHandle> left() {
        return parts.stream()
                .flatMap(part -> Optional.ofNullable(part.process).flatMap(ProcessId::handle).stream())
                .toList();
    }
}
