package org.urbanriver.campus.contracts.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The one example of each event type: producers must produce it, consumers must accept it. */
public final class ExampleEvents {

    private ExampleEvents() {}

    /** The example's JSON; {@code type} is the full wire type. */
    public static String json(String type) {
        try (var stream = ExampleEvents.class.getResourceAsStream("/events/" + type + ".json")) {
            if (stream == null) {
                throw new IllegalArgumentException("No example of " + type);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
