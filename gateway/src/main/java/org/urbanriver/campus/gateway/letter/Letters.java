package org.urbanriver.campus.gateway.letter;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.notifications.LetterKind;
import org.urbanriver.campus.gateway.identity.Secrets;
import org.urbanriver.campus.platform.Ids;

/** All letters. Only single conditional updates change them, so any number of gateways may work on them. */
@Component
public class Letters {

    /** Longer than handing one over takes. */
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration KEPT = Duration.ofDays(60);

    private final MongoTemplate mongo;
    private final Clock clock;

    Letters(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * Queues a letter to the account's own address, which is on its way within seconds. It may come before the account
     * itself, so that no account is ever without its letter; one whose account does not follow is dropped.
     *
     * @return its id
     */
    public String queue(LetterKind kind, String accountId, @Nullable String course) {
        return insert(kind, new Addressed(accountId, null, null, clock.instant()), course);
    }

    /**
     * Queues a letter to a mailbox that need not be the account's.
     *
     * @param name how to address the reader, where the account will not be able to say
     */
    public String queueTo(LetterKind kind, String accountId, String email, @Nullable String name) {
        return insert(kind, new Addressed(accountId, email, name, clock.instant()), null);
    }

    /**
     * Queues a letter to whoever has an account at a mailbox. Whether there is one is looked up when it is handed over, so
     * that asking takes equally long either way. It takes the place of one that was queued before.
     */
    public void queueToMailbox(LetterKind kind, String email) {
        var addressed = new Addressed(null, email, null, clock.instant());
        insert(kind, addressed, null);
        mongo.remove(
                query(where("email")
                        .is(email)
                        .and("kind")
                        .is(kind)
                        .and("createdAt")
                        .lt(addressed.queuedAt())),
                Letter.class);
    }

    private String insert(LetterKind kind, Addressed addressed, @Nullable String course) {
        return mongo.insert(Letter.to(addressed, kind, course, Ids.next())).id();
    }

    public void drop(String id) {
        mongo.remove(query(where("_id").is(id)), Letter.class);
    }

    /** Whom the letter was for; nobody if the secret is wrong or too old. */
    public Optional<Addressed> opened(LetterKind kind, String key) {
        var dot = key.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(mongo.findById(key.substring(0, dot), Letter.class))
                .filter(letter -> letter.kind() == kind)
                .filter(letter -> letter.isOpenedBy(key.substring(dot + 1), clock.instant()))
                .map(Letter::addressed);
    }

    /** Takes up a letter that is due; nobody else can until the lease is over. */
    Optional<Letter> claim() {
        var now = clock.instant();
        return Optional.ofNullable(mongo.findAndModify(
                query(where("waiting").is(true).and("dueAt").lte(now)),
                new Update().set("dueAt", now.plus(LEASE)).inc("attempts", 1),
                FindAndModifyOptions.options().returnNew(true),
                Letter.class));
    }

    /** Adds a secret to the letter; what is handed out is kept only as a hash. */
    NewKey addKey(Letter letter, Duration valid) {
        var secret = Secrets.next();
        var key = new Letter.Key(Secrets.hash(secret), clock.instant().plus(valid));
        change(letter, new Update().push("keys", key));
        return new NewKey(letter.id() + "." + secret, key);
    }

    /** Takes back a secret that cannot have reached anybody. */
    void removeKey(Letter letter, NewKey key) {
        change(
                letter,
                new Update().pull("keys", query(where("hash").is(key.kept().hash()))));
    }

    void postpone(Letter letter, Instant until) {
        change(letter, Update.update("dueAt", until));
    }

    void handedOver(Letter letter) {
        change(letter, new Update().unset("waiting"));
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void sweep() {
        mongo.remove(query(where("createdAt").lt(clock.instant().minus(KEPT))), Letter.class);
    }

    private void change(Letter letter, Update update) {
        mongo.updateFirst(query(where("_id").is(letter.id())), update, Letter.class);
    }

    record NewKey(String key, Letter.Key kept) {}
}
