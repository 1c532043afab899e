package org.urbanriver.campus.platform.test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many who come at the same time. */
public final class AtOnce {

    private AtOnce() {}

    /** Does it so often at once; what one of them throws is thrown. */
    public static void atOnce(int times, IntConsumer action) throws Exception {
        answersAtOnce(times, i -> {
            action.accept(i);
            return i;
        });
    }

    /** Asks so often at once, and gives the answers in the order of their numbers. */
    public static <T> List<T> answersAtOnce(int times, IntFunction<T> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, times)
                    .mapToObj(i -> (Callable<T>) () -> call.apply(i))
                    .toList();
            var answers = new ArrayList<T>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
