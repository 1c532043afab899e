package org.urbanriver.campus.gateway.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The folder of the sample course as the zip that an instructor would upload. */
final class CourseFiles {

    private static final String FOLDER = "sample-course/";

    private CourseFiles() {}

    static Resource zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath:" + FOLDER + "**");
            var readable = Arrays.stream(files)
                    .filter(file -> file.isReadable() && file.getFilename() != null)
                    .sorted(Comparator.comparing(CourseFiles::name))
                    .toList();
            for (var file : readable) {
                zip.putNextEntry(new ZipEntry(name(file)));
                zip.write(file.getContentAsByteArray());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayResource(bytes.toByteArray(), "the sample course");
    }

    private static String name(Resource file) {
        try {
            var address = file.getURL().toString();
            return address.substring(address.lastIndexOf(FOLDER) + FOLDER.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
