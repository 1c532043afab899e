package org.urbanriver.campus.notification.search;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.urbanriver.campus.contracts.events.EventTypes;
import org.urbanriver.campus.platform.problems.Invalid;

/** What somebody asks a list for. */
public final class Asked {

    private static final int LONGEST = 200;

    private Asked() {}

    /** A value as it was given; an empty field of a form asks for nothing. */
    public static @Nullable String given(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST) {
            throw new Invalid(name, "is too long");
        }
        return value;
    }

    /** The same without the space around it. */
    public static @Nullable String stripped(String name, @Nullable String value) {
        var text = given(name, value);
        return text == null ? null : text.strip();
    }

    /** Asks for events of a type, which may be named by its kind alone. */
    public static void forType(Criteria criteria, String type) {
        criteria.and("kind").is(EventTypes.kind(type));
        if (isWholeType(type)) {
            criteria.and("type").is(type);
        }
    }

    /** Whether it names prefix and version, too. */
    public static boolean isWholeType(String type) {
        return !EventTypes.kind(type).equals(type);
    }
}
