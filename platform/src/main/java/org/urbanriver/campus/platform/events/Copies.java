package org.urbanriver.campus.platform.events;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.ReplaceOptions;

/** Keeps a service's copies of what others own: the newest wins, however often and in whatever order events arrive. */
public class Copies {

    private final MongoTemplate mongo;

    Copies(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Stores the copy unless one of the same or a later sequence is there. */
    public void keep(Copy copy) {
        var older = query(where("_id").is(copy.id()).and("sequence").lt(copy.sequence()));
        try {
            mongo.replace(older, copy, ReplaceOptions.replaceOptions().upsert());
        } catch (DuplicateKeyException e) {
            // Either a newer one is there, and all is well, or another consumer inserted an older one just now.
            mongo.replace(older, copy);
        }
    }

    /** A document that mirrors another service's aggregate; its sequence is stored in a field of that name. */
    public interface Copy {

        String id();

        /** The aggregate's sequence that this copy reflects. */
        long sequence();
    }
}
