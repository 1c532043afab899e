package org.urbanriver.campus.standalone.stores;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.standalone.stores.CaughtMails.Mail;

/** The mail catcher's pages. All that a mail brings is escaped, or shown in a frame that runs and loads nothing. */
final class MailPages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final int MOST_LISTED = 500;

    static String list(List<Mail> mails) {
        var rows = mails.stream()
                .limit(MOST_LISTED)
                .map(mail -> """
                        <tr><td><a href="/messages/%d">%s</a></td><td>%s</td><td>%s</td></tr>
                        """.formatted(mail.id(), subject(mail), escape(String.join(", ", mail.to())), time(mail)))
                .collect(Collectors.joining());
        return page("Caught mail", """
                <h1>Caught mail</h1>
                <p>%d mails that the campus sent. None was delivered to anybody. <a href="/messages">As JSON</a></p>
                <table><thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Received</th></tr></thead>
                <tbody>%s</tbody></table>
                """.formatted(mails.size(), rows));
    }

    static String one(Mail mail) {
        var html = mail.html() == null
                ? ""
                : "<h2>As formatted</h2><iframe sandbox title=\"The formatted mail\" src=\"/messages/%d/html\"></iframe>"
                        .formatted(mail.id());
        var text = mail.text() == null ? "" : "<h2>As text</h2><pre>%s</pre>".formatted(escape(mail.text()));
        return page(subject(mail), """
                <p><a href="/">All mails</a></p>
                <h1>%s</h1>
                <dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd><dt>Received</dt><dd>%s</dd><dt>Message</dt><dd>%s</dd></dl>
                %s%s
                """.formatted(
                        subject(mail),
                        escape(mail.from()),
                        escape(String.join(", ", mail.to())),
                        time(mail),
                        escape(mail.messageId()),
                        text,
                        html));
    }

    private static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s</title><link rel="stylesheet" href="/mail.css"></head>
                <body><main>%s</main></body></html>
                """.formatted(title, body);
    }

    private static String subject(Mail mail) {
        var subject = mail.subject();
        return subject == null || subject.isBlank() ? "(no subject)" : escape(subject);
    }

    private static String time(Mail mail) {
        return TIME.format(Instant.parse(mail.receivedAt()));
    }

    private static String escape(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }

    private MailPages() {}
}
