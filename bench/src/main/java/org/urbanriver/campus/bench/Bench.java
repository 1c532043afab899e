package org.urbanriver.campus.bench;

import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.urbanriver.campus.bench.Settings.Kind;

/** Measures what was asked for, one after the other, and prints the table. */
public final class Bench {

    /** Nobody is expected to enroll faster; so many seats are prepared. */
    private static final int FASTEST = 1_500;

    private final Settings settings;
    private final Progress progress;
    private final Ground ground;
    private final Table table;

    private Bench(Settings settings, Progress progress, Ground ground, Table table) {
        this.settings = settings;
        this.progress = progress;
        this.ground = ground;
        this.table = table;
    }

    public static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(Settings.USAGE);
            return;
        }
        Settings settings;
        try {
            settings = Settings.of(List.of(arguments), System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + Settings.USAGE);
            System.exit(2);
            return;
        }
        var out = System.out;
        System.setOut(System.err); // What Gatling has to say is not the table.
        var progress = new Progress();
        var admin = Person.signedIn(settings.address(), settings.adminEmail(), settings.adminPassword());
        var table = new Table(stores(admin));
        new Bench(settings, progress, Ground.prepare(settings, admin, progress), table).run();
        out.println(table);
        progress.tell("reports: " + settings.output().toAbsolutePath());
        System.exit(0);
    }

    private static String stores(Person admin) {
        var system = admin.get("/api/monitor/system").expect(200).body();
        return system.get("database").asString() + "; " + system.get("broker").asString();
    }

    private void run() throws InterruptedException {
        if (wants(Kind.VISITORS)) {
            visit();
        }
        read(Kind.CATALOG_PAGE, "catalog page", "/");
        read(Kind.CATALOG_JSON, "catalog JSON", "/api/courses");
        read(Kind.COURSE_PAGE, "course page", "/courses/" + ground.course());
        read(Kind.COURSE_JSON, "course JSON", "/api/courses/" + ground.course());
        for (var existing : settings.existing()) {
            if (wants(Kind.RACE) || wants(Kind.INBOX) || wants(Kind.ENROLL)) {
                ground.fill(existing, progress);
            }
            if (wants(Kind.RACE)) {
                race();
            }
            if (wants(Kind.INBOX)) {
                inbox();
            }
            if (wants(Kind.ENROLL)) {
                enroll();
            }
        }
    }

    private boolean wants(Kind kind) {
        return settings.kinds().contains(kind);
    }

    private void read(Kind kind, String measured, String path) {
        if (wants(kind)) {
            var samples = load(kind.option(), callers -> callers.readers(measured, path));
            table.add(measured, ground.enrolled(), samples.figures(warmUp()), settings.clients() + " clients");
        }
    }

    private void visit() {
        var pages = List.of("/", "/?q=head", "/courses/" + ground.course(), "/sign-in");
        var samples = load(Kind.VISITORS.option(), callers -> callers.visitors(pages));
        var remark = "%d visitors, a page every 2 s".formatted(settings.visitors());
        table.add("pages", ground.enrolled(), samples.figures(warmUp()), remark);
    }

    private void enroll() {
        var before = ground.enrolled();
        var offerings = ground.webinars(offerings(FASTEST), settings.seats());
        var samples = load(
                "enroll-" + before, callers -> callers.enrollers(ground.students(), offerings, ground::countEnrolled));
        var remark = "%d clients, offerings of %d seats".formatted(settings.clients(), settings.seats());
        table.add("enroll", before, samples.figures(warmUp()), remark);
        awaitFollowers(offerings, ground.enrolled() - before);
    }

    /** The first race only warms up. */
    private void race() {
        var before = ground.enrolled();
        for (var name : List.of("race-warm-up", "race")) {
            var offering = ground.webinars(1, settings.prizes()).getFirst();
            var racers = ground.students().subList(0, settings.racers());
            var samples = load(name + "-" + before, callers -> callers.racers(racers, offering));
            var figures = samples.figures(Duration.ZERO);
            var seated = seated(offering);
            if (name.equals("race")) {
                var remark = "%d for %d seats: settled in %.2f s, %d seated"
                        .formatted(
                                settings.racers(),
                                settings.prizes(),
                                figures.span().toMillis() / 1e3,
                                seated);
                table.add("race", before, figures, remark);
            }
            for (var each = 0; each < seated; each++) {
                ground.countEnrolled();
            }
        }
    }

    /** As the roster and the count of seats tell it; they must agree. */
    private int seated(String offering) {
        var admin = ground.admin();
        var roster = admin.get("/api/offerings/%s/roster?size=100".formatted(offering))
                .expect(200)
                .body();
        var active = 0;
        for (var entry : roster.get("items")) {
            active += entry.get("status").asString().equals("ACTIVE") ? 1 : 0;
        }
        var left = admin.get("/api/offerings/" + offering)
                .expect(200)
                .body()
                .get("seatsLeft")
                .asInt();
        if (settings.prizes() - left != active) {
            throw new IllegalStateException("%d seats are left, but %d are on the roster".formatted(left, active));
        }
        return active;
    }

    private void inbox() throws InterruptedException {
        var before = ground.enrolled();
        var offerings = ground.webinars(offerings(settings.perSecond()), settings.seats());
        Map<String, Long> began = new ConcurrentHashMap<>();
        try (var watch = EventWatch.open(ground.admin())) {
            var samples = load(
                    "inbox-" + before,
                    callers -> callers.lookers(ground.students(), offerings, (session, ended) -> {
                        began.put("" + session.getString("enrollment"), session.getLong("began"));
                        ground.countEnrolled();
                    }));
            var rate = settings.perSecond() + " enrollments/s";
            table.add("enroll to inbox", before, samples.figures(warmUp()), rate);
            Ground.pause(Duration.ofSeconds(2));
            var streamed = new Samples();
            began.forEach((enrollment, start) -> {
                var told = watch.told(enrollment);
                streamed.add(start, told == null ? start : told, told != null);
            });
            table.add("enroll to monitor stream", before, streamed.figures(warmUp()), rate);
        }
        awaitFollowers(offerings, ground.enrolled() - before);
    }

    private void awaitFollowers(List<String> offerings, int enrolled) {
        progress.tell("waiting for what follows");
        var last = enrolled - 1 - settings.clients();
        if (last >= 0) {
            ground.awaitFollowers(
                    offerings.get(last / settings.seats() % offerings.size()),
                    ground.students().get(last % ground.students().size()));
        }
    }

    private int offerings(int perSecond) {
        return perSecond * (settings.warmUp() + settings.seconds()) / settings.seats() + 1;
    }

    private Duration warmUp() {
        return Duration.ofSeconds(settings.warmUp());
    }

    private Samples load(String name, Function<Callers, PopulationBuilder> population) {
        progress.tell("measuring " + name);
        var samples = new Samples();
        var callers = new Callers(settings, samples);
        Load.run(settings.address(), settings.output(), name, () -> population.apply(callers));
        return samples;
    }
}
