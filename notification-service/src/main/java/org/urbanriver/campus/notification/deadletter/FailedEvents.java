package org.urbanriver.campus.notification.deadletter;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.notification.delivery.Failures;

/** Finds the dead letters of events. */
@Component
class FailedEvents implements Failures {

    private final MongoTemplate mongo;

    FailedEvents(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public List<Failure> of(Collection<String> eventIds) {
        return mongo.find(query(where("eventId").in(eventIds)), DeadLetter.class).stream()
                .sorted(Comparator.comparing(DeadLetter::id))
                .map(letter -> new Failure(
                        String.valueOf(letter.eventId()),
                        letter.group(),
                        letter.id(),
                        letter.state(),
                        letter.reason(),
                        letter.replay()))
                .toList();
    }
}
