package org.urbanriver.campus.standalone.chaos;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.urbanriver.campus.standalone.Person;
import org.urbanriver.campus.standalone.Person.Answer;
import org.urbanriver.campus.standalone.chaos.Call.Kind;
import org.urbanriver.campus.standalone.chaos.School.Offering;
import org.urbanriver.campus.standalone.chaos.School.Student;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the campus at random, one call after the other: at one gateway, and mostly again at the other when no answer came,
 * though what was asked for may have happened.
 */
abstract class Client implements Runnable {

    private static final int TRIES = 4;

    protected final Random chance;
    protected final School school;
    private final List<URI> gateways;
    private final Collection<Call> calls;
    private final BooleanSupplier over;
    private final int pause;
    private int gateway;

    /** @param pause between two calls, in milliseconds at most */
    Client(Random chance, School school, List<URI> gateways, Collection<Call> calls, BooleanSupplier over, int pause) {
        this.chance = chance;
        this.school = school;
        this.gateways = gateways;
        this.calls = calls;
        this.over = over;
        this.pause = pause;
        this.gateway = chance.nextInt(gateways.size());
    }

    /** One thing that such a client may want. */
    abstract void act() throws InterruptedException;

    @Override
    public void run() {
        try {
            while (!over.getAsBoolean()) {
                act();
                TimeUnit.MILLISECONDS.sleep(chance.nextInt(pause));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    protected final <T> T any(List<T> all) {
        return all.get(chance.nextInt(all.size()));
    }

    /** The last of the calls that it took. */
    protected final Call call(
            Kind kind, Offering offering, String student, int capacity, Person caller, Function<Person, Answer> request)
            throws InterruptedException {
        for (var tries = 1; ; tries++) {
            var start = Instant.now();
            var answer = answer(caller.at(gateways.get(gateway)), request);
            var call = new Call(
                    kind, offering.id(), student, capacity, start, Instant.now(), answer.status(), answer.body());
            calls.add(call);
            if (!call.isOpen()) {
                return call;
            }
            gateway = (gateway + 1) % gateways.size();
            if (tries == TRIES || chance.nextInt(4) == 0) {
                return call;
            }
            TimeUnit.MILLISECONDS.sleep(50 + chance.nextInt(500));
        }
    }

    private static Answer answer(Person caller, Function<Person, Answer> request) {
        try {
            return request.apply(caller);
        } catch (UncheckedIOException | JacksonException e) {
            return new Answer(0, JsonMapper.shared().getNodeFactory().stringNode(String.valueOf(e.getMessage())));
        }
    }

    protected final Call enroll(Offering offering, Student student, Person caller) throws InterruptedException {
        var command = student.person() == caller
                ? Map.of("offeringId", offering.id())
                : Map.of("offeringId", offering.id(), "studentId", student.id());
        return call(Kind.ENROLL, offering, student.id(), 0, caller, person -> person.post("/api/enrollments", command));
    }

    protected final Call withdraw(Offering offering, Student student, Person caller) throws InterruptedException {
        return call(
                Kind.WITHDRAW,
                offering,
                student.id(),
                0,
                caller,
                person -> person.post(path(offering, student) + "/withdraw", Map.of("reason", "The wind has turned")));
    }

    protected final Call transfer(Offering from, Offering to, Student student, Person caller)
            throws InterruptedException {
        return call(
                Kind.TRANSFER,
                to,
                student.id(),
                0,
                caller,
                person -> person.post(
                        path(from, student) + "/transfer",
                        Map.of("offeringId", to.id(), "reason", "It blows from elsewhere")));
    }

    protected static String path(Offering offering, Student student) {
        return "/api/enrollments/%s_%s".formatted(offering.id(), student.id());
    }
}
