package org.urbanriver.campus.standalone.chaos;

import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.urbanriver.campus.standalone.Person;
import tools.jackson.databind.JsonNode;

/**
 * The people and offerings of a run.
 *
 * @param doomed the one of the offerings that staff are going to cancel
 * @param module of the course, the only one
 */
record School(
        Person admin,
        Person instructor,
        List<Student> students,
        List<Offering> offerings,
        Offering doomed,
        String module) {

    static final String ADMIN = "first.admin@chaos.example";
    static final String PASSWORD = "the very first passphrase";

    /** So many students rarely come to one class, in the time that a run has. */
    private static final int MANY = 12;

    record Student(String id, Person person) {}

    /** @param terms all but the capacity, as the API takes them */
    record Offering(String id, boolean limited, Map<String, Object> terms) {

        Map<String, Object> withCapacity(int capacity) {
            var changed = new HashMap<>(terms);
            changed.put("capacity", capacity);
            return changed;
        }
    }

    /** Before anything is killed; each answer counts. */
    static School open(List<URI> gateways, Plan plan, List<Call> calls) throws InterruptedException {
        var admin = Person.signedIn(gateways.getFirst(), ADMIN, PASSWORD);
        var instructor = Person.registered(gateways.getLast(), "instructor@chaos.example", "Ines Instructor");
        admin.put("/api/accounts/%s/roles".formatted(instructor.id()), Map.of("roles", List.of("INSTRUCTOR")))
                .expect(200);
        var draft = drafted(instructor);
        var course = draft.get("id").asString();
        instructor
                .post(
                        "/api/authoring/courses/%s/modules".formatted(course),
                        Map.of("title", "Stay calm", "minutes", 25, "text", "Breathe."))
                .expect(201);
        instructor
                .post("/api/authoring/courses/%s/publish".formatted(course), Map.of("note", "First edition"))
                .expect(200);
        var slug = draft.get("slug").asString();
        var module = admin.get("/api/courses/" + slug)
                .expect(200)
                .body()
                .get("modules")
                .get(0)
                .get("id")
                .asString();
        var registered = registered(gateways, plan.clients() * plan.students());
        var offerings = new ArrayList<Offering>();
        for (var capacity : new int[] {4, 6, 8}) {
            offerings.add(scheduled(instructor, live(slug, true), capacity, calls));
        }
        var offers = new HashMap<>(live(slug, true));
        offers.put("offerHours", 24);
        offerings.add(scheduled(instructor, offers, 5, calls));
        offerings.add(scheduled(instructor, live(slug, false), 5, calls));
        offerings.add(scheduled(instructor, Map.of("course", slug, "type", "HOME_STUDY"), 0, calls));
        for (var minimum : new int[] {1, MANY}) {
            var decided = new HashMap<>(live(slug, true));
            decided.put("minimum", minimum);
            decided.put("decideAt", Instant.now().plus(plan.load().dividedBy(2)).toString());
            offerings.add(scheduled(instructor, decided, MANY, calls));
        }
        var doomed = scheduled(instructor, live(slug, true), 6, calls);
        offerings.add(doomed);
        return new School(admin, instructor, registered, List.copyOf(offerings), doomed, module);
    }

    /** The other gateway may take a second to know that they are an instructor. */
    private static JsonNode drafted(Person instructor) {
        var draft = Map.of(
                "title", "Hands in a storm",
                "summary", "One short module, so that all of it can be completed.",
                "ceHours", new BigDecimal("1.0"));
        return await().atMost(Duration.ofSeconds(10))
                .until(() -> instructor.post("/api/authoring/courses", draft), answer -> answer.status() == 201)
                .body();
    }

    private static List<Student> registered(List<URI> gateways, int students) throws InterruptedException {
        try (var workers = Executors.newFixedThreadPool(4)) {
            var registering = IntStream.range(0, students)
                    .mapToObj(number -> workers.submit(() -> {
                        var person = Person.registered(
                                gateways.get(number % gateways.size()),
                                "student%d@chaos.example".formatted(number),
                                "Student " + (1000 + number));
                        return new Student(person.id(), person);
                    }))
                    .toList();
            var registered = new ArrayList<Student>();
            for (var each : registering) {
                registered.add(each.get());
            }
            return List.copyOf(registered);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Map<String, Object> live(String course, boolean waitlist) {
        return Map.of(
                "course",
                course,
                "type",
                "LIVE",
                "place",
                "Room 1",
                "dates",
                List.of(Map.of("startsAt", "2099-05-01T09:00:00Z", "endsAt", "2099-05-01T17:00:00Z")),
                "waitlist",
                waitlist);
    }

    /** The course comes to the enrollment-service by an event, which may take a moment. */
    private static Offering scheduled(Person instructor, Map<String, Object> terms, int capacity, List<Call> calls) {
        var command = new HashMap<>(terms);
        if (capacity > 0) {
            command.put("capacity", capacity);
        }
        var scheduled = new ArrayList<Offering>();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var start = Instant.now();
            var answer = instructor.post("/api/offerings", command).expect(201).body();
            var id = answer.get("id").asString();
            scheduled.add(new Offering(id, capacity > 0, terms));
            calls.add(new Call(Call.Kind.SCHEDULE, id, "", capacity, start, Instant.now(), 201, answer));
        });
        return scheduled.getFirst();
    }
}
