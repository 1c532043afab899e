package org.urbanriver.campus.course.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.course.course.Course;
import org.urbanriver.campus.course.course.CourseModule;
import org.urbanriver.campus.course.media.MediaFile;
import org.urbanriver.campus.course.media.MediaStore;
import org.urbanriver.campus.course.text.Markdown;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes a course's draft as the files that the import reads: importing them again changes nothing. */
@Component
public class CourseExport {

    private final MediaStore media;

    CourseExport(MediaStore media) {
        this.media = media;
    }

    /** The zip, of a known length; it can be read once, and its file is gone with its stream. */
    public record Zip(InputStreamResource content, long bytes) {}

    public Zip of(Course course) throws IOException {
        var path = Files.createTempFile("campus-export-", ".zip");
        try {
            try (var file = Files.newOutputStream(path)) {
                write(course, file);
            }
            var bytes = Files.size(path);
            var content = Files.newInputStream(path, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
            return new Zip(new InputStreamResource(content), bytes);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    private void write(Course course, OutputStream out) throws IOException {
        var images = images(course);
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            entry(zip, CourseZip.COURSE, yaml(fields(course, images)));
            var number = 1;
            for (var module : course.draft().modules()) {
                var name = "%s%02d-%s.md".formatted(CourseZip.MODULES, number++, module.moduleId());
                var text = readdressed(module.text(), "../", images);
                entry(zip, name, "---\n" + yaml(fields(module)) + "---\n\n" + text + "\n");
            }
            for (var image : images.entrySet()) {
                zip.putNextEntry(new ZipEntry(image.getKey()));
                try (var content = media.open(image.getValue())) {
                    content.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
    }

    /** The course's own media that its texts show, by their names in the zip. */
    private Map<String, MediaFile> images(Course course) {
        var texts = new StringBuilder(course.draft().description());
        course.draft().modules().forEach(module -> texts.append('\n').append(module.text()));
        var images = new LinkedHashMap<String, MediaFile>();
        var done = new HashSet<String>();
        var addresses = Markdown.MEDIA.matcher(texts);
        while (addresses.find()) {
            if (done.add(addresses.group(1))) {
                media.find(addresses.group(1))
                        .filter(file -> file.courseId().equals(course.id()))
                        .ifPresent(file -> images.put(freeName(file, images), file));
            }
        }
        return images;
    }

    private static String freeName(MediaFile file, Map<String, MediaFile> taken) {
        var name = CourseZip.IMAGES + file.fileName();
        var free = taken.keySet().stream().noneMatch(name::equalsIgnoreCase);
        return free ? name : CourseZip.IMAGES + file.id();
    }

    private static Map<String, Object> fields(Course course, Map<String, MediaFile> images) {
        var draft = course.draft();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("slug", course.slug());
        fields.put("title", draft.title());
        fields.put("summary", draft.summary());
        if (!draft.description().isEmpty()) {
            fields.put("description", readdressed(draft.description(), "", images));
        }
        fields.put("ceHours", draft.ceHours());
        fields.put("language", draft.language());
        if (!draft.objectives().isEmpty()) {
            fields.put("objectives", draft.objectives());
        }
        return fields;
    }

    private static Map<String, Object> fields(CourseModule module) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", module.moduleId());
        fields.put("title", module.title());
        if (module.technique() != null) {
            fields.put("technique", module.technique());
        }
        fields.put("minutes", module.minutes());
        if (!module.objectives().isEmpty()) {
            fields.put("objectives", module.objectives());
        }
        return fields;
    }

    private static String readdressed(String text, String up, Map<String, MediaFile> images) {
        return Pictures.readdressed(
                text,
                address -> images.entrySet().stream()
                        .filter(image -> image.getValue().address().equals(address))
                        .map(image -> up + image.getKey())
                        .findFirst());
    }

    private static String yaml(Map<String, Object> fields) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setWidth(110);
        return new Yaml(options).dump(fields);
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
