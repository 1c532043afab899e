package org.urbanriver.campus.standalone.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a browser complains about while people use it: console errors, which violations of the content security policy are
 * too, errors in scripts, and requests that fail though nobody expects them to.
 */
final class Complaints {

    /** The console names no status but in words, and says nothing that the answer does not say better. */
    private static final String FAILED_LOAD = "Failed to load resource: the server responded with a status of ";

    private final List<String> all = new ArrayList<>();
    private final Set<Integer> expected = new HashSet<>();

    Complaints(BrowserContext context) {
        context.onConsoleMessage(this::said);
        context.onWebError(error -> all.add("script: " + error.error()));
        context.onRequestFailed(this::failed);
        context.onResponse(this::answered);
    }

    /** From now on such an answer is part of the story. */
    void expect(int status) {
        expected.add(status);
    }

    private void said(ConsoleMessage message) {
        var isTold = message.text().startsWith(FAILED_LOAD) || message.text().startsWith("Response Status Error Code ");
        if (message.type().equals("error") && !isTold) {
            all.add("console: %s (%s)".formatted(message.text(), message.location()));
        }
    }

    /** Whoever leaves a page ends what it was still loading, its stream of events above all. */
    private void failed(Request request) {
        if (!"net::ERR_ABORTED".equals(request.failure())) {
            all.add("request: %s %s: %s".formatted(request.method(), request.url(), request.failure()));
        }
    }

    private void answered(Response response) {
        if (response.status() >= 400 && !expected.contains(response.status())) {
            var request = response.request();
            all.add("answer: %s %s: %d".formatted(request.method(), response.url(), response.status()));
        }
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
