package org.urbanriver.campus.gateway.page.teaching;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** The time zones in which classes are announced. */
final class Zones {

    /** Those of the United States, from east to west. */
    static final List<String> USUAL = List.of(
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu",
            "America/Puerto_Rico");

    private Zones() {}

    /** The zone of this name; one that is not known any more is read as UTC. */
    static ZoneId of(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
