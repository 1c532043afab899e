package org.urbanriver.campus.enrollment.offering;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.support.PageableExecutionUtils;
import org.springframework.stereotype.Component;

/** Finds the offerings of those who teach, for their calendar. */
@Component
class TaughtOfferings {

    private final MongoTemplate mongo;

    TaughtOfferings(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** @param instructor whose; everybody's when absent */
    Page<Offering> find(
            @Nullable String instructor, @Nullable Instant from, @Nullable Instant until, Pageable request) {
        var query = new Query();
        if (instructor != null) {
            query.addCriteria(where("instructorIds").is(instructor));
        }
        if (from != null || until != null) {
            query.addCriteria(new Criteria()
                    .orOperator(
                            where("terms.dates").size(0), where("terms.dates").elemMatch(between(from, until))));
        }
        var page = mongo.find(Query.of(query).with(request), Offering.class);
        return PageableExecutionUtils.getPage(page, request, () -> mongo.count(query, Offering.class));
    }

    private static Criteria between(@Nullable Instant from, @Nullable Instant until) {
        var date = new Criteria();
        if (from != null) {
            date = date.and("endsAt").gte(from);
        }
        return until == null ? date : date.and("startsAt").lt(until);
    }
}
