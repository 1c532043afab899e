package org.urbanriver.campus.notification.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.notifications.FlowHealth.DeadLetterCounts;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Lag;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Lags;
import org.urbanriver.campus.contracts.notifications.FlowHealth.MailQueue;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Outbox;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Warning;
import org.urbanriver.campus.notification.words.Words;

/** What is wrong with the flow, and what an admin can do about it, in the language of whoever asks. */
final class Warnings {

    private static final Duration OUTBOX_PATIENCE = Duration.ofMinutes(1);
    private static final Duration MAIL_PATIENCE = Duration.ofMinutes(2);

    private final Instant now;
    private final List<Warning> all = new ArrayList<>();
    private final Words words = Words.of("warnings");

    private Warnings(Instant now) {
        this.now = now;
    }

    static List<Warning> about(
            Instant now, List<Outbox> outboxes, Lags lags, DeadLetterCounts deadLetters, MailQueue mail) {
        var warnings = new Warnings(now);
        outboxes.forEach(warnings::outbox);
        warnings.unknown("lags.unknown", lags.problem(), "lags.unknown.do");
        lags.groups().forEach(warnings::lag);
        warnings.unknown("letters.unknown", deadLetters.problem(), "store.do");
        deadLetters.groups().forEach(warnings::deadLetters);
        warnings.unknown("mail.unknown", mail.problem(), "store.do");
        warnings.mail(mail);
        return List.copyOf(warnings.all);
    }

    private void outbox(Outbox outbox) {
        if (outbox.problem() != null) {
            add("outbox.unknown.do", "outbox.unknown", outbox.service(), outbox.problem());
        } else if (outbox.oldest() != null && isOlder(outbox.oldest(), OUTBOX_PATIENCE)) {
            add(
                    "outbox.do",
                    "outbox",
                    outbox.service(),
                    events(outbox.waiting(), outbox.more()),
                    since(outbox.oldest()));
        }
    }

    private void lag(Lag lag) {
        if (lag.members() == 0) {
            add("lag.nobody.do", "lag.nobody", lag.group(), lag.topic(), events(lag.lag(), false));
        } else if (lag.late()) {
            add("lag.late.do", "lag.late", lag.group(), lag.topic(), events(lag.lag(), false));
        }
    }

    private void deadLetters(String group, Long open) {
        add("letters.do", "letters", group, events(open, false));
    }

    private void mail(MailQueue mail) {
        if (mail.oldest() != null && isOlder(mail.oldest(), MAIL_PATIENCE)) {
            var waiting = Objects.requireNonNullElse(mail.waiting(), 0L);
            if (mail.reason() == null) {
                add("mail.do", "mail", waiting, since(mail.oldest()));
            } else {
                add("mail.do", "mail.why", waiting, since(mail.oldest()), mail.reason());
            }
        }
        if (mail.failed() != null && mail.failed() > 0) {
            add("mail.failed.do", "mail.failed", mail.failed());
        }
    }

    private void unknown(String what, @Nullable String problem, String toDo) {
        if (problem != null) {
            add(toDo, what, problem);
        }
    }

    private void add(String toDo, String what, Object... values) {
        all.add(new Warning(words.say(what, values), words.say(toDo)));
    }

    private boolean isOlder(Instant time, Duration patience) {
        return time.isBefore(now.minus(patience));
    }

    private String since(Instant time) {
        var minutes = Math.max(Duration.between(time, now).toMinutes(), 1);
        return minutes < 120 ? words.say("minutes", minutes) : words.say("hours", minutes / 60);
    }

    private String events(@Nullable Long count, boolean more) {
        return words.say(more ? "events.more" : "events", Objects.requireNonNullElse(count, 0L));
    }
}
