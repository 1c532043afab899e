package org.urbanriver.campus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code campus}, run as people run it. */
class LauncherTests {

    private static final Duration START = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    private final List<Command> commands = new ArrayList<>();

    @AfterEach
    void endEverything() throws Exception {
        for (var command : commands) {
            command.process.destroy();
        }
        for (var command : commands) {
            if (!command.process.waitFor(60, TimeUnit.SECONDS)) {
                command.process.destroyForcibly();
            }
        }
        processesOf(folder).forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void yesterdaysDataIsThereAgainAndTwoCampusesRunSideBySide() throws Exception {
        var first = folder.resolve("first");
        var second = folder.resolve("second");

        var up = campus(first, "up");
        var beside = campus(second, "up");
        var student = Person.registered(up.address(), "yesterday@launcher.example", "Yesterday");
        assertThat(beside.address()).isNotEqualTo(up.address());
        assertThat(Person.signedIn(beside.address(), "admin@urbanriver.example", Settings.SAMPLE_PASSWORD)
                        .get("/api/accounts?q=yesterday")
                        .expect(200)
                        .body()
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(up.output())
                .contains("student@urbanriver.example", "instructor@urbanriver.example", "admin@urbanriver.example")
                .contains(Settings.SAMPLE_PASSWORD, first.toString(), "./campus down");

        assertThat(campus(first, "status").exitCode()).isZero();
        var again = campus(first, "up");
        assertThat(again.exitCode()).isEqualTo(CampusFailure.FAILED);
        assertThat(again.errors()).containsOnlyOnce("\n").contains("already runs", first.toString(), "campus down");
        assertThat(campus(first, "reset", "--yes").exitCode()).isEqualTo(CampusFailure.FAILED);

        assertThat(campus(first, "down").exitCode()).isZero();
        assertThat(up.process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(processesOf(first)).isEmpty();
        assertThat(campus(first, "status").exitCode()).isEqualTo(CampusFailure.NOT_RUNNING);
        assertThat(campus(second, "status").exitCode()).isZero();

        var today = campus(first, "up");
        assertThat(student.at(today.address())
                        .get("/api/account")
                        .expect(200)
                        .body()
                        .get("email")
                        .asString())
                .isEqualTo("yesterday@launcher.example");

        today.process.destroyForcibly();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(processesOf(first)).isEmpty());
        assertThat(campus(first, "reset", "--yes").exitCode()).isZero();
        assertThat(first).doesNotExist();
    }

    @Test
    void aTakenPortIsNamedWithTheRemedy() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var up = campus(folder, Map.of("CAMPUS_HTTP_PORT", String.valueOf(taken.getLocalPort())), "up");

            assertThat(up.exitCode()).isEqualTo(CampusFailure.FAILED);
            assertThat(up.errors())
                    .containsOnlyOnce("\n")
                    .contains("Port " + taken.getLocalPort() + " is taken", "CAMPUS_HTTP_PORT");
            assertThat(processesOf(folder)).isEmpty();
        }
    }

    @Test
    void aCorruptDataFolderIsNamedAndLeftAsItWas() throws Exception {
        var store = folder.resolve("mongo/campus.mv");
        Files.createDirectories(store.getParent());
        Files.writeString(store, "this was never a store\n".repeat(1_000));

        var up = campus(folder, "up");

        assertThat(up.exitCode()).isNotZero();
        assertThat(up.errors()).containsOnlyOnce("\n").contains(store.toString(), "damaged");
        assertThat(processesOf(folder)).isEmpty();
        assertThat(store).content().startsWith("this was never a store");
    }

    @Test
    void aFolderThatCannotBeUsedIsNamedWithTheRemedy() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");

        var up = campus(file.resolve("data"), "up");

        assertThat(up.exitCode()).isEqualTo(CampusFailure.FAILED);
        assertThat(up.errors()).containsOnlyOnce("\n").contains("CAMPUS_DATA");
    }

    @Test
    void aFullDiskIsNamedWithTheRemedy() {
        assertThatThrownBy(() -> DataFolder.open(folder, Long.MAX_VALUE))
                .isInstanceOf(CampusFailure.class)
                .hasMessageContaining("free some disk space");

        // And the folder is free again.
        DataFolder.open(folder, 0).close();
    }

    @Test
    void wrongUseIsRefused() throws Exception {
        assertThat(campus(folder, "dance").exitCode()).isEqualTo(CampusFailure.WRONG_USE);
        assertThat(campus(folder, "logs", "nobody").exitCode()).isEqualTo(CampusFailure.WRONG_USE);
        assertThat(campus(folder, Map.of("CAMPUS_HTTP_PORT", "http"), "up").exitCode())
                .isEqualTo(CampusFailure.WRONG_USE);
        assertThat(campus(folder, "help").exitCode()).isZero();
    }

    @Test
    void resetAsksAndDeletesOnlyWhatTheCampusPutThere() throws Exception {
        Files.createDirectories(folder.resolve("mongo"));
        Files.writeString(folder.resolve("mongo/campus.mv"), "");
        var own = Files.writeString(folder.resolve("thesis.txt"), "mine");

        assertThat(campus(folder, "reset").exitCode()).isEqualTo(CampusFailure.FAILED);
        assertThat(folder.resolve("mongo/campus.mv")).exists();

        assertThat(campus(folder, "reset", "--yes").exitCode()).isZero();
        assertThat(folder.resolve("mongo")).doesNotExist();
        assertThat(own).hasContent("mine");
    }

    private Command campus(Path data, String... args) throws IOException {
        return campus(data, Map.of(), args);
    }

    private Command campus(Path data, Map<String, String> more, String... args) throws IOException {
        var home = Settings.checkout();
        var line = new ArrayList<>(List.of(home.resolve("campus").toString()));
        line.addAll(List.of(args));
        var number = commands.size();
        var logs = Files.createDirectories(Path.of("target/launcher-tests"));
        var out = Files.createTempFile(logs, "command-" + number + "-", ".out");
        var err = Files.createTempFile(logs, "command-" + number + "-", ".err");
        var builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        var environment = new HashMap<>(Campuses.environment(data));
        environment.putAll(more);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var command = new Command(builder.start(), out, err);
        commands.add(command);
        return command;
    }

    /** By the environment that every process of a campus inherits; told by Linux only. */
    private static List<ProcessHandle> processesOf(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> {
                    try {
                        var environment = Files.readString(
                                Path.of("/proc/" + process.pid() + "/environ"), StandardCharsets.ISO_8859_1);
                        return environment.contains("CAMPUS_DATA=" + data);
                    } catch (IOException e) {
                        return false;
                    }
                })
                .toList();
    }

    private record Command(Process process, Path out, Path err) {

        int exitCode() throws InterruptedException {
            assertThat(process.waitFor(START.toSeconds(), TimeUnit.SECONDS))
                    .as("ends by itself")
                    .isTrue();
            return process.exitValue();
        }

        String output() throws IOException {
            return Files.readString(out);
        }

        String errors() throws IOException {
            return Files.readString(err);
        }

        /** Once it is ready. */
        URI address() throws IOException {
            await().atMost(START)
                    .untilAsserted(() -> assertThat(process.isAlive() ? output() : "ended: " + errors())
                            .contains("is ready: http"));
            return URI.create(output().replaceAll("(?s).*is ready: (\\S+).*", "$1"));
        }
    }
}
