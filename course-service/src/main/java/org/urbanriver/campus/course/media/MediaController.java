package org.urbanriver.campus.course.media;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.course.catalog.Catalog;
import org.urbanriver.campus.course.course.Courses;
import org.urbanriver.campus.course.lesson.Lessons;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.Caller;
import org.urbanriver.campus.platform.security.CurrentCaller;

/**
 * Images, videos and captions, to be read. They are part of the lesson, so they are read by those who read the lesson; only what
 * the public description of a published course shows is open to everyone.
 */
@RestController
class MediaController {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    /** A position behind the end of any file, which may be more than a long holds. */
    private static final Pattern FAR = Pattern.compile("(?<!\\d)0*+[1-9]\\d{18,}");

    private static final String FAR_ENOUGH = Long.toString(Long.MAX_VALUE / 2);

    private final MediaStore media;
    private final Courses courses;
    private final Catalog catalog;
    private final Lessons lessons;
    private final CurrentCaller caller;

    MediaController(MediaStore media, Courses courses, Catalog catalog, Lessons lessons, CurrentCaller caller) {
        this.media = media;
        this.courses = courses;
        this.catalog = catalog;
        this.lessons = lessons;
        this.caller = caller;
    }

    @GetMapping("/api/media/{id}")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "206",
            description = "A part of the file",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> read(
            @PathVariable String id,
            @RequestHeader HttpHeaders request,
            HttpMethod method,
            HttpServletResponse response) {
        var file = media.find(id).orElseThrow(() -> new NotFound("file"));
        var open = isOpen(file);
        if (!open) {
            requireReader(file, caller.get());
        }
        var headers = headers(file, open);
        var range = range(request, file, response);
        var start = range == null ? 0 : range.getRangeStart(file.bytes());
        var end = range == null ? file.bytes() : range.getRangeEnd(file.bytes()) + 1;
        headers.setContentLength(end - start);
        if (range != null) {
            headers.set(HttpHeaders.CONTENT_RANGE, "bytes " + start + "-" + (end - 1) + "/" + file.bytes());
        }
        var answer = ResponseEntity.status(range == null ? HttpStatus.OK : HttpStatus.PARTIAL_CONTENT)
                .headers(headers);
        return method == HttpMethod.HEAD
                ? answer.build()
                : answer.body(new InputStreamResource(media.open(file, start, end)));
    }

    private boolean isOpen(MediaFile file) {
        return catalog.byId(file.courseId())
                .filter(course -> course.listing().description().contains(file.address()))
                .isPresent();
    }

    private void requireReader(MediaFile file, Caller reader) {
        if (courses.isStaff(file.courseId(), reader)) {
            return;
        }
        var course = catalog.byId(file.courseId()).orElseThrow(() -> new NotFound("file"));
        lessons.requireReader(course, reader);
    }

    private static HttpHeaders headers(MediaFile file, boolean open) {
        var caching = CacheControl.maxAge(FOR_EVER).immutable();
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType(file.contentType()));
        headers.setContentDisposition(ContentDisposition.inline()
                .filename(file.fileName(), StandardCharsets.UTF_8)
                .build());
        headers.setCacheControl(open ? caching.cachePublic() : caching.cachePrivate());
        headers.setETag(etag(file));
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
        return headers;
    }

    /** The one range asked for; none when the whole file is to be sent (RFC 9110, section 14.2). */
    private static @Nullable HttpRange range(HttpHeaders request, MediaFile file, HttpServletResponse response) {
        var condition = request.getFirst(HttpHeaders.IF_RANGE);
        var asked = request.getFirst(HttpHeaders.RANGE);
        if (asked == null || condition != null && !condition.equals(etag(file))) {
            return null;
        }
        var ranges = parsed(asked);
        if (ranges.size() != 1) {
            return null;
        }
        try {
            var range = ranges.getFirst();
            if (range.getRangeStart(file.bytes()) <= range.getRangeEnd(file.bytes())
                    && range.getRangeStart(file.bytes()) < file.bytes()) {
                return range;
            }
        } catch (IllegalArgumentException e) {
            // begins behind the end of the file
        }
        response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.bytes());
        throw new RuleViolated(
                ProblemType.RANGE_NOT_SATISFIABLE, "The file has " + file.bytes() + " bytes; ask for a part of these.");
    }

    private static List<HttpRange> parsed(String ranges) {
        try {
            return HttpRange.parseRanges(FAR.matcher(ranges).replaceAll(FAR_ENOUGH));
        } catch (IllegalArgumentException e) {
            return List.of(); // what is no range of bytes is to be ignored
        }
    }

    private static String etag(MediaFile file) {
        return "\"" + file.id() + "\"";
    }
}
