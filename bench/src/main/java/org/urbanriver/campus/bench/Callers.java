package org.urbanriver.campus.bench;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Those who call: what they ask for and how many of them there are. */
final class Callers {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Settings settings;
    private final Samples samples;

    Callers(Settings settings, Samples samples) {
        this.settings = settings;
        this.samples = samples;
    }

    /** A few clients without a break, each on one connection, who ask for the same again and again. */
    PopulationBuilder readers(String name, String path) {
        var reading = timed(exec(http(name).get(path).check(status().is(200))));
        return scenario(name).exec(during(length()).on(reading)).injectOpen(atOnceUsers(settings.clients()));
    }

    /** People who go from page to page, and look at each for one to three seconds. */
    PopulationBuilder visitors(List<String> pages) {
        var looking = pages.stream()
                .map(page -> timed(exec(http(page).get(page).check(status().is(200))))
                        .pause(Duration.ofSeconds(1), Duration.ofSeconds(3)))
                .toList();
        return scenario("visitors")
                .pause(Duration.ZERO, Duration.ofSeconds(3))
                .exec(during(length()).on(exec(looking)))
                .injectOpen(atOnceUsers(settings.visitors()));
    }

    /** The same clients enroll one student after the other, and fill one offering after the other. */
    PopulationBuilder enrollers(List<Person> students, List<String> offerings, Runnable onEnrolled) {
        var next = new AtomicInteger();
        var enrolling = exec(session -> seat(session, next.getAndIncrement(), students, offerings))
                .exec(timed(exec(enroll().check(status().is(201))), (session, ended) -> onEnrolled.run()));
        return scenario("enroll").exec(during(length()).on(enrolling)).injectOpen(atOnceUsers(settings.clients()));
    }

    /** All want a seat of the same offering in the same moment. */
    PopulationBuilder racers(List<Person> students, String offering) {
        var next = new AtomicInteger();
        var racing = exec(session -> session.set(
                                "token", students.get(next.getAndIncrement()).authorization())
                        .set("offering", offering))
                .exec(timed(exec(enroll().check(status().in(201, 409)))));
        return scenario("race").exec(racing).injectOpen(atOnceUsers(settings.racers()));
    }

    /**
     * So many a second enroll, and then look into their inbox until it tells them.
     *
     * @param onTold gets the session of each, with {@code enrollment} and {@code began}
     */
    PopulationBuilder lookers(List<Person> students, List<String> offerings, BiConsumer<Session, Long> onTold) {
        var next = new AtomicInteger();
        var look = http("look into the inbox")
                .get("/api/inbox?size=5")
                .header("Authorization", "#{token}")
                .check(status().is(200))
                .check(substring("#{enrollment}").count().saveAs("told"));
        var looking = asLongAs(Callers::isWaiting)
                .on(exec(look).doIf(Callers::isWaiting).then(pause(LOOK_AGAIN)));
        var enrolling = enroll().check(status().is(201)).check(jmesPath("id").saveAs("enrollment"));
        var chain = exec(session -> seat(session, next.getAndIncrement(), students, offerings))
                .exec(timed(group("enroll to inbox").on(exec(enrolling).exec(looking)), onTold));
        return scenario("inbox")
                .exec(chain)
                .injectOpen(constantUsersPerSec(settings.perSecond()).during(length()));
    }

    private static boolean isWaiting(Session session) {
        return !session.isFailed()
                && (!session.contains("told") || session.getInt("told") == 0)
                && System.nanoTime() - session.getLong("began") < LONGEST_WAIT.toNanos();
    }

    private Duration length() {
        return Duration.ofSeconds((long) settings.warmUp() + settings.seconds());
    }

    /** Nobody gets twice to the same offering, as there are no fewer students than it has seats. */
    private Session seat(Session session, int number, List<Person> students, List<String> offerings) {
        return session.set("token", students.get(number % students.size()).authorization())
                .set("offering", offerings.get(number / settings.seats() % offerings.size()));
    }

    private static HttpRequestActionBuilder enroll() {
        return http("enroll")
                .post("/api/enrollments")
                .header("Authorization", "#{token}")
                .header("Content-Type", "application/json")
                .body(StringBody("{\"offeringId\":\"#{offering}\"}"));
    }

    private ChainBuilder timed(ChainBuilder chain) {
        return timed(chain, (session, ended) -> {});
    }

    private ChainBuilder timed(ChainBuilder chain, BiConsumer<Session, Long> onSuccess) {
        return exec(session -> session.markAsSucceeded().set("began", System.nanoTime()))
                .exec(chain)
                .exec(session -> {
                    var ended = System.nanoTime();
                    samples.add(session.getLong("began"), ended, !session.isFailed());
                    if (!session.isFailed()) {
                        onSuccess.accept(session, ended);
                    }
                    return session;
                });
    }
}
