package org.urbanriver.campus.contracts;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a longer list.
 *
 * @param page zero-based number of this page
 * @param size the most items that a page holds, 1 to 100
 * @param total items on all pages together
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    public static final int MAX_SIZE = 100;

    public <R> Page<R> map(Function<? super T, ? extends R> each) {
        return new Page<>(items.stream().<R>map(each).toList(), page, size, total);
    }

    public boolean hasNext() {
        return (page + 1L) * size < total;
    }
}
