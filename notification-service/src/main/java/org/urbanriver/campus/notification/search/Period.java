package org.urbanriver.campus.notification.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.urbanriver.campus.platform.problems.Invalid;

/**
 * A time to look at; what is null has no limit.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record Period(@Nullable Instant from, @Nullable Instant to) {

    public static final Period ALWAYS = new Period(null, null);

    public Period {
        requireKeepable("from", from);
        requireKeepable("to", to);
        if (from != null && to != null && from.isAfter(to)) {
            throw new Invalid("from", "must not be after to");
        }
    }

    /**
     * What lies within and behind the cursor, newest first. The cursor's time is a bound of its own, as an index knows nothing
     * of the choice that tells events of one moment apart.
     */
    public Criteria[] criteria(@Nullable Cursor behind) {
        var time = Criteria.where("time");
        if (from != null) {
            time = time.gte(from);
        }
        if (behind != null && (to == null || behind.time().isBefore(to))) {
            time = time.lte(behind.time());
        } else if (to != null) {
            time = time.lt(to);
        }
        if (behind == null) {
            return from == null && to == null ? new Criteria[0] : new Criteria[] {time};
        }
        var rest = new Criteria()
                .orOperator(
                        Criteria.where("time").lt(behind.time()),
                        Criteria.where("time").is(behind.time()).and("_id").lt(behind.id()));
        return new Criteria[] {time, rest};
    }

    private static void requireKeepable(String name, @Nullable Instant time) {
        if (time != null && (time.isBefore(Instant.EPOCH) || time.isAfter(Cursor.LATEST))) {
            throw new Invalid(name, "must be between the years 1970 and 9999");
        }
    }
}
