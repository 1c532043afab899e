package org.urbanriver.campus.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.platform.problems.Invalid;

class PositionTests {

    @Test
    void itIsReadAsItWasWritten() {
        var position = Position.start().with(Topics.ENROLLMENTS, 11, 7).with(Topics.ACCOUNTS, 0, 123_456);

        var read = Position.parse(position.toString());

        assertThat(read).isEqualTo(position);
        assertThat(read.of(Topics.ENROLLMENTS, 11)).isEqualTo(7);
        assertThat(read.of(Topics.ENROLLMENTS, 0)).isEqualTo(-1);
        assertThat(read.of(Topics.ENROLLMENTS)).containsOnlyKeys(11);
    }

    @Test
    void theStartHasAnIdToo() {
        assertThat(Position.start().toString()).isNotEmpty();
        assertThat(Position.parse(Position.start().toString())).isEqualTo(Position.start());
    }

    @Test
    void itNeverMovesBack() {
        var position = Position.start().with(Topics.COURSES, 1, 9).with(Topics.COURSES, 1, 4);

        assertThat(position.of(Topics.COURSES, 1)).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "e1",
                "e1.",
                "e1.2-",
                "x1.2",
                "e1.-2",
                "e99999.1",
                "e1.9999999999999999999",
                "e1.2;",
                "<"
            })
    void whatNeverWasAnIdIsRefused(String text) {
        assertThatThrownBy(() -> Position.parse(text)).isInstanceOf(Invalid.class);
    }

    @Test
    void anEndlessIdIsRefused() {
        assertThatThrownBy(() -> Position.parse("e1.2-".repeat(100_000) + "e1.2"))
                .isInstanceOf(Invalid.class);
    }
}
