package org.urbanriver.campus.standalone.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCatcherTests {

    @TempDir
    Path folder;

    @Test
    void keepsAMailOverARestartOnceForAllItsRecipients() throws Exception {
        try (var catcher = MailCatcher.start(folder, 0, 0)) {
            send(catcher, "Welcome <b>you</b>", "Hello", "<p>Hello</p><script>alert(1)</script>");

            try (var files = Files.list(folder)) {
                assertThat(files).singleElement().asString().endsWith("000001-welcome-b-you-b.eml");
            }
        }

        try (var catcher = MailCatcher.start(folder, 0, 0)) {
            send(catcher, "Second", "Again", "<p>Again</p>");

            var mails = json(catcher);
            assertThat(mails)
                    .extracting(mail -> mail.get("subject").asText())
                    .containsExactly("Second", "Welcome <b>you</b>");
            var first = mails.get(1);
            assertThat(first.get("id").asInt()).isEqualTo(1);
            assertThat(first.get("to"))
                    .extracting(JsonNode::asText)
                    .containsExactly("ana@example.org", "ben@example.org");
            assertThat(first.get("text").asText()).isEqualTo("Hello");
            assertThat(first.get("html").asText()).contains("<script>");
            assertThat(first.get("messageId").asText()).isNotBlank();
        }
    }

    @Test
    void showsAMailWithoutLettingItDoAnything() throws Exception {
        try (var catcher = MailCatcher.start(folder, 0, 0)) {
            send(catcher, "<script>alert(1)</script>", "<i>text</i>", "<script>alert(2)</script>");

            assertThat(get(catcher, "").body()).contains("&lt;script&gt;").doesNotContain("<script>");
            var page = get(catcher, "messages/1");
            assertThat(page.body()).contains("&lt;i&gt;text", "<iframe sandbox").doesNotContain("<script>");
            var formatted = get(catcher, "messages/1/html");
            assertThat(formatted.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).startsWith("sandbox; default-src 'none'"));
            assertThat(get(catcher, "messages/2").statusCode()).isEqualTo(404);
        }
    }

    private static void send(MailCatcher catcher, String subject, String text, String html) throws Exception {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(catcher.smtpPort()));
        var message = new MimeMessage(Session.getInstance(settings));
        message.setFrom("campus@example.org");
        message.setRecipients(Message.RecipientType.TO, InternetAddress.parse("ana@example.org, ben@example.org"));
        message.setSubject(subject);
        var plain = new MimeBodyPart();
        plain.setText(text);
        var formatted = new MimeBodyPart();
        formatted.setContent(html, "text/html; charset=utf-8");
        message.setContent(new MimeMultipart("alternative", plain, formatted));
        Transport.send(message);
    }

    private static JsonNode json(MailCatcher catcher) throws Exception {
        return new ObjectMapper().readTree(get(catcher, "messages").body());
    }

    private static HttpResponse<String> get(MailCatcher catcher, String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(catcher.page().resolve("/" + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
