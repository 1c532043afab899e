package org.urbanriver.campus.enrollment.student;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.urbanriver.campus.contracts.accounts.AddressApi;
import org.urbanriver.campus.contracts.accounts.AddressBatch;
import org.urbanriver.campus.contracts.accounts.AddressBatch.NamedAddress;
import org.urbanriver.campus.contracts.accounts.ResolvedAddress;

/**
 * Finds people's accounts by their addresses, which the gateway knows. It asks in the name of whoever made the call in hand,
 * batch by batch and ahead of those who use the answers, as the token for it does not live long.
 */
@Component
public class AddressBook {

    private static final Logger log = LoggerFactory.getLogger(AddressBook.class);

    private static final int BATCH = 200;
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(700);

    private final AddressApi gateway;

    AddressBook(AddressApi gateway) {
        this.gateway = gateway;
    }

    /**
     * Begins to look people up, and makes accounts for those who have none.
     *
     * @param course title of the course that it is about
     */
    public Lookup lookUp(List<NamedAddress> people, String course) {
        var lookup = new Lookup(people, course);
        Thread.ofVirtual().name("address-book").start(new DelegatingSecurityContextRunnable(lookup::run));
        return lookup;
    }

    /** Accounts cannot be looked up now. */
    public static final class Away extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Away(RestClientException cause) {
            super(cause);
        }
    }

    /** The answers, in the order of the people. */
    public final class Lookup implements AutoCloseable {

        private final List<List<NamedAddress>> batches = new ArrayList<>();
        private final List<CompletableFuture<List<ResolvedAddress>>> answers = new ArrayList<>();
        private final String course;
        private volatile boolean closed;

        private Lookup(List<NamedAddress> people, String course) {
            this.course = course;
            for (var from = 0; from < people.size(); from += BATCH) {
                batches.add(people.subList(from, Math.min(people.size(), from + BATCH)));
                answers.add(new CompletableFuture<>());
            }
        }

        /** Waits for the answer; {@link Away} if there is none to be had. */
        public ResolvedAddress get(int number) {
            try {
                return answers.get(number / BATCH).join().get(number % BATCH);
            } catch (CompletionException e) {
                throw e.getCause() instanceof Away away ? away : e;
            }
        }

        /** Nobody waits for the other answers any more. */
        @Override
        public void close() {
            closed = true;
        }

        private void run() {
            for (var number = 0; number < batches.size() && !closed; number++) {
                try {
                    answers.get(number).complete(ask(new AddressBatch(batches.get(number), course)));
                } catch (RuntimeException e) {
                    var failure = e instanceof RestClientException away ? new Away(away) : e;
                    answers.forEach(answer -> answer.completeExceptionally(failure));
                    return;
                }
            }
        }

        private List<ResolvedAddress> ask(AddressBatch batch) {
            for (var tries = 1; ; tries++) {
                try {
                    return gateway.resolve(batch);
                } catch (RestClientException e) {
                    log.warn("Accounts cannot be looked up: {}", e.getMessage());
                    if (tries == TRIES || e instanceof HttpClientErrorException) {
                        throw e;
                    }
                    pause();
                }
            }
        }

        private static void pause() {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
