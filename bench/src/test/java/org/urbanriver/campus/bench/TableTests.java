package org.urbanriver.campus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TableTests {

    @Test
    void hasALineForEachMeasurementThatNamesTheStores() {
        var table = new Table("embedded store; embedded Kafka");
        table.add(
                "enroll",
                100_000,
                new Samples.Figures(
                        12_345, 2, Duration.ofSeconds(30), Duration.ofMillis(31), Duration.ofNanos(118_260_000)),
                "16 clients");
        table.add(
                "race",
                10,
                new Samples.Figures(500, 0, Duration.ofMillis(1_250), Duration.ofMillis(700), Duration.ofMillis(1_200)),
                "30 seated");

        var lines = table.toString().lines().toList();

        assertThat(lines)
                .hasSize(4)
                .allMatch(line -> line.length() == lines.getFirst().length());
        assertThat(cells(lines.get(2)))
                .containsExactly(
                        "enroll",
                        "100,000",
                        "embedded store; embedded Kafka",
                        "412",
                        "31.0",
                        "118.3",
                        "2",
                        "16 clients");
        assertThat(cells(lines.get(3)))
                .containsExactly(
                        "race", "10", "embedded store; embedded Kafka", "400", "700.0", "1,200.0", "0", "30 seated");
    }

    private static String[] cells(String line) {
        return line.substring(2, line.length() - 2).strip().split(" *[|] *");
    }
}
