package org.urbanriver.campus.notification.audit;

import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.notification.search.Cursor;
import org.urbanriver.campus.notification.search.Period;
import org.urbanriver.campus.platform.security.Caller;

/** The trail itself. It is only ever inserted into, and no retention applies to it. */
@Component
public class AuditTrail {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc("time"), Sort.Order.desc("_id"));

    private final MongoTemplate mongo;
    private final Clock clock;

    AuditTrail(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Writes down an act unless it is known. */
    public void add(Act act) {
        try {
            mongo.insert(act);
        } catch (DuplicateKeyException e) {
            // It was told again.
        }
    }

    /**
     * Writes down what somebody just did here, of which no event tells.
     *
     * @param id the same for the same act; a second one of it is passed over
     * @param kind such as {@code dead-letter.discarded}
     * @param what in words an admin understands
     */
    public void note(String id, Caller who, String kind, String what, String subject) {
        note(id, clock.instant(), who, kind, what, subject);
    }

    /** @param at when it was done, if that was before now */
    public void note(String id, Instant at, Caller who, String kind, String what, String subject) {
        add(new Act(
                id,
                at.truncatedTo(ChronoUnit.MILLIS),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                who.id(),
                who.name(),
                who.roles().stream().map(Role::name).sorted().toList(),
                kind,
                what,
                subject,
                null,
                null,
                null,
                null,
                null,
                List.of()));
    }

    List<Act> newest(AuditFilter filter, Period period, @Nullable Cursor behind, int count) {
        var all = Stream.concat(Stream.of(filter.criteria()), Stream.of(period.criteria(behind)))
                .filter(each -> !each.getCriteriaObject().isEmpty())
                .toList();
        var asked = all.isEmpty() ? new Query() : query(new Criteria().andOperator(all));
        return mongo.find(asked.with(NEWEST_FIRST).limit(count), Act.class);
    }
}
