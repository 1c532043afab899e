package org.urbanriver.campus.standalone.stores;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyTests {

    @Test
    void areInTheOrderOfTheirValues() {
        assertOrdered(
                Double.NEGATIVE_INFINITY,
                Long.MIN_VALUE,
                -2.5,
                -2,
                0,
                0.5,
                1,
                300L,
                Long.MAX_VALUE - 1,
                Long.MAX_VALUE);
        assertOrdered("", "\u0000", "a", "a\u0000", "ab", "b", "é");
        assertOrdered(Instant.EPOCH.minusMillis(1), Instant.EPOCH, Instant.parse("2026-03-01T10:00:00Z"));
        assertOrdered(false, true);
        assertOrdered(List.of("a"), List.of("a", "b"), List.of("b"));
    }

    @Test
    void areTheSameForEqualNumbers() {
        assertThat(Key.of(1)).isEqualTo(Key.of(1L)).isEqualTo(Key.of(1.0)).hasSameHashCodeAs(Key.of(1.0));
        assertThat(Key.of(-0.0)).isEqualTo(Key.of(0));
        assertThat(Key.of(new Document("n", 1))).isEqualTo(Key.of(new Document("n", 1.0)));
    }

    @Test
    void ofSeveralValuesStartWithTheFirst() {
        var first = Key.of("rivers");
        var both = Key.ofAll(List.of("rivers", 5)).bytes();

        assertThat(both).startsWith(first.bytes());
        assertThat(Arrays.compareUnsigned(both, first.end().bytes())).isNegative();
        assertThat(Arrays.compareUnsigned(Key.of("rivers2").bytes(), first.end().bytes()))
                .isPositive();
    }

    private static void assertOrdered(Object... values) {
        var keys = Arrays.stream(values).map(Key::of).map(Key::bytes).toList();
        var shuffled = new java.util.ArrayList<>(keys);
        Collections.shuffle(shuffled);
        shuffled.sort(Arrays::compareUnsigned);
        assertThat(shuffled).containsExactlyElementsOf(keys);
    }
}
