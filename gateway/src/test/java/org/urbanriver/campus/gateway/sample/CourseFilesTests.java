package org.urbanriver.campus.gateway.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class CourseFilesTests {

    @Test
    void theZipHoldsTheCourseItsModulesAndEveryImageThatTheyShow() throws IOException {
        var files = unzip();

        assertThat(files).containsKey("course.yaml");
        assertThat(files.keySet().stream().filter(name -> name.matches("modules/\\d\\d-[a-z-]+\\.md")))
                .hasSize(7);
        var images = files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".md"))
                .flatMap(file -> Pattern.compile("\\]\\(\\.\\./(images/[^)]+)\\)")
                        .matcher(file.getValue())
                        .results()
                        .map(found -> found.group(1)))
                .toList();
        assertThat(images).isNotEmpty();
        assertThat(files.keySet()).containsAll(images).allMatch(name -> !name.startsWith("/") && !name.contains(".."));
    }

    @Test
    void theSameFolderGivesTheSameNamesInTheSameOrder() throws IOException {
        assertThat(unzip().keySet()).isEqualTo(unzip().keySet());
    }

    private static Map<String, String> unzip() throws IOException {
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(CourseFiles.zip().getInputStream())) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8)))
                        .isNull();
            }
        }
        return files;
    }
}
