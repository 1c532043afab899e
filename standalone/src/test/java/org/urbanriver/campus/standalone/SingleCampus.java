package org.urbanriver.campus.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One campus of one instance each, for the tests of other packages, which see no more of it than its users do. */
public final class SingleCampus implements AutoCloseable {

    private final RunningCampus campus;

    private SingleCampus(RunningCampus campus) {
        this.campus = campus;
    }

    /** Returns when all of it is ready. */
    public static SingleCampus started(Path data, Map<String, String> settings) throws InterruptedException {
        return new SingleCampus(Campuses.started(data, settings));
    }

    /** The folder of sources and of what was built from them. */
    public static Path checkout() {
        return Settings.checkout();
    }

    public URI address() {
        return campus.address();
    }

    public String kafkaServers() {
        return campus.kafkaServers().orElseThrow();
    }

    /** The mails to that address that were caught so far. */
    public List<JsonNode> mailsTo(String email) {
        return CaughtMail.of(campus).to(email);
    }

    /** Ends a part by SIGKILL; it stays down until it is started. */
    public void kill(String part) throws InterruptedException {
        campus.kill(part);
    }

    /** Starts a part that was killed, and returns when it is ready. */
    public void start(String part) throws InterruptedException {
        campus.start(part);
    }

    @Override
    public void close() {
        campus.close();
    }
}
