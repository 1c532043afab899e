package org.urbanriver.campus.standalone.stores;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Takes every mail the campus sends and delivers none: it is kept in a folder before the sender is told that it was taken, and
 * shown on a page, so that nobody needs a mail server or gets mail by accident.
 */
public final class MailCatcher implements AutoCloseable {

    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; frame-src 'self'";

    /** What a mail brings may look as it likes but runs, loads and opens nothing. */
    private static final String MAIL_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private final CaughtMails mails;
    private final GreenMail smtp;
    private final HttpServer http;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ObjectMapper json = new ObjectMapper();

    private MailCatcher(CaughtMails mails, GreenMail smtp, HttpServer http) {
        this.mails = mails;
        this.smtp = smtp;
        this.http = http;
    }

    /** Port 0 takes a free one. */
    public static MailCatcher start(Path folder, int smtpPort, int httpPort) {
        var smtpServer =
                new ServerSetup(Ports.available(smtpPort, "mail", "smtp-port"), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        CaughtMails mails;
        try {
            mails = CaughtMails.in(folder);
        } catch (IOException e) {
            throw new StoresFailure(
                    StoresFailure.DISK,
                    "The mail folder %s cannot be used (%s): free some disk space, or correct its permissions."
                            .formatted(folder, e.getMessage()),
                    e);
        }
        HttpServer http;
        try {
            http = HttpServer.create(new InetSocketAddress(Ports.loopback(), httpPort), 0);
        } catch (BindException e) {
            throw StoresFailure.portTaken("the mail page", httpPort, "mail-port", e);
        } catch (IOException e) {
            throw new StoresFailure(StoresFailure.OTHER, "The mail page cannot be served: " + e.getMessage() + ".", e);
        }
        var catcher = new MailCatcher(mails, new GreenMail(smtpServer), http);
        catcher.start();
        return catcher;
    }

    private void start() {
        var keeper = new Keeper(mails, smtp.getUserManager().getImapHostManager());
        smtp.getUserManager().setMessageDeliveryHandler((mail, recipient) -> keeper);
        smtp.start();
        http.createContext("/", this::answer);
        http.setExecutor(workers);
        http.start();
    }

    /** GreenMail delivers a mail once per recipient, one after the other, and answers the sender after the last. */
    private static final class Keeper extends UserImpl {

        private final CaughtMails mails;
        private @Nullable MimeMessage last;

        Keeper(CaughtMails mails, ImapHostManager unused) {
            super("everybody@localhost", "everybody", "", unused);
            this.mails = mails;
        }

        @Override
        public void deliver(MovingMessage mail) {
            var message = mail.getMessage();
            if (message != last) {
                mails.keep(message);
                last = message;
            }
        }
    }

    public int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    public URI page() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            // A foreign page must not read the mails by pointing its own name at this machine.
            var host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                    .orElse("");
            if (!host.matches("(127\\.0\\.0\\.1|localhost)(:\\d+)?")) {
                send(exchange, 421, "text/plain", PAGE_POLICY, "This page is at " + page());
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", PAGE_POLICY, "Only GET");
            } else if (path.equals("/")) {
                send(exchange, 200, "text/html", PAGE_POLICY, MailPages.list(mails.newestFirst()));
            } else if (path.equals("/messages")) {
                send(exchange, 200, "application/json", PAGE_POLICY, json.writeValueAsString(mails.newestFirst()));
            } else if (path.equals("/mail.css")) {
                send(exchange, 200, "text/css", PAGE_POLICY, style());
            } else if (path.matches("/messages/\\d{1,9}(/html)?")) {
                one(exchange, path.split("/"));
            } else {
                send(exchange, 404, "text/plain", PAGE_POLICY, "Not here");
            }
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(MailCatcher.class).error("The mail page failed", e);
            throw e;
        }
    }

    private void one(HttpExchange exchange, String[] path) throws IOException {
        var mail = mails.find(Integer.parseInt(path[2])).orElse(null);
        if (mail == null) {
            send(exchange, 404, "text/plain", PAGE_POLICY, "No such mail");
        } else if (path.length == 4) {
            send(
                    exchange,
                    200,
                    "text/html",
                    MAIL_POLICY,
                    Optional.ofNullable(mail.html()).orElse(""));
        } else {
            send(exchange, 200, "text/html", PAGE_POLICY, MailPages.one(mail));
        }
    }

    private static String style() throws IOException {
        try (InputStream style = MailCatcher.class.getResourceAsStream("/mail.css")) {
            return style == null ? "" : new String(style.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String policy, String body)
            throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        smtp.stop();
        http.stop(0);
        workers.close();
    }
}
