package org.urbanriver.campus.contracts.notifications;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well events flow at a moment. A part with a {@code problem} is not known, and the problem says why.
 *
 * @param warnings what is wrong and what to do; empty when all is well
 * @param liveStreams open live connections of the instance that answers
 */
public record FlowHealth(
        Instant at,
        List<Warning> warnings,
        List<Outbox> outboxes,
        Lags lags,
        Rates rates,
        DeadLetterCounts deadLetters,
        MailQueue mail,
        int liveStreams) {

    /** Sentences for an admin. */
    public record Warning(String what, String toDo) {}

    /**
     * The events of one service that wait to be sent.
     *
     * @param more whether more wait than are counted here
     * @param oldest when the first of them happened; absent when none waits
     */
    public record Outbox(
            String service,
            @Nullable Long waiting,
            boolean more,
            @Nullable Instant oldest,
            @Nullable String problem) {}

    public record Lags(List<Lag> groups, @Nullable String problem) {}

    /**
     * How far one group is behind on one topic.
     *
     * @param lag events that it has not worked off
     * @param members instances that read for the group now; 0 means that nobody does
     * @param late whether the first of these events has waited for more than a minute
     */
    public record Lag(String group, String topic, long lag, int members, boolean late) {}

    /**
     * @param lastHour each of the last 60 minutes, oldest first, by when the events happened
     * @param lastDay each of the last 24 hours, oldest first
     */
    public record Rates(
            List<Rate> lastHour,
            List<Rate> lastDay,
            @Nullable String problem) {}

    /**
     * @param from when the minute or hour began
     * @param kinds how many events of each kind, such as {@code enrollment.activated}
     */
    public record Rate(Instant from, long events, Map<String, Long> kinds) {}

    /**
     * @param open dead letters that nobody has decided about; 10,000 stands for that many or more
     * @param groups how many of these each group has
     */
    public record DeadLetterCounts(
            @Nullable Long open,
            Map<String, Long> groups,
            @Nullable String problem) {}

    /**
     * @param waiting mails; 10,000 stands for that many or more
     * @param oldest when the first of them was asked for
     * @param reason why that one waits, if an attempt failed
     * @param failed mails given up within the last day
     */
    public record MailQueue(
            @Nullable Long waiting,
            @Nullable Instant oldest,
            @Nullable String reason,
            @Nullable Long failed,
            @Nullable String problem) {}
}
