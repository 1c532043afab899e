package org.urbanriver.campus.standalone.stores;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The mails in a folder, one numbered file each, as they came. */
final class CaughtMails {

    record Mail(
            int id,
            @Nullable String from,
            List<String> to,
            @Nullable String subject,
            @Nullable String messageId,
            String receivedAt,
            @Nullable String text,
            @Nullable String html) {}

    private static final Pattern FILE = Pattern.compile("(\\d{1,9})-.*\\.eml");

    private final Path folder;
    private final ConcurrentSkipListMap<Integer, Path> files = new ConcurrentSkipListMap<>();

    private CaughtMails(Path folder) {
        this.folder = folder;
    }

    static CaughtMails in(Path folder) throws IOException {
        Files.createDirectories(folder);
        var mails = new CaughtMails(folder);
        try (Stream<Path> found = Files.list(folder)) {
            found.forEach(file -> {
                var name = FILE.matcher(file.getFileName().toString());
                if (name.matches()) {
                    mails.files.put(Integer.parseInt(name.group(1)), file);
                }
            });
        }
        return mails;
    }

    /** Returns when the mail is in its file, whole. */
    synchronized void keep(MimeMessage message) {
        try {
            var number = files.isEmpty() ? 1 : files.lastKey() + 1;
            var words = Objects.requireNonNullElse(message.getSubject(), "").toLowerCase(Locale.ROOT);
            var slug = words.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
            var file = folder.resolve("%06d-%s.eml".formatted(number, slug.substring(0, Math.min(40, slug.length()))));
            var partial = Files.createTempFile(folder, "incoming", ".part");
            try (var out = Files.newOutputStream(partial)) {
                message.writeTo(out);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            files.put(number, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail cannot be kept", e);
        }
    }

    List<Mail> newestFirst() {
        return files.descendingMap().entrySet().stream()
                .map(entry -> read(entry.getKey(), entry.getValue()))
                .toList();
    }

    Optional<Mail> find(int id) {
        return Optional.ofNullable(files.get(id)).map(file -> read(id, file));
    }

    private static Mail read(int id, Path file) {
        try (var in = Files.newInputStream(file)) {
            var message = new MimeMessage(null, in);
            return new Mail(
                    id,
                    addresses(message.getFrom()).stream().findFirst().orElse(null),
                    addresses(message.getAllRecipients()),
                    message.getSubject(),
                    message.getMessageID(),
                    Files.getLastModifiedTime(file).toInstant().toString(),
                    part(message, "text/plain"),
                    part(message, "text/html"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("Not a mail: " + file, e);
        }
    }

    private static List<String> addresses(Address @Nullable [] addresses) {
        return Stream.ofNullable(addresses)
                .flatMap(Arrays::stream)
                .map(address -> address instanceof InternetAddress mail ? mail.toUnicodeString() : address.toString())
                .toList();
    }

    private static @Nullable String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)
                && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                && part.getContent() instanceof String text) {
            return text;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var found = part(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
