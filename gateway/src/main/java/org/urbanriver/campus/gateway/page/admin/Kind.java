package org.urbanriver.campus.gateway.page.admin;

import java.util.List;
import org.urbanriver.campus.contracts.events.EventTypes;
import org.urbanriver.campus.gateway.page.Frame;

/** A kind of event in words, such as “Enrolled” for {@code enrollment.activated}; one of a later version by its own name. */
public record Kind(Frame frame, String kind) {

    static Kind of(Frame frame, String type) {
        return new Kind(frame, EventTypes.kind(type));
    }

    /** Those that this version knows. */
    static List<Kind> all(Frame frame) {
        return EventTypes.all().keySet().stream()
                .map(type -> of(frame, type))
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    public String name() {
        return frame.textOr("admin.kind." + kind, kind);
    }

    /** What it happened to, for its color: {@code enrollment}, {@code offering}, {@code course}, {@code account}. */
    public String family() {
        var dot = kind.indexOf('.');
        return dot < 0 ? kind : kind.substring(0, dot);
    }
}
