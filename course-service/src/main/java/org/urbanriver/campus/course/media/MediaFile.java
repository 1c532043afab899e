package org.urbanriver.campus.course.media;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.courses.MediaView;

/**
 * An image or video of a course, or captions. Its id is made from the course and the content: the same file given twice is one, and
 * who does not have the file cannot guess the address. It ends in the type's extension, by which a text tells pictures
 * from videos.
 *
 * @param content id of the GridFS file
 */
@Document("media")
public record MediaFile(
        @Id String id,
        @Indexed String courseId,
        String content,
        String fileName,
        String contentType,
        long bytes,
        String account,
        Instant uploadedAt) {

    private static final int LONGEST_NAME = 80;

    public String address() {
        return address(id);
    }

    public static String address(String id) {
        return "/api/media/" + id;
    }

    MediaView view() {
        return new MediaView(id, fileName, contentType, bytes, address(), markdown());
    }

    /** Captions name their language where an image has its title. */
    private String markdown() {
        var words = fileName.substring(0, fileName.lastIndexOf('.')).replace('-', ' ');
        return "![" + words + "](" + address() + (id.endsWith(".vtt") ? " \"en\"" : "") + ")";
    }

    /** A name that is safe in headers, archives and file systems, with the extension that the content asks for. */
    static String safeName(String name, MediaKind kind) {
        var last = name.replace('\\', '/');
        last = last.substring(last.lastIndexOf('/') + 1);
        var dot = last.lastIndexOf('.');
        var base = (dot > 0 ? last.substring(0, dot) : last).replaceAll("[^A-Za-z0-9_-]+", "-");
        base = base.substring(0, Math.min(base.length(), LONGEST_NAME)).replaceAll("^-+|-+$", "");
        return (base.isEmpty() ? "file" : base) + "." + kind.extension();
    }
}
