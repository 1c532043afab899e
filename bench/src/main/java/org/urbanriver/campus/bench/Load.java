package org.urbanriver.campus.bench;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.app.Gatling$;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs one measurement with Gatling, which makes the simulation itself and can be handed nothing but its name. */
public final class Load extends Simulation {

    private static volatile @Nullable Given given;

    private record Given(URI campus, Supplier<PopulationBuilder> callers) {}

    public Load() {
        var now = given;
        if (now == null) {
            throw new IllegalStateException("Started by Load.run only");
        }
        var protocol = http.baseUrl(now.campus().toString()).disableCaching().userAgentHeader("campus-bench");
        setUp(now.callers().get()).protocols(protocol);
    }

    /** Returns when all callers are done; the HTML report is in the folder then. */
    static void run(URI campus, Path reports, String name, Supplier<PopulationBuilder> callers) {
        given = new Given(campus, callers);
        var status = Gatling$.MODULE$.fromArgs(new String[] {
            "--simulation", Load.class.getName(),
            "--results-folder", reports.resolve(name).toString(),
            "--run-description", name
        });
        if (status != 0) {
            throw new IllegalStateException(name + " could not be run: Gatling ends with " + status);
        }
    }
}
