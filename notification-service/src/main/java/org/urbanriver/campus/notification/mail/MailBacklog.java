package org.urbanriver.campus.notification.mail;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** How the mail queue stands. */
@Component
public class MailBacklog {

    private static final int MOST = 10_000;
    private static final Duration RECENT = Duration.ofDays(1);

    private final MongoTemplate mongo;
    private final Clock clock;

    MailBacklog(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    public Standing standing() {
        var queued = query(where("state").is(Mail.State.QUEUED)).limit(MOST);
        queued.fields().include("queuedAt", "detail");
        var waiting = 0;
        Document oldest = null;
        for (var mail : mongo.find(queued, Document.class, "mails")) {
            waiting++;
            oldest = oldest == null || mail.getDate("queuedAt").before(oldest.getDate("queuedAt")) ? mail : oldest;
        }
        var failed = query(where("state")
                        .is(Mail.State.FAILED)
                        .and("finishedAt")
                        .gte(clock.instant().minus(RECENT)))
                .limit(MOST);
        failed.fields().include("_id");
        return new Standing(
                waiting,
                oldest == null ? null : oldest.getDate("queuedAt").toInstant(),
                oldest == null ? null : oldest.getString("detail"),
                mongo.find(failed, Document.class, "mails").size());
    }

    /**
     * @param waiting at most 10,000 are counted
     * @param oldest when the first of them was asked for
     * @param reason why that one waits, if an attempt failed
     * @param failed given up within the last day
     */
    public record Standing(
            long waiting,
            @Nullable Instant oldest,
            @Nullable String reason,
            long failed) {}
}
