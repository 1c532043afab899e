package org.urbanriver.campus.gateway.page.teaching;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.multipart.MultipartFile;
import org.urbanriver.campus.contracts.courses.AuthoringApi;
import org.urbanriver.campus.contracts.courses.MediaApi;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.route.ServiceProblems;

/** The images and videos of a course: what shows them, and the way in and out without a script. */
@RestController
class CourseMediaController {

    private final AuthoringApi authoring;
    private final MediaApi media;
    private final Parts parts;
    private final Frames frames;

    CourseMediaController(AuthoringApi authoring, MediaApi media, Parts parts, Frames frames) {
        this.authoring = authoring;
        this.media = media;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/teach/courses/{id}/media", produces = MediaType.TEXT_HTML_VALUE)
    Screen media(@PathVariable String id, HttpServletRequest request) {
        return media(id, "", "", request);
    }

    @PostMapping(path = "/teach/courses/{id}/media", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> add(
            @PathVariable String id, @RequestPart("file") MultipartFile file, HttpServletRequest request) {
        try {
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            var added = media.addMedia(id, name, file.getResource());
            return Answers.page(HttpStatus.CREATED, media(id, "", added.markdown(), request));
        } catch (HttpClientErrorException e) {
            return refused(id, e, request);
        }
    }

    @PostMapping(path = "/teach/courses/{id}/media/{mediaId}/delete", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> delete(@PathVariable String id, @PathVariable String mediaId, HttpServletRequest request) {
        try {
            media.deleteMedia(id, mediaId);
            return Answers.seeOther("/teach/courses/" + id + "/media", "told.media.deleted");
        } catch (HttpClientErrorException e) {
            return refused(id, e, request);
        }
    }

    private ResponseEntity<Screen> refused(String id, HttpClientErrorException e, HttpServletRequest request) {
        return Answers.page(
                e.getStatusCode(), media(id, frames.of(request).refusal(ServiceProblems.of(e)), "", request));
    }

    private CourseMedia media(String id, String refusal, String added, HttpServletRequest request) {
        var files = parts.ask(() -> media.media(id));
        return new CourseMedia(frames.of(request), authoring.draft(id), files, refusal, added);
    }
}
