package org.urbanriver.campus.platform.events;

import java.util.LinkedHashSet;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.support.converter.ConversionException;

/**
 * Why a consumer could not digest a record, as a dead letter's headers tell it.
 *
 * @param kind name of the exception's class
 * @param reason its words and those of what caused it, in one line
 */
public record Failure(String kind, String reason) {

    /** Header: {@link #kind}. */
    public static final String KIND = "campus-reason-class";

    /** Header: {@link #reason}. */
    public static final String REASON = "campus-reason";

    /** Header: how often the record was tried, as a decimal number. */
    public static final String ATTEMPTS = "campus-attempts";

    private static final int LONGEST = 500;

    /** The exception that the consumer threw, without what the listener's container wraps around it. */
    static Failure of(Throwable thrown) {
        var failure = thrown;
        while (isWrapper(failure) && failure.getCause() != null) {
            failure = failure.getCause();
        }
        var words = new LinkedHashSet<String>();
        for (var each = failure; each != null; each = each.getCause()) {
            var message = each.getMessage();
            words.add((message == null ? each.getClass().getSimpleName() : message)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip());
        }
        words.remove("");
        var reason = String.join(": ", words);
        return new Failure(
                failure.getClass().getName(),
                reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST - 1) + "…");
    }

    private static boolean isWrapper(Throwable e) {
        return e instanceof ListenerExecutionFailedException
                || e instanceof KafkaException && !(e instanceof ConversionException);
    }
}
