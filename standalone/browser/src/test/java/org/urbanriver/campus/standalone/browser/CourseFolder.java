package org.urbanriver.campus.standalone.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.urbanriver.campus.standalone.Person;
import org.urbanriver.campus.standalone.SingleCampus;
import tools.jackson.databind.JsonNode;

/** A course as files, which come onto the campus in the way in which instructors bring theirs. */
record CourseFolder(Path folder) {

    /** The course that every campus may start with. */
    static CourseFolder sample() {
        return new CourseFolder(SingleCampus.checkout().resolve("gateway/src/main/resources/sample-course"));
    }

    static CourseFolder named(String slug) {
        return new CourseFolder(
                SingleCampus.checkout().resolve("standalone/browser/src/test/resources/courses/" + slug));
    }

    /** The draft that it became. */
    JsonNode imported(Person instructor) {
        var answer = instructor.post("/api/authoring/courses/import", "application/zip", zip());
        return answer.expect(201).body();
    }

    private byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
