package org.urbanriver.campus.gateway.page;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ProblemDetail;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.urbanriver.campus.gateway.route.ServiceProblems;

/**
 * What a service was asked for a part of a page: a value, a refusal, or nothing because the service is away. Looking at
 * it waits for the answer.
 *
 * @param <T> kind of the value
 */
public final class Asked<T> {

    private static final Logger log = LoggerFactory.getLogger(Asked.class);

    private final @Nullable FutureTask<T> task;
    private final Duration patience;
    private @Nullable T value;
    private @Nullable RestClientException failure;
    private boolean seen;

    Asked(FutureTask<T> task, Duration patience) {
        this.task = task;
        this.patience = patience;
    }

    private Asked(@Nullable T value, @Nullable RestClientException failure) {
        this.task = null;
        this.patience = Duration.ZERO;
        this.value = value;
        this.failure = failure;
        this.seen = true;
    }

    /** What need not be asked for. */
    public static <T> Asked<T> of(T value) {
        return new Asked<>(value, null);
    }

    public boolean isHere() {
        look();
        return value != null;
    }

    /** Whether the service could not answer; the page says so in the place of the part. */
    public boolean isAway() {
        look();
        return failure != null && !(failure instanceof HttpClientErrorException);
    }

    /** Why the service refused, in its own words. */
    public Optional<ProblemDetail> refusal() {
        look();
        return failure instanceof HttpClientErrorException refused
                ? Optional.of(ServiceProblems.of(refused))
                : Optional.empty();
    }

    public Optional<T> value() {
        look();
        return Optional.ofNullable(value);
    }

    public T or(T other) {
        return value().orElse(other);
    }

    /** The value of a part without which there is no page; else the problem becomes the page. */
    public T required() {
        look();
        if (value == null) {
            throw failure == null ? new ResourceAccessException("The service answered with nothing") : failure;
        }
        return value;
    }

    /** The same, seen from another side. */
    public <R> Asked<R> map(Function<? super T, ? extends R> each) {
        look();
        return new Asked<>(value == null ? null : each.apply(value), failure);
    }

    private void look() {
        if (seen || task == null) {
            return;
        }
        seen = true;
        try {
            value = task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            failure = failure(e.getCause());
        } catch (TimeoutException e) {
            task.cancel(true);
            failure = new ResourceAccessException("No answer within " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = new ResourceAccessException("The page is not waited for any more");
        }
        if (failure != null && !(failure instanceof HttpClientErrorException)) {
            log.warn("A part of a page is missing: {}", failure.getMessage());
        }
    }

    private static RestClientException failure(@Nullable Throwable cause) {
        return switch (cause) {
            case RestClientException known -> known;
            case RuntimeException unexpected -> throw unexpected;
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException(cause);
        };
    }
}
