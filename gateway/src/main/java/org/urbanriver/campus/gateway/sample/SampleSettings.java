package org.urbanriver.campus.gateway.sample;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether the campus is only tried out.
 *
 * @param sampleData whether to load the sample accounts and the sample course
 * @param samplePassword of the sample accounts
 */
@ConfigurationProperties("campus")
record SampleSettings(
        @DefaultValue("false") boolean sampleData,
        @DefaultValue("urban-river-campus") String samplePassword) {}
