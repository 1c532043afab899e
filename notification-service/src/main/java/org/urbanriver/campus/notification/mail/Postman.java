package org.urbanriver.campus.notification.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.notification.contact.Contacts;
import org.urbanriver.campus.notification.message.Message;
import org.urbanriver.campus.platform.StoreOutage;

/**
 * Sends the mail that is due: at once when told so, and by a look each second. A mail that is not taken is tried again, ever
 * more rarely, for a day. While the mail server cannot be reached all mail waits, however long, and none is given up.
 */
@Component
class Postman implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);

    private static final int AT_ONCE = 4;
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);
    private static final Duration NOTE_AGAIN_AFTER = Duration.ofMillis(200);
    private static final Backoff UNKNOWN_PERSON = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private static final Backoff REFUSED = new Backoff(Duration.ofSeconds(30), Duration.ofHours(1));
    private static final Backoff SERVER_AWAY = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final Mails mails;
    private final Contacts contacts;
    private final Letters letters;
    private final JavaMailSenderImpl server;
    private final MailSettings settings;
    private final Clock clock;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ConcurrentHashMap<String, Mail> inHand = new ConcurrentHashMap<>();

    private volatile boolean closing;
    private volatile Absence absence = Absence.NONE;

    Postman(
            Mails mails,
            Contacts contacts,
            Letters letters,
            JavaMailSenderImpl server,
            MailSettings settings,
            Clock clock) {
        this.mails = mails;
        this.contacts = contacts;
        this.letters = letters;
        this.server = server;
        this.settings = settings;
        this.clock = clock;
    }

    /** Says that there may be mail to send. */
    void wake() {
        if (!mayWork() || !places.tryAcquire()) {
            return;
        }
        try {
            workers.execute(this::work);
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        wake();
    }

    /** A mail server may take its time: what is being sent stays with this instance for as long as this instance lives. */
    @Scheduled(fixedDelay = 4, timeUnit = TimeUnit.SECONDS)
    void renewLeases() {
        for (var mail : inHand.values()) {
            try {
                mails.renew(mail).ifPresent(renewed -> inHand.replace(mail.id(), mail, renewed));
            } catch (RuntimeException e) {
                log.warn("The lease of {} will be renewed later: {}", mail.id(), e.getMessage());
            }
        }
    }

    private boolean mayWork() {
        return !closing && settings.hasServer() && !clock.instant().isBefore(absence.until());
    }

    private void work() {
        try (var connection = new MailConnection(server)) {
            while (mayWork()) {
                var mail = mails.claim();
                if (mail.isEmpty()) {
                    return;
                }
                wake(); // where one was due there may be more
                inHand.put(mail.get().id(), mail.get());
                try {
                    deliver(mail.get(), connection);
                } finally {
                    inHand.remove(mail.get().id());
                }
            }
        } catch (RuntimeException e) {
            log.warn("Mail waits for the next look: {}", e.getMessage());
        } finally {
            places.release();
        }
    }

    private void deliver(Mail mail, MailConnection connection) {
        if (mail.to() != null) {
            send(mail, mail.to(), connection);
            return;
        }
        var contact = contacts.findById(mail.recipient());
        if (contact.isEmpty()) {
            tryAgain(mail, UNKNOWN_PERSON, "the account is not known yet");
        } else if (contact.get().disabled()) {
            mails.finish(mail, Mail.State.SKIPPED, "the account is disabled");
        } else {
            send(mail, new Addressee(contact.get().email(), contact.get().name()), connection);
        }
    }

    private void send(Mail mail, Addressee to, MailConnection connection) {
        try {
            connection.send(letters.write(server.getSession(), mail, to));
            absence = Absence.NONE;
            noteSent(mail);
        } catch (AddressException e) {
            mails.finish(mail, Mail.State.FAILED, "the account's address is not valid: " + words(e));
        } catch (MailConnection.NoServer e) {
            waitForServer(
                    mail,
                    e.getCause() instanceof AuthenticationFailedException
                            ? "the mail server refuses the user name or password"
                            : "the mail server cannot be reached: " + words(e));
        } catch (MessagingException e) {
            notSent(mail, e);
        }
    }

    /** A mail must not go out again only because the store was away when it was to be noted. */
    private void noteSent(Mail mail) {
        while (true) {
            try {
                mails.finish(mail, Mail.State.SENT, null);
                return;
            } catch (RuntimeException e) {
                if (closing || !StoreOutage.caused(e)) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(NOTE_AGAIN_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private void notSent(Mail mail, MessagingException e) {
        var address = refusedAddress(e);
        if (address != null && address.getReturnCode() >= 500) {
            mails.finish(mail, Mail.State.FAILED, "the mail server refuses the address: " + words(address));
        } else {
            tryAgain(mail, REFUSED, words(e));
        }
    }

    private void waitForServer(Mail mail, String why) {
        var now = clock.instant();
        var failures = absence.failures() + 1;
        var until = now.plus(SERVER_AWAY.pause(failures));
        if (failures == 1) {
            log.warn("Mail waits: {}", why);
        }
        absence = new Absence(failures, until);
        mails.postpone(mail, until, why);
    }

    private void tryAgain(Mail mail, Backoff backoff, String why) {
        var now = clock.instant();
        var since = mail.refusedSince();
        if (since != null && now.isAfter(since.plus(GIVE_UP_AFTER))) {
            mails.finish(mail, Mail.State.FAILED, "given up after a day: " + why);
        } else {
            mails.putOff(mail, now.plus(backoff.pause(mail.attempts())), why);
        }
    }

    private static @Nullable SMTPAddressFailedException refusedAddress(Throwable failure) {
        for (Throwable e = failure; e != null; e = next(e)) {
            if (e instanceof SMTPAddressFailedException address) {
                return address;
            }
        }
        return null;
    }

    private static @Nullable Throwable next(Throwable e) {
        return e instanceof MessagingException messaging && messaging.getNextException() != null
                ? messaging.getNextException()
                : e.getCause();
    }

    /** The innermost message: the server's own words, in one line. */
    private static String words(Throwable failure) {
        var innermost = failure;
        for (Throwable e = failure; e != null; e = next(e)) {
            innermost = e;
        }
        var line = Message.oneLine(String.valueOf(innermost.getMessage()));
        return line.length() <= 300 ? line : line.substring(0, 300) + "…";
    }

    @Override
    public void destroy() throws InterruptedException {
        closing = true;
        workers.shutdown();
        // What is not through by then is taken up again when its lease is over.
        if (!workers.awaitTermination(8, TimeUnit.SECONDS)) {
            workers.shutdownNow();
        }
    }

    /** @param until when to try again */
    private record Absence(int failures, Instant until) {

        static final Absence NONE = new Absence(0, Instant.EPOCH);
    }

    private record Backoff(Duration first, Duration longest) {

        Duration pause(int attempt) {
            var pause = first.multipliedBy(1L << Math.clamp(attempt - 1, 0, 16));
            return pause.compareTo(longest) < 0 ? pause : longest;
        }
    }
}
