package org.urbanriver.campus.standalone.browser;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.urbanriver.campus.standalone.SingleCampus;

/** The mails with a link, which people need to go on. */
record Letters(SingleCampus campus) {

    /** Mails come in a moment. */
    URI link(String email, String path) {
        var pattern = Pattern.compile("https?://\\S+" + path + "\\?key=\\S+");
        return Awaitility.await()
                .atMost(Lab.PATIENCE)
                .until(
                        () -> campus.mailsTo(email).stream()
                                .map(mail -> pattern.matcher(mail.get("text").asString()))
                                .filter(Matcher::find)
                                .map(found -> URI.create(found.group()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
