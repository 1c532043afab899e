package org.urbanriver.campus.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What is measured on: students, offerings and the enrollments that are there before. All is made through the API. */
final class Ground {

    private static final int AT_ONCE = 16;
    private static final String PASSWORD = "a long enough passphrase";
    private static final Instant CLASS = Instant.parse("2099-05-04T09:00:00Z");

    private final Settings settings;
    private final Person admin;
    private final String course;
    private final List<Person> students;
    private final AtomicInteger enrolled = new AtomicInteger();
    private int filled;

    private Ground(Settings settings, Person admin, String course, List<Person> students) {
        this.settings = settings;
        this.admin = admin;
        this.course = course;
        this.students = students;
    }

    static Ground prepare(Settings settings, Person admin, Progress progress) {
        var courses = admin.get("/api/courses?size=1").expect(200).body().get("items");
        if (courses.isEmpty()) {
            throw new IllegalStateException(
                    "The campus has no published course; start it with CAMPUS_SAMPLE_DATA=true");
        }
        var run = Long.toString(System.currentTimeMillis(), 36);
        progress.tell("making %,d students".formatted(settings.students()));
        var students = atOnce(IntStream.range(0, settings.students())
                .<Callable<Person>>mapToObj(number -> () -> Person.registered(
                        settings.address(),
                        "student-%s-%d@bench.example".formatted(run, number),
                        "Student " + number,
                        PASSWORD))
                .toList());
        return new Ground(settings, admin, courses.get(0).get("slug").asString(), students);
    }

    Person admin() {
        return admin;
    }

    /** Slug of the course that all offerings are of. */
    String course() {
        return course;
    }

    List<Person> students() {
        return students;
    }

    /** How many enrollments this run has made so far. */
    int enrolled() {
        return enrolled.get();
    }

    void countEnrolled() {
        enrolled.incrementAndGet();
    }

    /** Ids of new webinars with that many seats each and no waitlist. */
    List<String> webinars(int count, int seats) {
        var command = Map.of(
                "course",
                course,
                "type",
                "WEBINAR",
                "link",
                "https://meet.example/bench",
                "dates",
                List.of(Map.of("startsAt", CLASS, "endsAt", CLASS.plus(Duration.ofHours(3)))),
                "capacity",
                seats,
                "waitlist",
                false);
        return atOnce(IntStream.range(0, count)
                .<Callable<String>>mapToObj(number -> () -> scheduled(command))
                .toList());
    }

    private String scheduled(Map<String, Object> command) {
        return admin.post("/api/offerings", command)
                .expect(201)
                .body()
                .get("id")
                .asString();
    }

    /** Enrolls students until there are that many enrollments, each in home studies that nobody else uses. */
    void fill(int enrollments, Progress progress) {
        while (enrolled() < enrollments) {
            var homeStudy = scheduled(Map.of("course", course, "type", "HOME_STUDY"));
            var more = Math.min(students.size(), enrollments - enrolled());
            progress.tell("filling: %,d of %,d enrollments".formatted(enrolled(), enrollments));
            atOnce(students.subList(0, more).stream()
                    .<Callable<Integer>>map(student -> () -> admin.post(
                                    "/api/enrollments", Map.of("offeringId", homeStudy, "studentId", student.id()))
                            .expect(201)
                            .status())
                    .toList());
            enrolled.addAndGet(more);
            filled++;
            if (filled % 5 == 0) {
                awaitFollowers(homeStudy, students.get(more - 1));
            }
        }
    }

    /** Waits until the last enrollment of an offering has had all its effects, so that nothing else is measured with it. */
    void awaitFollowers(String offering, Person student) {
        var timeline = "/api/monitor/enrollments/%s_%s/timeline".formatted(offering, student.id());
        var deadline = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        while (!isDone(admin.get(timeline))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("What follows from an enrollment has not happened within ten minutes");
            }
            pause(Duration.ofMillis(500));
        }
    }

    private static boolean isDone(Person.Answer timeline) {
        if (timeline.status() != 200) {
            return false;
        }
        var effects = new ArrayList<String>();
        timeline.body().get("entries").forEach(entry -> {
            if (entry.hasNonNull("outcome")) {
                effects.add(entry.get("outcome").asString());
            }
        });
        return effects.size() >= 2 && !effects.contains("queued");
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var results = new ArrayList<T>();
            for (var each : workers.invokeAll(work)) {
                results.add(each.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The preparation failed: " + e.getCause(), e);
        }
    }
}
