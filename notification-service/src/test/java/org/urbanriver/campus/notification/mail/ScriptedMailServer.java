package org.urbanriver.campus.notification.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A mail server that misbehaves as told: it answers each RCPT with what the script says, or never says a word. */
final class ScriptedMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Function<String, String> answerToRecipient;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private ScriptedMailServer(Function<String, String> answerToRecipient) {
        this.answerToRecipient = answerToRecipient;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    static ScriptedMailServer answering(Function<String, String> answerToRecipient) {
        return new ScriptedMailServer(answerToRecipient);
    }

    /** Takes connections and says nothing. */
    static ScriptedMailServer hanging() {
        return new ScriptedMailServer(null);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var connection = socket.accept();
                open.add(connection);
                if (answerToRecipient != null) {
                    Thread.ofVirtual().start(() -> converse(connection));
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void converse(Socket connection) {
        try (connection;
                var in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
            say(connection, "220 scripted");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("RCPT")) {
                    say(connection, answerToRecipient.apply(line));
                } else if (line.startsWith("DATA")) {
                    say(connection, "354 go on");
                    while (!".".equals(in.readLine())) {
                        // taken
                    }
                    say(connection, "250 taken");
                } else if (line.startsWith("QUIT")) {
                    say(connection, "221 bye");
                    return;
                } else {
                    say(connection, "250 ok");
                }
            }
        } catch (IOException e) {
            // the other side left
        }
    }

    private static void say(Socket connection, String line) throws IOException {
        connection.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (var connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
