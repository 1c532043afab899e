package org.urbanriver.campus.standalone.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.urbanriver.campus.standalone.TwinCampus;

/** One run: a campus is started, used and killed in parts for a while, left alone until it is at rest, and looked at. */
final class Chaos {

    private final Plan plan;
    private final Path data;
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final Instant began = Instant.now();

    Chaos(Plan plan, Path data) {
        this.plan = plan;
        this.data = data;
    }

    Verdict run() throws InterruptedException {
        tell("seed %d; the same again: %s".formatted(plan.seed(), plan.command()));
        try (var campus = TwinCampus.started(data, settings());
                var stores = new Stores(campus)) {
            var gateways = campus.gateways();
            var school = School.open(gateways, plan, calls);
            var killer = new Killer(campus, plan.chance("killer"), plan.load());
            var sampler = new Sampler(stores.mongo(), killer::isDone);
            tell("%d clients and a killer, for %d seconds at least"
                    .formatted(plan.clients(), plan.load().toSeconds()));
            try (var actors = Executors.newVirtualThreadPerTaskExecutor()) {
                clients(school, campus, killer::isDone).forEach(actors::submit);
                actors.submit(sampler);
                actors.submit(killer);
            }
            var failures = new ArrayList<>(killer.failures());
            campus.failure().ifPresent(failures::add);
            if (!failures.isEmpty()) {
                throw new IllegalStateException("Not all came back: " + String.join("; ", failures));
            }
            tell("%d calls made, all is up again; waiting until everything is at rest".formatted(calls.size()));
            var unrest = new Rest(stores, this::tell).await();
            tell("looking at what is left");
            var evidence = evidence(stores, new Front(school, gateways), sampler.snapshots(killer.storeKills()));
            tell("judging");
            return Verdict.of(plan, evidence, killer.kills(), sampler.looks(), unrest);
        }
    }

    private Map<String, String> settings() {
        return Map.of(
                "CAMPUS_SAMPLE_DATA", "false",
                "CAMPUS_ADMIN_EMAIL", School.ADMIN,
                "CAMPUS_ADMIN_PASSWORD", School.PASSWORD);
    }

    private List<Client> clients(School school, TwinCampus campus, BooleanSupplier over) {
        var gateways = campus.gateways();
        var clients = new ArrayList<Client>();
        for (var number = 0; number < plan.clients(); number++) {
            var own = school.students().subList(number * plan.students(), (number + 1) * plan.students());
            clients.add(new StudentClient(plan.chance("student " + number), school, gateways, calls, over, own));
        }
        for (var staff : List.of(school.admin(), school.instructor())) {
            clients.add(new StaffClient(plan.chance("staff " + clients.size()), school, gateways, calls, over, staff));
        }
        return clients;
    }

    private Evidence evidence(Stores stores, Front front, List<Ledger> snapshots) {
        return new Evidence(
                List.copyOf(calls),
                stores.log(),
                snapshots,
                stores.ledgers(),
                stores.enrollments(),
                stores.offerings(),
                stores.inbox(),
                stores.mails(),
                stores.caught(),
                stores.recorded(),
                stores.acts(),
                stores.readers(),
                stores.putAside(),
                front.ask());
    }

    private void tell(String words) {
        System.out.printf(
                "%6.1f s  chaos: %s%n", Duration.between(began, Instant.now()).toMillis() / 1000.0, words);
    }
}
