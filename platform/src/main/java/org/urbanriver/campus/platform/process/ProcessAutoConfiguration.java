package org.urbanriver.campus.platform.process;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The clock, and the tie to the process that started the service. */
@AutoConfiguration
class ProcessAutoConfiguration {

    /** Ticks in milliseconds, which is what the store keeps: what is read back equals what was written. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    @ConditionalOnProperty("campus.parent-pid")
    ParentProcess parentProcess(@Value("${campus.parent-pid}") long pid) {
        return new ParentProcess(pid);
    }
}
