package org.urbanriver.campus.standalone.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What came over the wire for a page, headers included and images left out, as the browser counts it. */
final class Weight {

    private final CDPSession session;
    private final Map<String, String> loading = new ConcurrentHashMap<>();
    private final Map<String, Long> loaded = new TreeMap<>();

    /** Counts from now on. */
    Weight(Page page) {
        session = page.context().newCDPSession(page);
        session.on("Network.responseReceived", this::received);
        session.on("Network.loadingFinished", this::finished);
        session.send("Network.enable");
    }

    private void received(JsonObject event) {
        if (!event.get("type").getAsString().equals("Image")) {
            var url = event.getAsJsonObject("response").get("url").getAsString();
            loading.put(event.get("requestId").getAsString(), url);
        }
    }

    private void finished(JsonObject event) {
        var url = loading.remove(event.get("requestId").getAsString());
        if (url != null) {
            loaded.merge(url, event.get("encodedDataLength").getAsLong(), Long::sum);
        }
    }

    long bytes() {
        return loaded.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Each part of it, for whoever has to make it lighter. */
    Map<String, Long> parts() {
        return Map.copyOf(loaded);
    }
}
