package org.urbanriver.campus.gateway.page.learning;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.enrollments.LearningApi;
import org.urbanriver.campus.gateway.page.Frames;

/** Class dates for the student's own calendar. */
@RestController
class CalendarController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final LearningApi learning;
    private final Frames frames;
    private final URI publicUrl;
    private final Clock clock;

    CalendarController(LearningApi learning, Frames frames, @Value("${campus.public-url}") URI publicUrl, Clock clock) {
        this.learning = learning;
        this.frames = frames;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @GetMapping("/enrollments/{id}/dates.ics")
    ResponseEntity<byte[]> dates(@PathVariable String id, HttpServletRequest request) {
        var file = CalendarFile.of(
                learning.learning(id),
                frames.of(request).brand().name(),
                publicUrl.resolve(Addresses.enrollment(id)),
                clock.instant());
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("class-dates.ics")
                                .build()
                                .toString())
                .body(file.getBytes(StandardCharsets.UTF_8));
    }
}
