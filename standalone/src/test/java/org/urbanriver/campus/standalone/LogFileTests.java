package org.urbanriver.campus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a log is told to people. */
class LogFileTests {

    @TempDir
    private Path folder;

    @Test
    void anAnalyzedFailureSpeaksForItself() throws Exception {
        var log = log("""
                2026-01-01T00:00:00.000Z ERROR 1 --- [main] o.s.b.d.LoggingFailureAnalysisReporter :

                ***************************
                APPLICATION FAILED TO START
                ***************************

                Description:

                Web server failed to start. Port 8081 was already in use.

                Action:
                """);

        assertThat(log.lastErrorSince(0)).contains("Web server failed to start. Port 8081 was already in use.");
    }

    @Test
    void theDeepestCauseIsToldWithoutItsPackage() throws Exception {
        var log = log("""
                2026-01-01T00:00:00.000Z ERROR 1 --- [main] o.s.b.SpringApplication : Application run failed
                org.springframework.beans.BeansException: outer
                Caused by: java.lang.RuntimeException: middle
                Caused by: com.example.MongoTimeoutException: Timed out after 30000 ms
                """);

        assertThat(log.lastErrorSince(0)).contains("MongoTimeoutException: Timed out after 30000 ms");
    }

    @Test
    void anErrorIsToldWithoutTimeAndLogger() throws Exception {
        var log = log("2026-01-01T00:00:00.000Z ERROR 1 --- [main] o.u.c.Thing : It broke\n");

        assertThat(log.lastErrorSince(0)).contains("It broke");
    }

    @Test
    void whatWasThereBeforeDoesNotCount() throws Exception {
        var log = log("2026-01-01T00:00:00.000Z ERROR 1 --- [main] o.u.c.Thing : Yesterday\n");
        var size = log.size();

        Files.writeString(log.path(), "all is well\n", StandardOpenOption.APPEND);

        assertThat(log.lastErrorSince(size)).isEmpty();
        assertThat(log.last(1)).containsExactly("all is well");
    }

    private LogFile log(String text) throws Exception {
        return new LogFile(Files.writeString(folder.resolve("service.log"), text));
    }
}
