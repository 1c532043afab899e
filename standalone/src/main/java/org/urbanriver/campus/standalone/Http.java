package org.urbanriver.campus.standalone;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks the campus itself. The old client of the JDK will do, and spares the launcher the memory of the new one. */
final class Http {

    static boolean answersOk(URI address) {
        return get(address).isPresent();
    }

    /** The body of a 200. */
    static Optional<String> get(URI address) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Accept", "application/json");
            if (connection.getResponseCode() != 200) {
                connection.disconnect();
                return Optional.empty();
            }
            try (var body = connection.getInputStream()) {
                return Optional.of(new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Http() {}
}
