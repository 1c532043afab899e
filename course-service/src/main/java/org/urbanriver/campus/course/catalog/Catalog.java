package org.urbanriver.campus.course.catalog;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.event.AbstractMongoEventListener;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveEvent;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.course.course.Listing;
import org.urbanriver.campus.course.technique.Techniques;

/**
 * The published courses, kept in memory: a catalog is small and read far more often than it changes. What another
 * instance publishes is seen within a second, what this one publishes at once; while the store rests, the last catalog
 * stays readable.
 */
@Component
public class Catalog extends AbstractMongoEventListener<Object> {

    private static final Logger log = LoggerFactory.getLogger(Catalog.class);

    private static final Duration FRESH = Duration.ofSeconds(1);

    /** How far clocks of two instances may be apart, and how long a save may take, without a change being missed. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final MongoTemplate mongo;
    private final Techniques techniques;
    private final Clock clock;
    private final ReentrantLock loading = new ReentrantLock();
    private final AtomicLong saves = new AtomicLong();
    private volatile @Nullable Loaded loaded;

    Catalog(MongoTemplate mongo, Techniques techniques, Clock clock) {
        this.mongo = mongo;
        this.techniques = techniques;
        this.clock = clock;
    }

    public Optional<Listing> bySlug(String slug) {
        return current().bySlug(slug);
    }

    public Optional<Listing> byId(String courseId) {
        return current().byId(courseId);
    }

    Shelf current() {
        var known = loaded;
        if (known != null && known.isFresh(saves.get())) {
            return known.shelf();
        }
        if (known != null && known.saves() == saves.get()) {
            // Only old, not known to be wrong: one reader looks for changes, the others need not wait.
            if (!loading.tryLock()) {
                return known.shelf();
            }
        } else {
            loading.lock();
        }
        try {
            return refreshed();
        } finally {
            loading.unlock();
        }
    }

    private Shelf refreshed() {
        var known = loaded;
        var saved = saves.get();
        if (known != null && known.isFresh(saved)) {
            return known.shelf();
        }
        var started = System.nanoTime();
        try {
            var next = known == null
                    ? Shelf.of(listingsSince(Instant.EPOCH), techniques.all())
                    : known.shelf().with(listingsSince(since(known.shelf())), techniques.all());
            loaded = new Loaded(next, saved, started);
            return next;
        } catch (DataAccessException e) {
            if (known == null) {
                throw e;
            }
            log.warn(
                    "The catalog of {} is shown on, as the store does not answer",
                    known.shelf().newest(),
                    e);
            loaded = new Loaded(known.shelf(), saved, System.nanoTime());
            return known.shelf();
        }
    }

    /** A change that carries a time to come, of a clock since put right, hides none that follows it. */
    private Instant since(Shelf shelf) {
        var now = clock.instant();
        return (shelf.newest().isAfter(now) ? now : shelf.newest()).minus(OVERLAP);
    }

    private List<Listing> listingsSince(Instant since) {
        var published = query(where("updatedAt").gt(since).and("publications.0").exists(true));
        published.fields().include("slug", "listing", "publications", "archived", "updatedAt");
        return mongo.find(published, Listing.class);
    }

    /** This instance saved a course or a technique: what it shows next has to include that. */
    @Override
    public void onAfterSave(AfterSaveEvent<Object> event) {
        if (List.of("courses", "techniques").contains(event.getCollectionName())) {
            saves.incrementAndGet();
        }
    }

    private record Loaded(Shelf shelf, long saves, long loadedAt) {

        boolean isFresh(long savesByNow) {
            return saves == savesByNow && System.nanoTime() - loadedAt < FRESH.toNanos();
        }
    }
}
