package org.urbanriver.campus.standalone.chaos;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.urbanriver.campus.standalone.Person;
import org.urbanriver.campus.standalone.chaos.Call.Kind;
import org.urbanriver.campus.standalone.chaos.School.Offering;

/** Somebody at the institute who enrolls and withdraws students, confirms completions, and makes classes larger and smaller. */
final class StaffClient extends Client {

    private static final int SMALLEST = 3;
    private static final int LARGEST = 12;

    private final Person self;

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
        if (choice < 40 && offering.limited()) {
            resize(offering, SMALLEST + chance.nextInt(LARGEST - SMALLEST + 1));
        } else if (choice < 60) {
            enroll(offering, student, self);
        } else if (choice < 75) {
            transfer(offering, any(school.offerings()), student, self);
        } else if (choice < 97) {
            withdraw(offering, student, self);
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
}
