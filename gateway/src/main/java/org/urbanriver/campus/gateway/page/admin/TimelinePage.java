package org.urbanriver.campus.gateway.page.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.notifications.Timeline;
import org.urbanriver.campus.contracts.notifications.Timeline.Entry;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The story of one enrollment.
 *
 * @param names of accounts, by their ids
 */
public record TimelinePage(
        Frame frame, String id, Asked<EnrollmentView> enrollment, Asked<Timeline> timeline, Map<String, String> names)
        implements Screen {

    /** An event with what followed from it: messages and mails, and other events. */
    public record Chapter(Entry event, Kind kind, List<Entry> effects, List<Entry> led) {

        public String anchor() {
            return anchorOf(event.eventId());
        }

        /** Whether something of it went wrong and waits for somebody. */
        public boolean isTroubled() {
            return event.consumers().stream().anyMatch(each -> each.progress() == Timeline.Progress.FAILED)
                    || effects.stream().anyMatch(each -> "failed".equals(each.outcome()));
        }
    }

    public static String anchorOf(String eventId) {
        return "event-" + eventId;
    }

    /** The oldest first. */
    public List<Chapter> chapters() {
        var entries = timeline.required().entries();
        var events = new LinkedHashMap<String, Chapter>();
        for (var entry : entries) {
            if (entry.effect() == null) {
                events.put(
                        entry.eventId(),
                        new Chapter(entry, Kind.of(frame, entry.type()), new ArrayList<>(), new ArrayList<>()));
            }
        }
        for (var entry : entries) {
            if (entry.effect() != null && events.containsKey(entry.eventId())) {
                events.get(entry.eventId()).effects().add(entry);
            } else if (entry.effect() == null && entry.causedBy() != null && events.containsKey(entry.causedBy())) {
                events.get(entry.causedBy()).led().add(entry);
            }
        }
        return List.copyOf(events.values());
    }

    /** What an event followed from, if that is part of the story. */
    public Optional<Entry> cause(Entry event) {
        return timeline.required().entries().stream()
                .filter(each -> each.effect() == null && each.eventId().equals(event.causedBy()))
                .findFirst();
    }

    /** Whether it happened to somebody else's enrollment, or to the offering. */
    public boolean isOfAnother(Entry event) {
        return !id.equals(event.enrollmentId());
    }

    public String name(@Nullable String accountId) {
        return accountId == null ? "" : names.getOrDefault(accountId, accountId);
    }
}
