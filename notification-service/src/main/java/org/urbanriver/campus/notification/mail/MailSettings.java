package org.urbanriver.campus.notification.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mail leaves the campus.
 *
 * @param host of the mail server (SMTP); empty where there is none, and no mail is sent
 * @param username empty where the server asks for none
 * @param from sender of all mail, in the form of RFC 5322
 * @param timeout the longest wait for one answer of the server: many let strangers wait for some seconds on purpose, and one
 *     that looks through a mail before it takes it needs its time
 * @param publicUrl where browsers reach the campus, for links
 */
@Validated
@ConfigurationProperties("campus.mail")
record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("1025") @Min(1) @Max(65_535) int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("false") boolean starttls,

        @DefaultValue("Urban River Campus <campus@urbanriver.example>") @NotBlank
        String from,

        @DefaultValue("20s") Duration timeout,
        @DefaultValue("http://localhost:8080") URI publicUrl) {

    boolean hasServer() {
        return !host.isBlank();
    }

    /** The address of a page of the campus. */
    String link(String path) {
        var base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
