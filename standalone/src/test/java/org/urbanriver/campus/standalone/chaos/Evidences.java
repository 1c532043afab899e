package org.urbanriver.campus.standalone.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.urbanriver.campus.standalone.chaos.Call.Kind;
import org.urbanriver.campus.standalone.chaos.Evidence.Answers;
import org.urbanriver.campus.standalone.chaos.Evidence.Enrolled;
import org.urbanriver.campus.standalone.chaos.Evidence.Mail;
import org.urbanriver.campus.standalone.chaos.Evidence.Offered;
import org.urbanriver.campus.standalone.chaos.Evidence.Reader;
import org.urbanriver.campus.standalone.chaos.Evidence.Told;
import org.urbanriver.campus.standalone.chaos.Ledger.Entry;
import tools.jackson.databind.json.JsonMapper;

/**
 * A flawless little run, to be spoiled in one place by each test: of one seat, which Ada takes; Ben and Cyd wait for it, Ada
 * leaves, and Ben moves up.
 */
final class Evidences {

    static final String OFFERING = "neck";
    static final String TEACHER = "ines";

    List<Call> calls = new ArrayList<>();
    List<Event> log = new ArrayList<>();
    List<Ledger> snapshots = new ArrayList<>();
    List<Ledger> ledgers = new ArrayList<>();
    List<Enrolled> enrollments = new ArrayList<>();
    List<Offered> offerings = new ArrayList<>();
    List<Told> inbox = new ArrayList<>();
    List<Mail> mails = new ArrayList<>();
    List<String> caught = new ArrayList<>();
    List<String> recorded = new ArrayList<>();
    List<String> acts = new ArrayList<>();
    Map<String, Reader> readers = new HashMap<>();
    Map<String, Long> putAside = new HashMap<>();

    static Evidences flawless() {
        var run = new Evidences();
        run.log.add(offering(0, 1, "scheduled"));
        run.log.add(enrollment(1, "ada", 1, "activated", "ACTIVE", "ENROLLED"));
        run.log.add(enrollment(2, "ben", 1, "waitlisted", "WAITLISTED", ""));
        run.log.add(enrollment(3, "cyd", 1, "waitlisted", "WAITLISTED", ""));
        run.log.add(enrollment(4, "ada", 2, "withdrawn", "WITHDRAWN", ""));
        run.log.add(enrollment(5, "ben", 2, "activated", "ACTIVE", "PROMOTED"));
        run.calls.add(call(0, Kind.SCHEDULE, "", 201, run.log.getFirst(), 1));
        run.calls.add(call(1, Kind.ENROLL, "ada", 201, run.log.get(1), 0));
        run.calls.add(call(2, Kind.ENROLL, "ben", 201, run.log.get(2), 0));
        run.calls.add(call(3, Kind.ENROLL, "cyd", 201, run.log.get(3), 0));
        run.calls.add(call(4, Kind.WITHDRAW, "ada", 200, run.log.get(4), 0));
        run.snapshots.add(ledger(1, List.of("ada"), List.of()));
        run.snapshots.add(ledger(1, List.of("ada"), List.of("ben")));
        run.snapshots.add(ledger(1, List.of("ada"), List.of("ben", "cyd")));
        run.snapshots.add(ledger(1, List.of("ben"), List.of("cyd")));
        run.ledgers.add(ledger(1, List.of("ben"), List.of("cyd")));
        run.enrollments.add(stored(run.log.get(4)));
        run.enrollments.add(stored(run.log.get(5)));
        run.enrollments.add(stored(run.log.get(3)));
        run.offerings.add(new Offered(OFFERING, 1, "OPEN", 1, 0));
        run.consume();
        return run;
    }

    /** Everything that follows from the log, done as it has to be. */
    void consume() {
        for (var event : log) {
            inbox.addAll(Recipients.byInbox(event));
            Recipients.byMail(event).forEach(mail -> {
                mails.add(new Mail(mail, "SENT"));
                caught.add(ConsumersActOnce.messageId(mail));
            });
            recorded.add(event.id());
        }
        enrollments.forEach(each -> readers.put(each.id(), new Reader(each.sequence(), each.status())));
    }

    Evidence evidence() {
        return new Evidence(
                calls,
                log,
                snapshots,
                ledgers,
                enrollments,
                offerings,
                inbox,
                mails,
                caught,
                recorded,
                acts,
                readers,
                putAside,
                answers());
    }

    private Answers answers() {
        var rosters =
                enrollments.stream().collect(Collectors.toMap(Enrolled::student, Enrolled::status, (one, two) -> two));
        var positions = new HashMap<String, Integer>();
        ledgers.getFirst().waiting().forEach(entry -> positions.put(id(entry.student()), positions.size() + 1));
        return new Answers(
                Map.of(OFFERING, rosters),
                Map.of(OFFERING, ledgers.getFirst().free()),
                positions,
                inbox.stream().collect(Collectors.groupingBy(Told::recipient, Collectors.counting())),
                Map.of(OFFERING, log.stream().map(Event::id).distinct().toList()));
    }

    static String id(String student) {
        return OFFERING + "_" + student;
    }

    static Instant at(int second) {
        return Instant.parse("2099-04-01T10:00:00Z").plusSeconds(second);
    }

    static Ledger ledger(int capacity, List<String> holders, List<String> waiting) {
        return new Ledger(
                OFFERING,
                capacity,
                capacity - holders.size(),
                false,
                holders.stream().map(each -> new Entry(each, 1)).toList(),
                List.of(),
                waiting.stream().map(each -> new Entry(each, 1)).toList(),
                waiting.size(),
                List.of(),
                List.of(),
                0);
    }

    static Event enrollment(int second, String student, long sequence, String type, String status, String cause) {
        var body = """
                {"enrollment": {"id": "%s", "studentId": "%s", "studentName": "%s", "status": "%s", "changedAt": "%s",
                  "offering": %s}, "cause": "%s", "toEnrollmentId": "%s"}""".formatted(id(student), student, student, status, at(second), view(1), cause, id(student));
        return event(second, "enrollment." + type, id(student), sequence, body);
    }

    static Event offering(int second, long sequence, String type) {
        return event(second, "offering." + type, OFFERING, sequence, "{\"offering\": %s}".formatted(view(1)));
    }

    static Event by(Event event, Event.Origin origin) {
        return new Event(
                event.id(),
                event.type(),
                event.subject(),
                event.sequence(),
                event.time(),
                event.topic(),
                event.partition(),
                event.offset(),
                origin,
                event.body());
    }

    /** That an offering was scheduled of which it is decided later whether it takes place. */
    static Event undecided(int second, Instant decideAt) {
        var view = view(1).replace("\"status\"", "\"decideAt\": \"%s\", \"status\"".formatted(decideAt));
        return event(second, "offering.scheduled", OFFERING, 1, "{\"offering\": %s}".formatted(view));
    }

    private static String view(int capacity) {
        return "{\"id\": \"%s\", \"status\": \"OPEN\", \"capacity\": %d, \"instructorIds\": [\"%s\"]}"
                .formatted(OFFERING, capacity, TEACHER);
    }

    private static Event event(int second, String type, String subject, long sequence, String body) {
        return new Event(
                subject + "." + sequence,
                "org.urbanriver.campus." + type + ".v1",
                subject,
                sequence,
                at(second),
                "enrollment-events",
                0,
                second,
                Event.Origin.NONE,
                JsonMapper.shared().readTree(body));
    }

    static Call call(int second, Kind kind, String student, int status, Event shown, int capacity) {
        return new Call(
                kind,
                OFFERING,
                student,
                capacity,
                at(second).minusMillis(5),
                at(second).plusMillis(5),
                status,
                shown.view());
    }

    static Enrolled stored(Event last) {
        return new Enrolled(
                last.subject(),
                OFFERING,
                last.student(),
                last.status(),
                1,
                last.changedAt(),
                last.sequence(),
                last.sequence(),
                0);
    }

    Set<String> violated() {
        var evidence = evidence();
        return Invariant.ALL.stream()
                .filter(each -> each.violations(evidence).findAny().isPresent())
                .map(each -> each.getClass().getSimpleName())
                .collect(Collectors.toSet());
    }

    /** The words of all violations. */
    String words() {
        var evidence = evidence();
        return Invariant.ALL.stream()
                .flatMap(each -> each.violations(evidence))
                .flatMap(each -> Stream.of(each.subject(), each.words()))
                .collect(Collectors.joining(" "));
    }
}
