package org.urbanriver.campus.standalone.chaos;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.urbanriver.campus.standalone.chaos.Call.Kind;
import org.urbanriver.campus.standalone.chaos.School.Offering;
import org.urbanriver.campus.standalone.chaos.School.Student;

/** Acts for some students who cannot make up their minds. */
final class StudentClient extends Client {

    private record Entry(Student student, Offering offering) {}

    private final List<Student> own;
    private final List<Entry> entered = new ArrayList<>();

    StudentClient(
            Random chance,
            School school,
            List<URI> gateways,
            Collection<Call> calls,
            BooleanSupplier over,
            List<Student> own) {
        super(chance, school, gateways, calls, over, 400);
        this.own = own;
    }

    private void move(Entry entry, Offering to) throws InterruptedException {
        var call =
                transfer(entry.offering(), to, entry.student(), entry.student().person());
        if (call.status() != 409) {
            entered.remove(entry);
            var there = new Entry(entry.student(), to);
            if (!entered.contains(there)) {
                entered.add(there);
            }
        }
    }

    @Override
    void act() throws InterruptedException {
        var choice = chance.nextInt(100);
        if (entered.isEmpty() || choice < 55) {
            var student = any(own);
            var offering = any(school.offerings());
            var call = enroll(offering, student, student.person());
            var entry = new Entry(student, offering);
            if (call.status() != 409 && !entered.contains(entry)) {
                entered.add(entry);
            }
        } else if (choice < 63) {
            var entry = any(entered);
            call(
                    Kind.ACCEPT,
                    entry.offering(),
                    entry.student().id(),
                    0,
                    entry.student().person(),
                    person -> person.post(path(entry.offering(), entry.student()) + "/accept", Map.of()));
        } else if (choice < 72) {
            move(any(entered), any(school.offerings()));
        } else if (choice < 94) {
            var entry = entered.remove(chance.nextInt(entered.size()));
            withdraw(entry.offering(), entry.student(), entry.student().person());
        } else {
            var entry = any(entered);
            call(
                    Kind.DONE,
                    entry.offering(),
                    entry.student().id(),
                    0,
                    entry.student().person(),
                    person -> person.put(
                            path(entry.offering(), entry.student()) + "/modules/%s/done".formatted(school.module()),
                            List.of()));
        }
    }
}
