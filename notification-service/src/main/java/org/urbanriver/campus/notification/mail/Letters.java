package org.urbanriver.campus.notification.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.urbanriver.campus.notification.message.Message;
import org.urbanriver.campus.notification.message.Reader;

/** Gives a message the form of a mail: text and HTML, with headers that nothing typed by anybody can break out of. */
@Component
class Letters {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    private final MailSettings settings;
    private final Clock clock;
    private final InternetAddress from;
    private final String html = resource("mail/letter.html");
    private final String text = resource("mail/letter.txt");

    Letters(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        try {
            this.from = new InternetAddress(settings.from(), true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("CAMPUS_MAIL_FROM is not an address: " + settings.from(), e);
        }
    }

    /** @throws AddressException if the person's address is none */
    MimeMessage write(Session session, Mail mail, Addressee to) throws MessagingException {
        var message = mail.message();
        var id = messageId(mail);
        var letter = new MimeMessage(session) {
            /** Kept however often the mail takes another form, as it does for each server's abilities. */
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        letter.setFrom(from);
        letter.setRecipient(RecipientType.TO, address(to));
        letter.setSubject(message.title(), "UTF-8");
        letter.setSentDate(Date.from(clock.instant()));
        // Keeps out-of-office replies away (RFC 3834, section 5).
        letter.setHeader("Auto-Submitted", "auto-generated");
        var both = new MimeMultipart("alternative");
        both.addBodyPart(part(text(message, to), "plain"));
        both.addBodyPart(part(html(message, to), "html"));
        letter.setContent(both);
        return letter;
    }

    /** The same for the same mail, so that a receiver can tell a second copy after a crash for what it is. */
    String messageId(Mail mail) {
        var domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
        return "<" + digest(mail.id()) + "@" + domain + ">";
    }

    private String text(Message message, Addressee to) {
        var more = message.more().stream().map(paragraph -> paragraph + "\n\n").collect(Collectors.joining());
        var facts = message.facts().stream()
                .map(fact -> "  " + fact.label() + ": " + fact.value() + "\n")
                .collect(Collectors.joining());
        var words = new Reader(message.language(), null).words();
        return filled(
                text,
                Map.of(
                        "greeting", words.say("mail.greeting", Message.oneLine(to.name())),
                        "institute", words.say("mail.institute"),
                        "text", message.text(),
                        "more", more,
                        "facts", facts,
                        "action", message.action().label(),
                        "link", settings.link(message.action().path()),
                        "campus", settings.link("/")));
    }

    private String html(Message message, Addressee to) {
        var more = message.more().stream()
                .map(paragraph -> "<p>" + escaped(paragraph) + "</p>")
                .collect(Collectors.joining("\n"));
        var facts = message.facts().stream()
                .map(fact ->
                        "<tr><th scope=\"row\" align=\"left\" valign=\"top\" style=\"padding:4px 16px 4px 0;color:#52606d;"
                                + "font-weight:normal\">" + escaped(fact.label())
                                + "</th><td style=\"padding:4px 0\">" + value(fact) + "</td></tr>")
                .collect(Collectors.joining("\n"));
        var words = new Reader(message.language(), null).words();
        return filled(
                html,
                Map.of(
                        "language", words.language().getLanguage(),
                        "title", escaped(message.title()),
                        "greeting", escaped(words.say("mail.greeting", Message.oneLine(to.name()))),
                        "institute", escaped(words.say("mail.institute")),
                        "text", escaped(message.text()).replace("\n", "<br>"),
                        "more", more,
                        "facts", facts,
                        "action", escaped(message.action().label()),
                        "link", escaped(settings.link(message.action().path())),
                        "campus", escaped(settings.link("/"))));
    }

    private static String value(Message.Fact fact) {
        return fact.link() == null
                ? escaped(fact.value())
                : "<a href=\"" + escaped(fact.link()) + "\">" + escaped(fact.value()) + "</a>";
    }

    private static InternetAddress address(Addressee to) throws AddressException {
        var address = new InternetAddress(to.email(), true);
        try {
            address.setPersonal(Message.oneLine(to.name()), "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("UTF-8 is always there", e);
        }
        return address;
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, "UTF-8", subtype);
        return part;
    }

    /** Fills all places in one pass: what stands in a value is never taken for a place. */
    private static String filled(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }

    private static String escaped(String typed) {
        return HtmlUtils.htmlEscape(typed, "UTF-8");
    }

    private static String digest(String id) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String resource(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
