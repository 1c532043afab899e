package org.urbanriver.campus.standalone.chaos;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.urbanriver.campus.standalone.Person;
import org.urbanriver.campus.standalone.chaos.Call.Kind;
import org.urbanriver.campus.standalone.chaos.School.Offering;

/**
 * Somebody at the institute who enrolls, moves and withdraws students, imports lists of them, reserves seats, confirms completions,
 * makes classes larger and smaller, and cancels one.
 */
final class StaffClient extends Client {

    private static final int SMALLEST = 3;
    private static final int LARGEST = 12;
    private static final int GUESTS = 12;

    private final Person self;
    private final Map<String, Offering> holds = new HashMap<>();
    private int made;

    StaffClient(
            Random chance,
            School school,
            List<URI> gateways,
            Collection<Call> calls,
            BooleanSupplier over,
            Person self) {
        super(chance, school, gateways, calls, over, 700);
        this.self = self;
    }

    @Override
    void act() throws InterruptedException {
        var choice = chance.nextInt(100);
        var offering = any(school.offerings());
        var student = any(school.students());
        if (choice < 30 && offering.limited()) {
            resize(offering, SMALLEST + chance.nextInt(LARGEST - SMALLEST + 1));
        } else if (choice < 42) {
            enroll(offering, student, self);
        } else if (choice < 55) {
            transfer(offering, any(school.offerings()), student, self);
        } else if (choice < 65) {
            importRoster(offering);
        } else if (choice < 72 && offering.limited()) {
            reserve(offering);
        } else if (choice < 78) {
            useReservation();
        } else if (choice < 96) {
            withdraw(offering, student, self);
        } else if (choice < 98) {
            cancel(school.doomed());
        } else {
            call(
                    Kind.COMPLETE,
                    offering,
                    student.id(),
                    0,
                    self,
                    person -> person.post(path(offering, student) + "/complete", Map.of()));
        }
    }

    private void resize(Offering offering, int capacity) throws InterruptedException {
        call(
                Kind.RESIZE,
                offering,
                "",
                capacity,
                self,
                person -> person.put("/api/offerings/" + offering.id(), offering.withCapacity(capacity)));
    }

    private void cancel(Offering offering) throws InterruptedException {
        call(
                Kind.CANCEL,
                offering,
                "",
                0,
                self,
                person -> person.post(
                        "/api/offerings/%s/cancel".formatted(offering.id()), Map.of("reason", "The roof is gone")));
    }

    /** Mostly students, and now and then somebody without an account. */
    private void importRoster(Offering offering) throws InterruptedException {
        var rows = IntStream.range(0, 1 + chance.nextInt(5))
                .mapToObj(row -> any(school.students()).person().email() + ",Imported Student")
                .collect(Collectors.toSet());
        if (chance.nextInt(3) == 0) {
            var guest = chance.nextInt(GUESTS);
            rows.add("guest%d@chaos.example,Guest %d".formatted(guest, guest));
        }
        var file = "email,name\n" + String.join("\n", rows);
        call(
                Kind.IMPORT,
                offering,
                "",
                0,
                self,
                person -> person.post("/api/offerings/%s/roster/import".formatted(offering.id()), "text/csv", file));
    }

    /** Some of them until shortly, so that they end by themselves. */
    private void reserve(Offering offering) throws InterruptedException {
        made++;
        var id = "%s-%d".formatted(self.email().replaceAll("[^a-z]", ""), made);
        var until = chance.nextBoolean()
                ? Instant.parse("2099-04-01T00:00:00Z")
                : Instant.now().plusSeconds(3 + chance.nextInt(12));
        var command = Map.of("id", id, "seats", 1 + chance.nextInt(2), "until", until.toString(), "reason", "Friends");
        var call = call(
                Kind.HOLD,
                offering,
                "",
                0,
                self,
                person -> person.post("/api/offerings/%s/holds".formatted(offering.id()), command));
        if (call.status() == 201) {
            holds.put(id, offering);
        }
    }

    /** Gives a seat of a reservation to somebody, or gives it up. */
    private void useReservation() throws InterruptedException {
        if (holds.isEmpty()) {
            return;
        }
        var id = any(holds.keySet().stream().sorted().toList());
        var offering = holds.get(id);
        if (chance.nextBoolean()) {
            var student = any(school.students());
            var command = Map.of("offeringId", offering.id(), "studentId", student.id(), "hold", id);
            call(Kind.ENROLL_HELD, offering, student.id(), 0, self, person -> person.post("/api/enrollments", command));
        } else {
            holds.remove(id);
            call(
                    Kind.RELEASE,
                    offering,
                    "",
                    0,
                    self,
                    person -> person.delete("/api/offerings/%s/holds/%s".formatted(offering.id(), id)));
        }
    }
}
