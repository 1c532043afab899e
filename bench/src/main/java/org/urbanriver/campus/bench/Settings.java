package org.urbanriver.campus.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run measures.
 *
 * @param students accounts to make, each with a token of its own
 * @param seconds that each rate is held, after {@code warmUp} seconds that do not count
 * @param clients who call without a pause, each on one connection
 * @param visitors who read pages, and take their time for each
 * @param seats of each offering that is enrolled in
 * @param racers who want one of {@code prizes} seats at once
 * @param perSecond enrollments whose way to the inbox is measured
 * @param existing how many enrollments there shall be before the enrollment measurements, ascending
 * @param output folder of the reports
 */
record Settings(
        URI address,
        String adminEmail,
        String adminPassword,
        int students,
        int seconds,
        int warmUp,
        int clients,
        int visitors,
        int seats,
        int racers,
        int prizes,
        int perSecond,
        List<Integer> existing,
        Set<Kind> kinds,
        Path output) {

    static final String USAGE = """
            Measures a running campus. Each option is --name=value:
              --address         of the campus (http://localhost:8080)
              --admin-email     an admin's account, else CAMPUS_ADMIN_EMAIL
              --admin-password  its password, else CAMPUS_ADMIN_PASSWORD
              --only            some of %s (all)
              --existing        enrollments there before the enrollment measurements (10000,100000)
              --students        accounts to make (2000); the campus must allow so many registrations an hour
              --seconds         of each measurement (30), --warm-up before it (15)
              --clients         at the same time (16)
              --visitors        who look around on the pages at the same time (50)
              --seats           of each offering (100)
              --racers          for --prizes seats (500 for 30)
              --per-second      enrollments whose way to the inbox is measured (100)
              --output          folder of the HTML reports (bench/target/reports)
            """.formatted(names(EnumSet.allOf(Kind.class)));

    /** What is measured. */
    enum Kind {
        VISITORS,
        CATALOG_PAGE,
        CATALOG_JSON,
        COURSE_PAGE,
        COURSE_JSON,
        ENROLL,
        RACE,
        INBOX;

        String option() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Refuses what it does not understand with words for whoever typed it. */
    static Settings of(List<String> arguments, Map<String, String> environment) {
        var given = new Given(arguments, environment);
        var settings = new Settings(
                URI.create(given.text("address", "http://localhost:8080")),
                given.text("admin-email", environment.getOrDefault("CAMPUS_ADMIN_EMAIL", "")),
                given.text("admin-password", environment.getOrDefault("CAMPUS_ADMIN_PASSWORD", "")),
                given.number("students", 2_000),
                given.number("seconds", 30),
                given.number("warm-up", 15),
                given.number("clients", 16),
                given.number("visitors", 50),
                given.number("seats", 100),
                given.number("racers", 500),
                given.number("prizes", 30),
                given.number("per-second", 100),
                given.numbers("existing", "10000,100000"),
                given.kinds("only"),
                Path.of(given.text("output", "bench/target/reports")));
        given.requireAllKnown();
        if (settings.adminEmail().isEmpty() || settings.adminPassword().isEmpty()) {
            throw new IllegalArgumentException("An admin's account is needed: --admin-email and --admin-password");
        }
        if (settings.students() < settings.racers() || settings.students() < settings.seats()) {
            throw new IllegalArgumentException("There must be at least as many students as racers and as seats");
        }
        return settings;
    }

    private static String names(Set<Kind> kinds) {
        return kinds.stream().map(Kind::option).collect(Collectors.joining(","));
    }

    private static final class Given {

        private final Map<String, String> left = new HashMap<>();

        Given(List<String> arguments, Map<String, String> environment) {
            for (var argument : arguments) {
                var parts = argument.split("=", 2);
                if (!argument.startsWith("--") || parts.length != 2) {
                    throw new IllegalArgumentException("\"%s\" is no --name=value".formatted(argument));
                }
                left.put(parts[0].substring(2), parts[1].strip());
            }
        }

        String text(String name, String otherwise) {
            var value = left.remove(name);
            return value == null || value.isEmpty() ? otherwise : value;
        }

        int number(String name, int otherwise) {
            return number(name, text(name, String.valueOf(otherwise)));
        }

        private static int number(String name, String text) {
            if (!text.matches("\\d{1,7}")) {
                throw new IllegalArgumentException("--%s must be a number, not \"%s\"".formatted(name, text));
            }
            return Integer.parseInt(text);
        }

        List<Integer> numbers(String name, String otherwise) {
            return Arrays.stream(text(name, otherwise).split(","))
                    .map(each -> number(name, each.strip()))
                    .sorted()
                    .toList();
        }

        Set<Kind> kinds(String name) {
            var all = EnumSet.allOf(Kind.class);
            var wanted = List.of(text(name, names(all)).split(","));
            var unknown = wanted.stream()
                    .filter(each -> all.stream().noneMatch(kind -> kind.option().equals(each)))
                    .toList();
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("--%s knows %s, not %s".formatted(name, names(all), unknown));
            }
            all.removeIf(kind -> !wanted.contains(kind.option()));
            return all;
        }

        void requireAllKnown() {
            if (!left.isEmpty()) {
                throw new IllegalArgumentException("There is no option --" + String.join(", --", left.keySet()));
            }
        }
    }
}
