package org.urbanriver.campus.notification.mail;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.notification.delivery.Effect;
import org.urbanriver.campus.notification.delivery.Effects;
import org.urbanriver.campus.notification.message.Message;
import org.urbanriver.campus.platform.events.Envelope;

/** All mail, waiting and done. Only single conditional updates change it, so any number of instances may work on it. */
@Component
class Mails implements Effects {

    /**
     * How long a mail stays with an instance that no longer says that it is at it: several times as long as it takes to say
     * so, and short enough that nobody waits much longer for a mail because an instance died.
     */
    static final Duration LEASE = Duration.ofSeconds(20);

    /** Goes before a letter's id where an event's would be. */
    private static final String LETTER = "letter:";

    private final MongoTemplate mongo;
    private final Clock clock;

    Mails(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Puts a mail into the queue unless it is known. */
    void queue(Message message, Envelope envelope) {
        insert(message, envelope, Mail.State.QUEUED, null);
    }

    /** Records that a mail is not sent. */
    void skip(Message message, Envelope envelope, String why) {
        insert(message, envelope, Mail.State.SKIPPED, why);
    }

    /** Puts a letter into the queue unless it is known. */
    void queueSecret(Message message, String letterId, Addressee to) {
        insert(message, LETTER + letterId, message.recipient(), Mail.State.QUEUED, null, to);
    }

    /** Records that a letter is not sent; its secret is not kept. */
    void skipSecret(Message message, String letterId, String why) {
        insert(message.withoutSecret(), LETTER + letterId, message.recipient(), Mail.State.SKIPPED, why, null);
    }

    private void insert(Message message, Envelope envelope, Mail.State state, @Nullable String detail) {
        insert(message, envelope.id(), envelope.subject(), state, detail, null);
    }

    private void insert(
            Message message,
            String causeId,
            String subject,
            Mail.State state,
            @Nullable String detail,
            @Nullable Addressee to) {
        var now = clock.instant();
        try {
            mongo.insert(new Mail(
                    Effect.key(causeId, message.recipient(), "mail"),
                    causeId,
                    subject,
                    message.recipient(),
                    message,
                    state,
                    0,
                    now,
                    now,
                    null,
                    state == Mail.State.QUEUED ? null : now,
                    detail,
                    to));
        } catch (DuplicateKeyException e) {
            // The event, or the letter, arrived again.
        }
    }

    /** Takes up a mail that is due; nobody else can until the lease is over. */
    Optional<Mail> claim() {
        var now = clock.instant();
        return Optional.ofNullable(mongo.findAndModify(
                query(where("state").is(Mail.State.QUEUED).and("dueAt").lte(now)),
                new Update().set("dueAt", now.plus(LEASE)).inc("attempts", 1),
                FindAndModifyOptions.options().returnNew(true),
                Mail.class));
    }

    /** Goes on working on a mail; empty if it is finished, put off or somebody else's by now. */
    Optional<Mail> renew(Mail mail) {
        return Optional.ofNullable(mongo.findAndModify(
                query(where("_id")
                        .is(mail.id())
                        .and("state")
                        .is(Mail.State.QUEUED)
                        .and("dueAt")
                        .is(mail.dueAt())),
                Update.update("dueAt", clock.instant().plus(LEASE)),
                FindAndModifyOptions.options().returnNew(true),
                Mail.class));
    }

    void finish(Mail mail, Mail.State state, @Nullable String detail) {
        var update = Update.update("state", state).set("finishedAt", clock.instant());
        if (mail.isSecret()) {
            update.set("message.action", mail.message().withoutSecret().action())
                    .unset("to");
        }
        change(mail, detail == null ? update.unset("detail") : update.set("detail", detail));
    }

    /** Puts a mail off as nobody can be asked to take it; that does not count against it. */
    void postpone(Mail mail, Instant until, String why) {
        change(mail, Update.update("dueAt", until).set("detail", why).unset("refusedSince"));
    }

    /** Puts off a mail that was not taken. */
    void putOff(Mail mail, Instant until, String why) {
        change(mail, Update.update("dueAt", until).set("detail", why).min("refusedSince", clock.instant()));
    }

    /** Puts a mail that failed into the queue as if it had never been tried; false if it did not fail. */
    boolean sendAgain(Mail mail) {
        var anew = Update.update("state", Mail.State.QUEUED)
                .set("dueAt", clock.instant())
                .set("attempts", 0)
                .unset("finishedAt")
                .unset("detail")
                .unset("refusedSince");
        return mongo.updateFirst(query(where("_id").is(mail.id()).and("state").is(Mail.State.FAILED)), anew, Mail.class)
                        .getModifiedCount()
                == 1;
    }

    Optional<Mail> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Mail.class));
    }

    private void change(Mail mail, Update update) {
        mongo.updateFirst(query(where("_id").is(mail.id()).and("state").is(Mail.State.QUEUED)), update, Mail.class);
    }

    @Override
    public List<Effect> about(Collection<String> subjects) {
        return mongo.find(query(where("subject").in(subjects)), Mail.class).stream()
                .map(Mail::effect)
                .toList();
    }
}
