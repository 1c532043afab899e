package org.urbanriver.campus.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed, and whenever: no seat is sold twice, no event is lost, and none acts twice. */
class ChaosTests {

    @Test
    void whateverIsKilledEverythingIsRightInTheEnd(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data)
            throws Exception {
        var verdict = new Chaos(Plan.given(), data).run();

        System.out.println(verdict.figures());
        assertThat(verdict.isGood()).as(verdict::report).isTrue();
    }
}
