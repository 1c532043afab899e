package org.urbanriver.campus.gateway.page.account;

import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.urbanriver.campus.gateway.page.Frame;

/** The time zones that one can choose from: those of the United States by their names, then all others by their cities. */
final class TimeZones {

    private static final List<String> UNITED_STATES = List.of(
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu",
            "America/Puerto_Rico");

    private static final List<String> REGIONS =
            List.of("America", "Africa", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific");

    private TimeZones() {}

    static List<ZoneGroup> in(Frame frame) {
        var locale = Locale.forLanguageTag(frame.language() + "-US");
        var groups = new ArrayList<ZoneGroup>();
        groups.add(new ZoneGroup(
                frame.text("preferences.zone.us"),
                UNITED_STATES.stream()
                        .map(id -> new ZoneChoice(
                                id, ZoneId.of(id).getDisplayName(TextStyle.FULL, locale) + " · " + city(id)))
                        .toList()));
        var ids = ZoneId.getAvailableZoneIds();
        for (var region : REGIONS) {
            groups.add(new ZoneGroup(
                    frame.text("preferences.zone." + region),
                    ids.stream()
                            .filter(id -> id.startsWith(region + "/") && !UNITED_STATES.contains(id))
                            .map(id -> new ZoneChoice(id, city(id)))
                            .sorted(Comparator.comparing(ZoneChoice::name))
                            .toList()));
        }
        return List.copyOf(groups);
    }

    private static String city(String id) {
        return id.substring(id.indexOf('/') + 1).replace('_', ' ').replace("/", ", ");
    }
}
