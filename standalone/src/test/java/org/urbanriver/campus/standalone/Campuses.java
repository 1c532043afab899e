package org.urbanriver.campus.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Campuses for tests, each on free ports and in a folder of its own. */
final class Campuses {

    static RunningCampus started(Path data, Map<String, String> more) throws InterruptedException {
        var progress = new Progress(System.out);
        var environment = new HashMap<>(environment(data));
        environment.putAll(more);
        var campus = RunningCampus.prepare(Settings.of(Settings.checkout(), environment), progress);
        try {
            campus.start();
            return campus;
        } catch (RuntimeException e) {
            campus.close();
            throw e;
        }
    }

    static Map<String, String> environment(Path data) {
        var environment = new HashMap<>(System.getenv());
        environment.put("CAMPUS_DATA", data.toString());
        environment.put("CAMPUS_HTTP_PORT", "0");
        // The tests start what was just built, and have no time for caches.
        environment.put("CAMPUS_BUILD", "false");
        environment.put("CAMPUS_START_CACHE", "false");
        // They come from one address, and more often than people.
        environment.put("CAMPUS_LIMITS_REGISTRATIONS_PER_HOUR", "1000");
        environment.put("CAMPUS_LIMITS_SIGN_IN_PER_MINUTE", "1000");
        environment.put("CAMPUS_LIMITS_SIGN_IN_PER_MINUTE_AND_ADDRESS", "1000");
        for (var own : new String[] {"MONGODB_URI", "KAFKA_BOOTSTRAP_SERVERS", "SMTP_HOST"}) {
            environment.remove(own);
        }
        return environment;
    }

    private Campuses() {}
}
