package org.urbanriver.campus.course.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.urbanriver.campus.contracts.courses.MediaApi;
import org.urbanriver.campus.contracts.courses.MediaView;
import org.urbanriver.campus.contracts.courses.UsedMedia;
import org.urbanriver.campus.course.course.Courses;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Images and videos on their way in, and out again where nothing shows them. */
@RestController
class MediaAuthoringController implements MediaApi {

    private final MediaStore media;
    private final MediaUse use;
    private final Courses courses;
    private final CurrentCaller caller;

    MediaAuthoringController(MediaStore media, MediaUse use, Courses courses, CurrentCaller caller) {
        this.media = media;
        this.use = use;
        this.courses = courses;
        this.caller = caller;
    }

    @Override
    public List<UsedMedia> media(String id) {
        return use.of(courses.editable(id, caller.get()));
    }

    @Override
    public MediaView addMedia(String id, @Nullable String fileName, Resource file) {
        try (var body = file.getInputStream()) {
            return added(id, fileName, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for a form with a file. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    MediaView addForm(@PathVariable String id, @RequestPart("file") MultipartFile file) throws IOException {
        try (var body = file.getInputStream()) {
            return added(id, file.getOriginalFilename(), body);
        }
    }

    /** The same, whatever the type of the body is said to be. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MediaView addAny(
            @PathVariable String id, @RequestParam(required = false) @Nullable String fileName, InputStream body)
            throws IOException {
        return added(id, fileName, body);
    }

    @Override
    public void deleteMedia(String id, String mediaId) {
        use.delete(courses.editable(id, caller.get()), mediaId);
    }

    private MediaView added(String id, @Nullable String fileName, InputStream body) throws IOException {
        var author = caller.get();
        var course = courses.editable(id, author);
        course.requireNotArchived();
        try (var candidate = media.receive(body)) {
            return media.keep(course.id(), fileName == null ? "" : fileName, candidate, author)
                    .view();
        }
    }
}
