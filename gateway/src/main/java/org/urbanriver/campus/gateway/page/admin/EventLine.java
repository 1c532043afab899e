package org.urbanriver.campus.gateway.page.admin;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.notifications.MonitoredEvent;

/**
 * A recorded event as a line that is read at a glance.
 *
 * @param who the person that it is about, or empty
 * @param what the course or technique that it is about, or empty
 * @param by the name of whoever did it; empty where its person or the campus did
 */
public record EventLine(MonitoredEvent event, Kind kind, String who, String what, String by) {

    static EventLine of(MonitoredEvent event, Kind kind, String by) {
        var data = event.data();
        var enrollment = map(data.get("enrollment"));
        var offering = map(data.containsKey("offering") ? data.get("offering") : enrollment.get("offering"));
        var who = text(enrollment.get("studentName"), map(data.get("account")).get("name"));
        var what = text(
                offering.get("courseTitle"),
                map(data.get("course")).get("title"),
                map(data.get("technique")).get("name"));
        return new EventLine(event, kind, who, what, by);
    }

    /** The id of its element. */
    public String id() {
        return "event-" + event.id();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(@Nullable Object... values) {
        for (var value : values) {
            if (value instanceof String text && !text.isBlank()) {
                return text;
            }
        }
        return "";
    }
}
