package org.urbanriver.campus.gateway.page;

import io.micrometer.context.ContextSnapshotFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.slf4j.MDC;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.stereotype.Component;

/**
 * Asks the services for the parts of a page, all at once and each on its own: a service that is away costs its own part
 * of the page, and never more than {@link #PATIENCE}.
 */
@Component
public class Parts {

    /** So long a page waits for a part before it says that the part is missing. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ContextSnapshotFactory contexts =
            ContextSnapshotFactory.builder().build();
    private final Duration patience;

    Parts() {
        this(PATIENCE);
    }

    Parts(Duration patience) {
        this.patience = patience;
    }

    /**
     * Begins to ask, in the name and the language of whoever looks at the page. Ask for all that a page needs before
     * looking at the first answer.
     */
    public <T> Asked<T> ask(Supplier<T> call) {
        var locale = LocaleContextHolder.getLocale();
        var log = MDC.getCopyOfContextMap();
        Callable<T> named = new DelegatingSecurityContextCallable<>(() -> inLanguage(locale, call));
        var task = new FutureTask<>(contexts.captureAll().wrap((Callable<T>) () -> {
            if (log != null) {
                MDC.setContextMap(log);
            }
            return named.call();
        }));
        Thread.ofVirtual().name("part").start(task);
        return new Asked<>(task, patience);
    }

    private static <T> T inLanguage(Locale locale, Supplier<T> call) {
        LocaleContextHolder.setLocale(locale);
        try {
            return call.get();
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
