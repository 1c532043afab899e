package org.urbanriver.campus.standalone.stores;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The stores as a process of their own, which a test can kill. */
final class StoresProcess implements AutoCloseable {

    final int mongoPort = freePort();
    final int kafkaPort = freePort();
    final int smtpPort = freePort();

    private final Process process;

    private StoresProcess(Path data, List<String> options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Stores.class.getName(),
                "--data=" + data,
                "--mongo-port=" + mongoPort,
                "--kafka-port=" + kafkaPort,
                "--controller-port=" + freePort(),
                "--smtp-port=" + smtpPort,
                "--mail-port=" + freePort(),
                "--parent=" + ProcessHandle.current().pid()));
        command.addAll(options);
        process = new ProcessBuilder(command).start();
    }

    /** The options given last win. */
    static StoresProcess start(Path data, String... options) throws IOException {
        return new StoresProcess(data, List.of(options));
    }

    StoresProcess ready() throws IOException {
        var line = process.inputReader().readLine();
        if (!"READY".equals(line)) {
            throw new IllegalStateException(line + ": " + complaint());
        }
        return this;
    }

    String complaint() throws IOException {
        return process.errorReader().readAllAsString();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running");
        }
        return process.exitValue();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    void terminate() {
        process.destroy();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String mongoUri() {
        return "mongodb://127.0.0.1:" + mongoPort;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
