package org.urbanriver.campus.standalone.chaos;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.urbanriver.campus.standalone.chaos.Evidence.Mail;
import org.urbanriver.campus.standalone.chaos.Evidence.Told;

/**
 * Every event caused exactly what it has to: one inbox entry and one mail for each who has to hear of it, one record in the
 * monitor, and the lessons opened or closed by the last of them.
 *
 * <p>A mail is the same mail by its {@code Message-ID}. A mail server may take it twice, when what sent it was killed before it
 * could note so; that is counted by {@link #sentAgain} and no violation.
 */
final class ConsumersActOnce implements Invariant {

    /** Where a mail names the event that it tells of: what asks somebody to claim or confirm, of which no event tells. */
    private static final String LETTER = "letter:";

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        var ofEnrollments = evidence.events().stream()
                .filter(event -> event.isOfEnrollment() || event.isOfOffering())
                .toList();
        var inbox = ofEnrollments.stream().flatMap(event -> Recipients.byInbox(event).stream());
        var letters = evidence.mails().stream()
                .map(Mail::told)
                .filter(told -> told.event().startsWith(LETTER))
                .toList();
        Set<Told> mails = Stream.concat(
                        ofEnrollments.stream().flatMap(event -> Recipients.byMail(event).stream()), letters.stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return Stream.of(
                        once("inbox entry", inbox.collect(Collectors.toSet()), evidence.inbox(), Told::event),
                        once(
                                "mail",
                                mails,
                                evidence.mails().stream().map(Mail::told).toList(),
                                Told::event),
                        evidence.mails().stream()
                                .filter(mail -> !mail.state().equals("SENT"))
                                .map(mail -> new Violation(
                                        mail.told().event(),
                                        "the mail to %s is %s"
                                                .formatted(mail.told().recipient(), mail.state()))),
                        once(
                                "mail at the mail server",
                                mails.stream().map(ConsumersActOnce::messageId).collect(Collectors.toSet()),
                                Set.copyOf(evidence.caught()),
                                Function.identity()),
                        once(
                                "record in the monitor",
                                evidence.events().stream().map(Event::id).collect(Collectors.toSet()),
                                evidence.recorded(),
                                Function.identity()),
                        letters.stream().collect(Collectors.groupingBy(Told::recipient)).values().stream()
                                .filter(each -> each.size() > 1)
                                .map(each -> new Violation(each.getFirst().event(), "more than one letter: " + each)),
                        readers(evidence))
                .flatMap(each -> each);
    }

    private static <T> Stream<Violation> once(
            String what, Set<T> expected, Collection<T> found, Function<T, String> subject) {
        var missing = new HashSet<>(expected);
        found.forEach(missing::remove);
        var seen = new HashSet<T>();
        return Stream.concat(
                missing.stream().map(each -> new Violation(subject.apply(each), "no %s: %s".formatted(what, each))),
                found.stream()
                        .filter(each -> !seen.add(each) || !expected.contains(each))
                        .map(each -> new Violation(subject.apply(each), "one %s too many: %s".formatted(what, each))));
    }

    private static Stream<Violation> readers(Evidence evidence) {
        return evidence.enrollments().stream()
                .filter(each -> {
                    var reader = evidence.readers().get(each.id());
                    return reader == null
                            || reader.sequence() != each.sequence()
                            || !reader.status().equals(each.status());
                })
                .map(each -> new Violation(
                        each.id(),
                        "it is %s #%d, but for its lessons %s"
                                .formatted(
                                        each.status(),
                                        each.sequence(),
                                        evidence.readers().get(each.id()))));
    }

    /** How many mails the mail server took more than once, and how often. */
    static Map<Long, Long> sentAgain(List<String> caught) {
        return caught.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .values()
                .stream()
                .filter(times -> times > 1)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    /** As the notification-service makes it from the mail's own id, without the domain. */
    static String messageId(Told mail) {
        try {
            var id = "%s:%s:mail".formatted(mail.event(), mail.recipient());
            var hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
