package org.urbanriver.campus.standalone.browser;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.urbanriver.campus.standalone.Person;
import org.urbanriver.campus.standalone.SingleCampus;
import tools.jackson.databind.JsonNode;

/**
 * A campus as it is in the middle of a semester, so that every page has something to show: courses of several techniques,
 * classes that fill, and one student who learns, waits and has completed. All of it is made through the API. The student has
 * confirmed their address; the instructor is still asked to.
 *
 * @param headaches slug of the sample course, which has every kind of offering
 * @param jaw slug of a course whose one class is full
 * @param revised id of a course that was published twice
 * @param draft id of a course that was never published
 * @param openClass id of a class of the sample course with seats left
 * @param openSeat id of an enrollment in it
 * @param fullClass id of a class with a waitlist
 * @param learning id of the student's enrollment that they are in the middle of
 * @param waiting id of the student's place on a waitlist
 * @param completed id of one that they have completed
 * @param lesson address of a module that they read
 */
record Semester(
        Person admin,
        Person instructor,
        Person student,
        String headaches,
        String jaw,
        String revised,
        String draft,
        String openClass,
        String openSeat,
        String fullClass,
        String learning,
        String waiting,
        String completed,
        String lesson) {

    private static final String ADMIN = "dana.whitfield@urbanriver.example";
    private static final String INSTRUCTOR = "ines.calderon@urbanriver.example";
    private static final String STUDENT = "noor.haddad@mail.example";
    private static final int BROKEN = 99;
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final String STUDIO = "Urban River Massage Institute, Studio 2, 12 Canal Street, New York";
    private static final List<String> CLASSMATES = List.of(
            "Amara Okafor",
            "Ben Lindqvist",
            "Carmen Ruiz Ortega",
            "Dmitri Volkov",
            "Elena Marchetti",
            "Farah Siddiqui",
            "Grace O'Donnell",
            "Hiroshi Tanaka",
            "Imani Brooks",
            "Jonas Weber",
            "Keisha Marshall",
            "Luca Ferraro",
            "Mei-Ling Chen",
            "Nikolai Petrov-Alexandrescu");

    /** For a campus that starts empty. */
    static Map<String, String> settings() {
        return Map.of(
                "CAMPUS_SAMPLE_DATA", "false", "CAMPUS_ADMIN_EMAIL", ADMIN, "CAMPUS_ADMIN_PASSWORD", Person.PASSWORD);
    }

    static Semester begin(SingleCampus campus) {
        var semester = new Planning(campus.address()).semester();
        Person.followed(new Letters(campus).link(STUDENT, "/verify"), Map.of());
        BrokenEvent.sent(campus.kafkaServers(), semester.openSeat(), BROKEN);
        return semester;
    }

    Optional<Account> account(Viewer viewer) {
        return switch (viewer) {
            case VISITOR -> Optional.empty();
            case STUDENT -> Optional.of(new Account(STUDENT, Person.PASSWORD));
            case INSTRUCTOR -> Optional.of(new Account(INSTRUCTOR, Person.PASSWORD));
            case ADMIN -> Optional.of(new Account(ADMIN, Person.PASSWORD));
        };
    }

    /** An address below the course that was revised. */
    String taught(String below) {
        return "/teach/courses/" + revised + below;
    }

    /** One in which there are classes. */
    YearMonth month() {
        return YearMonth.from(Planning.saturday(4));
    }

    /** An address below a module of that course. */
    String taughtModule(String below) {
        return taught("/modules/twelve-points") + below;
    }

    /** An address below the class that is half full. */
    String scheduled(String below) {
        return "/teach/offerings/" + openClass + below;
    }

    /** An address below somebody who has a seat there. */
    String seated(String below) {
        return scheduled("/students/") + openSeat + below;
    }

    /** Id of something that could not be digested. */
    String deadLetter() {
        return deadLetter(BROKEN);
    }

    /** Id of what became of the broken event of that number. */
    String deadLetter(int sequence) {
        var event = openSeat + "." + sequence;
        return await().atMost(Lab.PATIENCE)
                .until(
                        () -> admin.get("/api/monitor/dead-letters?state=OPEN")
                                .expect(200)
                                .body()
                                .get("items")
                                .valueStream()
                                .filter(letter ->
                                        event.equals(letter.path("eventId").asString("")))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .get("id")
                .asString();
    }

    private static final class Planning {

        private final Person admin;
        private final Person instructor;
        private final Person student;
        private final List<Person> classmates;

        Planning(URI campus) {
            admin = Person.signedIn(campus, ADMIN, Person.PASSWORD);
            instructor = Person.registered(campus, INSTRUCTOR, "Ines Calderón");
            admin.put("/api/accounts/%s/roles".formatted(instructor.id()), Map.of("roles", List.of("INSTRUCTOR")))
                    .expect(200);
            student = Person.registered(campus, STUDENT, "Noor Haddad");
            classmates = registered(campus);
        }

        private static List<Person> registered(URI campus) {
            try (var workers = Executors.newFixedThreadPool(4)) {
                var registering = CLASSMATES.stream()
                        .map(name -> workers.submit(() -> Person.registered(
                                campus, name.toLowerCase().replaceAll("[^a-z]+", ".") + "@mail.example", name)))
                        .toList();
                var people = new ArrayList<Person>();
                for (var each : registering) {
                    people.add(each.get());
                }
                return people;
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        Semester semester() {
            var headaches = published(CourseFolder.sample());
            var jaw = published(CourseFolder.named("myofascial-release-for-neck-and-jaw"));
            var lymph = published(CourseFolder.named("lymphatic-drainage-after-surgery"));
            var desk = published(CourseFolder.named("acupressure-at-the-desk"));
            revise(desk);
            var shoulder = published(CourseFolder.named("trigger-points-of-the-shoulder-girdle"));
            var stillness = published(CourseFolder.named("stillness-craniosacral-touch"));
            var drenaje = published(CourseFolder.named("drenaje-linfatico-fundamentos"));
            var draft = CourseFolder.named("nerve-compression-at-the-elbow").imported(instructor);

            var openClass = scheduled(headaches, live(6, 18));
            seat(openClass, classmates.subList(1, 9));
            var openSeat = enrolled(classmates.getFirst(), openClass);
            var homeStudy = scheduled(headaches, homeStudy());
            seat(homeStudy, classmates.subList(4, 12));
            seat(scheduled(headaches, webinar(3, 30)), classmates.subList(6, 14));

            var fullClass = scheduled(jaw, live(4, 4));
            seat(fullClass, classmates.subList(2, 7));
            var lymphClass = scheduled(lymph, live(5, 10));
            seat(
                    lymphClass,
                    Stream.concat(Stream.of(student), classmates.subList(7, 13).stream())
                            .toList());
            seat(scheduled(lymph, webinar(2, 20)), classmates.subList(0, 5));
            var deskStudy = scheduled(desk, homeStudy());
            seat(deskStudy, classmates.subList(9, 14));
            scheduled(shoulder, with(live(9, 16), "enrollFrom", morning(3)));
            scheduled(stillness, with(webinar(7, 24), "prerequisites", List.of(slug(headaches))));
            seat(scheduled(drenaje, webinar(4, 20)), classmates.subList(2, 4));

            var learning = enrolled(student, homeStudy);
            done(learning, headaches, 3);
            var completed = enrolled(student, deskStudy);
            done(completed, desk, 2);
            instructor
                    .post("/api/enrollments/%s/complete".formatted(completed), Map.of())
                    .expect(200);
            var waiting = enrolled(student, fullClass);
            withdrawn(classmates.get(13), openClass);
            awaitMessages();
            return new Semester(
                    admin,
                    instructor,
                    student,
                    slug(headaches),
                    slug(jaw),
                    text(desk, "id"),
                    text(draft, "id"),
                    openClass,
                    openSeat,
                    fullClass,
                    learning,
                    waiting,
                    completed,
                    "/courses/%s/modules/trigger-point-therapy".formatted(slug(headaches)));
        }

        private JsonNode published(CourseFolder folder) {
            var course = folder.imported(instructor);
            publish(course, "First edition");
            return course;
        }

        private void revise(JsonNode course) {
            var module = "/api/authoring/courses/%s/modules/twelve-points".formatted(text(course, "id"));
            var change = Map.of(
                    "title", "Twelve points",
                    "technique", "acupressure",
                    "minutes", 75,
                    "objectives", List.of("Locate each point by bone and muscle"),
                    "text", """
                            ## Landmarks, not charts

                            Every body is different. Find the bone first, then the hollow beside it. Ask before you press.
                            """);
            instructor.put(module, change).expect(200);
            publish(course, "Ask for consent before pressing");
        }

        private void publish(JsonNode course, String note) {
            var path = "/api/authoring/courses/%s/publish".formatted(text(course, "id"));
            instructor.post(path, Map.of("note", note)).expect(200);
        }

        private static Map<String, Object> live(int weeks, int capacity) {
            return Map.of(
                    "type",
                    "LIVE",
                    "place",
                    STUDIO,
                    "timeZone",
                    NEW_YORK.getId(),
                    "dates",
                    List.of(date(weeks, LocalTime.of(9, 0), 7)),
                    "capacity",
                    capacity,
                    "waitlist",
                    true);
        }

        private static Map<String, Object> webinar(int weeks, int capacity) {
            return Map.of(
                    "type",
                    "WEBINAR",
                    "link",
                    "https://meet.urbanriver.example/evening",
                    "timeZone",
                    NEW_YORK.getId(),
                    "dates",
                    List.of(date(weeks, LocalTime.of(18, 30), 3), date(weeks + 1, LocalTime.of(18, 30), 3)),
                    "capacity",
                    capacity,
                    "waitlist",
                    false);
        }

        private static Map<String, Object> homeStudy() {
            return Map.of("type", "HOME_STUDY", "timeZone", NEW_YORK.getId());
        }

        private static Map<String, Object> with(Map<String, Object> terms, String name, Object value) {
            var more = new HashMap<>(terms);
            more.put(name, value);
            return more;
        }

        private static String morning(int weeks) {
            return saturday(weeks).atTime(8, 0).atZone(NEW_YORK).toInstant().toString();
        }

        private static Map<String, Object> date(int weeks, LocalTime from, int hours) {
            var start = saturday(weeks).atTime(from).atZone(NEW_YORK);
            return Map.of(
                    "startsAt", start.toInstant().toString(),
                    "endsAt", start.plusHours(hours).toInstant().toString());
        }

        private static LocalDate saturday(int weeks) {
            return LocalDate.now(NEW_YORK).plusWeeks(weeks).with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        }

        /** The course comes to the enrollment-service by an event, which may take a moment. */
        private String scheduled(JsonNode course, Map<String, Object> terms) {
            var offering = with(terms, "course", slug(course));
            var ids = new ArrayList<String>();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                var answer = instructor.post("/api/offerings", offering);
                ids.add(text(answer.expect(201).body(), "id"));
            });
            return ids.getFirst();
        }

        private void seat(String offering, List<Person> people) {
            people.forEach(person -> enrolled(person, offering));
        }

        private static String enrolled(Person person, String offering) {
            var answer = person.post("/api/enrollments", Map.of("offeringId", offering));
            return text(answer.expect(201).body(), "id");
        }

        private void done(String enrollment, JsonNode course, int modules) {
            for (var number = 0; number < modules; number++) {
                var module = text(course.get("modules").get(number), "id");
                student.put("/api/enrollments/%s/modules/%s/done".formatted(enrollment, module), Map.of())
                        .expect(200);
            }
        }

        private static void withdrawn(Person person, String offering) {
            var path = "/api/enrollments/%s/withdraw".formatted(enrolled(person, offering));
            person.post(path, Map.of("reason", "I am on duty that Saturday.")).expect(200);
        }

        /** What follows from enrolling is part of what the pages show. */
        private void awaitMessages() {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> student.get("/api/inbox")
                                    .expect(200)
                                    .body()
                                    .get("total")
                                    .asInt()
                            >= 4);
        }

        private static String slug(JsonNode course) {
            return text(course, "slug");
        }

        private static String text(JsonNode node, String field) {
            return node.get(field).asString();
        }
    }
}
