package org.urbanriver.campus.notification.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.notifications.FlowHealth.DeadLetterCounts;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Lag;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Lags;
import org.urbanriver.campus.contracts.notifications.FlowHealth.MailQueue;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Outbox;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Warning;

/** What is wrong with the flow, and what an admin can do about it. */
final class Warnings {

    private static final Duration OUTBOX_PATIENCE = Duration.ofMinutes(1);
    private static final Duration MAIL_PATIENCE = Duration.ofMinutes(2);

    private final Instant now;
    private final List<Warning> all = new ArrayList<>();

    private Warnings(Instant now) {
        this.now = now;
    }

    static List<Warning> about(
            Instant now, List<Outbox> outboxes, Lags lags, DeadLetterCounts deadLetters, MailQueue mail) {
        var warnings = new Warnings(now);
        outboxes.forEach(warnings::outbox);
        warnings.unknown("How far the consumers are is not known", lags.problem(), "Check that Kafka runs.");
        lags.groups().forEach(warnings::lag);
        warnings.unknown("The dead letters are not known", deadLetters.problem(), "Check the database.");
        deadLetters.groups().forEach(warnings::deadLetters);
        warnings.unknown("The mail queue is not known", mail.problem(), "Check the database.");
        warnings.mail(mail);
        return List.copyOf(warnings.all);
    }

    private void outbox(Outbox outbox) {
        if (outbox.problem() != null) {
            add(
                    "The outbox of %s is not known: it %s.".formatted(outbox.service(), outbox.problem()),
                    "Check that the service runs; its events wait in its database and are sent when it is back.");
        } else if (outbox.oldest() != null && isOlder(outbox.oldest(), OUTBOX_PATIENCE)) {
            add(
                    "%s has not been able to send %s for %s."
                            .formatted(
                                    outbox.service(),
                                    number(outbox.waiting(), outbox.more(), "event"),
                                    since(outbox.oldest())),
                    "Check that Kafka runs and that the service reaches it; nothing is lost meanwhile.");
        }
    }

    private void lag(Lag lag) {
        if (lag.members() == 0) {
            add(
                    "Nobody reads %s for %s (%s waiting)."
                            .formatted(lag.topic(), lag.group(), number(lag.lag(), false, "event")),
                    "Start the service that the group belongs to; if the group was removed from the campus, delete it in Kafka.");
        } else if (lag.late()) {
            add(
                    "%s is more than a minute behind on %s (%s waiting)."
                            .formatted(lag.group(), lag.topic(), number(lag.lag(), false, "event")),
                    "If the number does not fall, look for errors in that service's log, or start another instance of it.");
        }
    }

    private void deadLetters(String group, Long open) {
        add(
                "%s could not digest %s.".formatted(group, number(open, false, "event")),
                "Look at the dead letters, mend the cause, then replay them, or discard them with a note.");
    }

    private void mail(MailQueue mail) {
        if (mail.oldest() != null && isOlder(mail.oldest(), MAIL_PATIENCE)) {
            add(
                    "%s waiting, the first for %s%s."
                            .formatted(
                                    number(mail.waiting(), false, "mail") + (one(mail.waiting()) ? " is" : " are"),
                                    since(mail.oldest()),
                                    mail.reason() == null ? "" : ": " + mail.reason()),
                    "Check the mail server (SMTP_HOST); all mail is sent when it is back.");
        }
        if (mail.failed() != null && mail.failed() > 0) {
            add(
                    "%s given up within the last day."
                            .formatted(number(mail.failed(), false, "mail") + (one(mail.failed()) ? " was" : " were")),
                    "The timeline of an enrollment tells why; correct the address, and tell the person another way.");
        }
    }

    private void unknown(String what, @Nullable String problem, String toDo) {
        if (problem != null) {
            add(what + ": " + problem + ".", toDo);
        }
    }

    private void add(String what, String toDo) {
        all.add(new Warning(what, toDo));
    }

    private boolean isOlder(Instant time, Duration patience) {
        return time.isBefore(now.minus(patience));
    }

    private String since(Instant time) {
        var minutes = Math.max(Duration.between(time, now).toMinutes(), 1);
        return minutes < 120 ? plural(minutes, "minute") : plural(minutes / 60, "hour");
    }

    private static String number(@Nullable Long count, boolean more, String thing) {
        var known = count == null ? 0 : count;
        return (more ? "more than " : "") + plural(known, thing);
    }

    private static boolean one(@Nullable Long count) {
        return count != null && count == 1;
    }

    private static String plural(long count, String thing) {
        return count == 1 ? "1 " + thing : "%,d %ss".formatted(count, thing);
    }
}
