package org.urbanriver.campus.platform.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Tells how many events wait and for how long. Waiting events stop nobody from working, so the service stays up; past one
 * minute the detail says that somebody should look.
 */
class OutboxHealth extends AbstractHealthIndicator {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final OutboxRelay relay;
    private final Clock clock;

    OutboxHealth(OutboxRelay relay, MeterRegistry meters, Clock clock) {
        this.relay = relay;
        this.clock = clock;
        Gauge.builder("campus.outbox.waiting", relay, each -> each.backlog().waiting())
                .description("events that wait to be sent")
                .register(meters);
        Gauge.builder(
                        "campus.outbox.age",
                        relay,
                        each -> each.backlog().age(clock.instant()).toSeconds())
                .description("age of the oldest event that waits to be sent")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var backlog = relay.backlog();
        var age = backlog.age(clock.instant());
        health.up().withDetail("waiting", backlog.waiting()).withDetail("oldestSeconds", age.toSeconds());
        if (age.compareTo(PATIENCE) > 0) {
            health.withDetail("warning", "Events have been waiting for more than a minute; is Kafka reachable?");
        }
    }
}
