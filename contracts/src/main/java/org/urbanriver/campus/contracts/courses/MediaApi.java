package org.urbanriver.campus.contracts.courses;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The images and videos of a course, for its authors. */
@HttpExchange("/api/authoring/courses/{id}/media")
public interface MediaApi {

    /** What shows each of them, last added first. */
    @GetExchange
    List<UsedMedia> media(@PathVariable String id);

    /** Adds an image or video; what it is, its content tells. The same content again gives the same address. */
    @PostExchange(contentType = "application/octet-stream")
    @ResponseStatus(HttpStatus.CREATED)
    MediaView addMedia(
            @PathVariable String id,
            @RequestParam(required = false) @Size(max = 300) @Nullable String fileName,
            @RequestBody Resource file);

    /** Deletes a file that nothing shows; 409 {@code media-in-use} when the draft or a revision does. */
    @DeleteExchange("/{mediaId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteMedia(@PathVariable String id, @PathVariable String mediaId);
}
