package org.urbanriver.campus.notification.search;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a long list a page at a time, each behind the last row of the one before; nothing is held open in between. */
public final class Pages {

    private static final int SIZE = 500;

    private Pages() {}

    /** @param page gives the rows behind a cursor, at most so many; the first ones without a cursor */
    public static <T, C> Stream<List<T>> of(Page<T, C> page, Function<T, C> cursor) {
        return Stream.iterate(
                page.behind(null, SIZE),
                rows -> !rows.isEmpty(),
                rows -> rows.size() < SIZE ? List.of() : page.behind(cursor.apply(rows.getLast()), SIZE));
    }

    /** Some rows of a list. */
    @FunctionalInterface
    public interface Page<T, C> {

        List<T> behind(@Nullable C cursor, int size);
    }
}
