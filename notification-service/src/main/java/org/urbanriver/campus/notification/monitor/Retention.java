package org.urbanriver.campus.notification.monitor;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.validation.annotation.Validated;

/** Forgets events when their time is over. Several instances may do so side by side: what one forgot, the other misses nothing of. */
@Component
@EnableConfigurationProperties(Retention.MonitorSettings.class)
class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    /** @param retentionDays how long events are kept; 0 is for ever */
    @ConfigurationProperties("campus.monitor")
    @Validated
    record MonitorSettings(
            @DefaultValue("400") @Min(0) @Max(36_500) int retentionDays) {}

    private final RecordedEvents events;
    private final MonitorSettings settings;
    private final Clock clock;

    Retention(RecordedEvents events, MonitorSettings settings, Clock clock) {
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        if (settings.retentionDays() == 0) {
            return;
        }
        var limit = clock.instant().minus(Duration.ofDays(settings.retentionDays()));
        try {
            var more = true;
            while (more) {
                more = events.forgetSomeBefore(limit);
            }
        } catch (RuntimeException e) {
            log.warn("Old events will be looked for again: {}", e.getMessage());
        }
    }
}
