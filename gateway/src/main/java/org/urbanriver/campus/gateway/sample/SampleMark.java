package org.urbanriver.campus.gateway.sample;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How far the loading of the sample course has come, so that it is loaded once, by one gateway.
 *
 * @param heldUntil while another gateway leaves it alone
 * @param finishedAt since when nothing is left to do
 */
@Document("samples")
record SampleMark(
        @Id String id,
        @Version @Nullable Long version,
        Instant heldUntil,
        @Nullable Instant finishedAt) {

    static final String COURSE = "course";

    static SampleMark fresh() {
        return new SampleMark(COURSE, null, Instant.EPOCH, null);
    }

    boolean isFree(Instant now) {
        return heldUntil.isBefore(now);
    }

    SampleMark heldUntil(Instant time) {
        return new SampleMark(id, version, time, finishedAt);
    }

    SampleMark finished(Instant now) {
        return new SampleMark(id, version, now, now);
    }
}
