package org.urbanriver.campus.course.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.course.Campus.IMANI;
import static org.urbanriver.campus.course.Campus.OTHER;
import static org.urbanriver.campus.course.Campus.ROSA;
import static org.urbanriver.campus.course.Campus.assertProblem;
import static org.urbanriver.campus.course.Campus.body;
import static org.urbanriver.campus.course.Campus.errors;
import static org.urbanriver.campus.course.Campus.text;
import static org.urbanriver.campus.course.Campus.unzip;
import static org.urbanriver.campus.course.Campus.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.urbanriver.campus.course.Campus;
import org.urbanriver.campus.course.CourseServiceTest;
import org.urbanriver.campus.platform.Ids;
import tools.jackson.databind.JsonNode;

@CourseServiceTest
class CourseFilesTests {

    private static final Path SAMPLE = Path.of("../gateway/src/main/resources/sample-course");

    @Autowired
    Campus campus;

    @Test
    void theSampleCourseIsImportedPublishedAndReadWithItsImages() throws IOException {
        var slug = "sample-" + Ids.next();

        var draft = body(campus.importZip(zip(sample(slug)), IMANI), 201);

        assertThat(draft.get("slug").asString()).isEqualTo(slug);
        assertThat(draft.get("modules")).hasSize(7);
        assertThat(draft.at("/modules/1/technique").asString()).isEqualTo("trigger-point-therapy");
        assertThat(draft.at("/modules/1/text").asString())
                .startsWith("## Aim")
                .contains("](/api/media/")
                .doesNotContain("../images");
        campus.publish(id(draft), "First");
        var lesson = body(campus.get("/api/courses/" + slug + "/modules/trigger-point-therapy", IMANI), 200);
        assertThat(lesson.get("html").asString()).contains("<table>", "<img src=\"/api/media/", "loading=\"lazy\"");
    }

    @Test
    void theSameFilesAgainChangeNothing() throws IOException {
        var slug = "again-" + Ids.next();
        var first = body(campus.importZip(zip(sample(slug)), IMANI), 201);

        var again = body(campus.importForm(zip(sample(slug)), IMANI), 200);

        assertThat(again).isEqualTo(first);
    }

    @Test
    void anExportIsImportedToTheSameDraft() throws IOException {
        var slug = "trip-" + Ids.next();
        var draft = body(campus.importZip(zip(sample(slug)), IMANI), 201);

        var export = campus.get("/api/authoring/courses/" + id(draft) + "/export", IMANI);

        assertThat(export).hasStatusOk().hasContentType("application/zip");
        var files = unzip(export.getResponse().getContentAsByteArray());
        assertThat(files.keySet())
                .contains("course.yaml", "modules/01-introduction.md", "images/trigger-point-referral.png");
        assertThat(files.get("images/trigger-point-referral.png"))
                .isEqualTo(Files.readAllBytes(SAMPLE.resolve("images/trigger-point-referral.png")));
        assertThat(body(campus.importZip(zip(files), IMANI), 200)).isEqualTo(draft);

        var copy = rename(files, slug + "-copy");
        var second = body(campus.importZip(zip(copy), OTHER), 201);
        assertThat(second.get("modules")).hasSize(7);
        assertThat(second.at("/modules/1/text").asString())
                .isNotEqualTo(draft.at("/modules/1/text").asString())
                .contains("](/api/media/");
    }

    @Test
    void textsOfAllKindsSurviveTheTrip() {
        var draft = campus.begin("Ünïcode: \"quotes\" # and – dashes " + Ids.next());
        var text =
                "\n\n    code first\n\n---\nid: not a field\n---\n\nEmoji 🦴, NUL \u0000, lone \uD800 and `![x](../y.png)`\n\n";
        var withModule = body(
                campus.post(
                        "/api/authoring/courses/" + id(draft) + "/modules",
                        Campus.json(Map.of(
                                "title",
                                "yes",
                                "minutes",
                                1,
                                "text",
                                text,
                                "objectives",
                                java.util.List.of("- dash", "1", "true", "a: b", "'x' \"y\""))),
                        IMANI),
                201);

        var files = unzip(campus.get("/api/authoring/courses/" + id(draft) + "/export", IMANI)
                .getResponse()
                .getContentAsByteArray());

        assertThat(body(campus.importZip(zip(files), IMANI), 200)).isEqualTo(withModule);
    }

    @Test
    void everyErrorIsNamedWithFileAndLineAndNothingIsHalfImported() throws IOException {
        var slug = "broken-" + Ids.next();
        var files = sample(slug);
        files.put("course.yaml", """
                slug: %s
                title: A title
                summary: A summary
                ceHours: lots
                color: red
                description: |
                  Fine.

                  ![Nothing](images/nothing.png)
                """.formatted(slug).getBytes(StandardCharsets.UTF_8));
        files.put("modules/02-x.md", """
                ---
                id: x
                title: ""
                technique: hypnosis
                minutes: 5000
                objectives:
                  - fine
                  - ""
                ---

                Text

                ![Missing](../images/missing.png)
                ![Elsewhere](https://example.org/x.png)
                """.getBytes(StandardCharsets.UTF_8));
        files.put("modules/03-y.md", "no fields".getBytes(StandardCharsets.UTF_8));
        files.put("modules/04-z.md", "---\nid: [\n---\nx".getBytes(StandardCharsets.UTF_8));
        files.put("modules/05-latin.md", new byte[] {'-', (byte) 0xE9});
        files.put("images/page.png", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8));
        files.put("notes.txt", new byte[0]);

        var problem = assertProblem(campus.importZip(zip(files), IMANI), 422, "invalid");

        var errors = errors(problem);
        assertThat(errors)
                .containsKeys(
                        "course.yaml:4",
                        "course.yaml:5",
                        "course.yaml:9",
                        "modules/02-x.md:3",
                        "modules/02-x.md:4",
                        "modules/02-x.md:5",
                        "modules/02-x.md:8",
                        "modules/02-x.md:13",
                        "modules/02-x.md:14",
                        "modules/03-y.md:1",
                        "modules/05-latin.md",
                        "images/page.png",
                        "notes.txt");
        assertThat(errors.keySet()).anyMatch(pointer -> pointer.startsWith("modules/04-z.md:"));
        assertThat(errors.get("course.yaml:5")).contains("color").contains("not known");
        assertThat(errors.get("modules/02-x.md:13")).contains("missing.png");
        var mine = text(campus.get("/api/authoring/courses?size=100", IMANI));
        assertThat(mine).doesNotContain(slug);
    }

    @Test
    void aFolderAroundEverythingAndWhatSystemsLeaveBehindDoNoHarm() throws IOException {
        var slug = "folder-" + Ids.next();
        var files = new LinkedHashMap<String, byte[]>();
        sample(slug).forEach((name, content) -> files.put("my course/" + name, content));
        files.put("__MACOSX/my course/._course.yaml", new byte[] {1});
        files.put("my course/.DS_Store", new byte[] {1});

        assertThat(campus.importZip(zip(files), IMANI)).hasStatus(201);
    }

    @Test
    void theAddressOfAnothersCourseIsTaken() throws IOException {
        var slug = "mine-" + Ids.next();
        body(campus.importZip(zip(sample(slug)), IMANI), 201);

        assertProblem(campus.importZip(zip(sample(slug)), OTHER), 409, "slug-taken");
    }

    @Test
    void anArchivedCourseIsNotChangedByFiles() throws IOException {
        var slug = "old-" + Ids.next();
        var draft = body(campus.importZip(zip(sample(slug)), IMANI), 201);
        campus.post("/api/authoring/courses/" + id(draft) + "/archive", "", IMANI);

        assertProblem(campus.importZip(zip(sample(slug)), IMANI), 409, "archived");
    }

    @Test
    void namesThatLeadElsewhereAreRefused() throws IOException {
        var files = sample("evil-" + Ids.next());
        files.put("../../etc/passwd", new byte[] {1});
        files.put("modules/..\\x.md", new byte[] {1});
        files.put("/absolute.md", new byte[] {1});

        var problem = assertProblem(campus.importZip(zip(files), IMANI), 422, "invalid");

        assertThat(errors(problem)).containsKeys("../../etc/passwd", "modules/..\\x.md", "/absolute.md");
    }

    @Test
    void namesThatDifferOnlyInCaseAreTwice() throws IOException {
        var files = sample("twice-" + Ids.next());
        files.put("modules/01-Introduction.md", files.get("modules/01-introduction.md"));

        assertThat(errors(assertProblem(campus.importZip(zip(files), IMANI), 422, "invalid")))
                .containsValue("is in the zip twice");
    }

    @Test
    void aBombStopsAtItsLimitWithoutBeingUnpacked() throws IOException {
        var files = sample("bomb-" + Ids.next());
        files.put("modules/99-bomb.md", new byte[3 * 1024 * 1024]);
        var png = new byte[11 * 1024 * 1024];
        System.arraycopy(files.get("images/acupressure-points.png"), 0, png, 0, 1000);
        files.put("images/bomb.png", png);

        var errors = errors(assertProblem(campus.importZip(zip(files), IMANI), 422, "invalid"));

        assertThat(errors.get("modules/99-bomb.md")).contains("longer than 1 MB");
        assertThat(errors.get("images/bomb.png")).contains("10 MB");
    }

    @Test
    void moreFilesThanAnyCourseHasAreRefused() {
        var files = new LinkedHashMap<String, byte[]>();
        for (var i = 0; i <= CourseZip.MAX_ENTRIES; i++) {
            files.put("modules/" + i + ".md", new byte[0]);
        }

        assertProblem(campus.importZip(zip(files), IMANI), 422, "invalid");
    }

    @Test
    void aZipThatIsNothingButAListOfFilesIsNotReadIntoMemory() {
        var zip = new byte[6 * 1024 * 1024];
        var end = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).position(zip.length - 22);
        end.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1).putInt(zip.length - 22);

        var problem = assertProblem(campus.importZip(zip, IMANI), 422, "invalid");

        assertThat(errors(problem).get("zip")).contains("more than 2000 files");
    }

    @Test
    void whatIsNoZipIsInvalid() {
        assertProblem(campus.importZip("hello".getBytes(StandardCharsets.UTF_8), IMANI), 422, "invalid");
        var nothing = assertProblem(campus.importZip(new byte[0], IMANI), 400, "malformed");
        assertThat(nothing.get("detail").asString()).contains("zip").doesNotContain("JSON");
        assertProblem(campus.importForm(zip(Map.of()), IMANI), 422, "invalid");
    }

    @Test
    void aDamagedEntryIsAnErrorOfTheFile() throws IOException {
        var bytes = zip(sample("damaged-" + Ids.next()));
        for (var i = 200; i < 400; i++) {
            bytes[i] ^= 0x55;
        }

        assertProblem(campus.importZip(bytes, IMANI), 422, "invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "modules/01-introduction.md, STORED",
        "modules/01-introduction.md, DEFLATED",
        "images/trigger-point-referral.png, STORED",
        "images/trigger-point-referral.png, DEFLATED",
        "course.yaml, STORED",
    })
    void aFileThatIsNotWhatWasZippedIsDamagedAndNothingIsImported(String name, String method) throws IOException {
        var slug = "altered-" + Ids.next();
        var files = sample(slug);
        var bytes = method.equals("STORED") ? stored(files) : deflated(files);
        assertThat(indexOf(middle(files.get(name)), bytes)).isPositive();
        bytes[indexOf(middle(files.get(name)), bytes)] ^= 1;

        var errors = errors(assertProblem(campus.importZip(bytes, IMANI), 422, "invalid"));

        assertThat(errors).containsExactly(Map.entry(name, "is damaged"));
        assertThat(text(campus.get("/api/authoring/courses?size=100", IMANI))).doesNotContain(slug);
    }

    @Test
    void aFileThatIsWhatWasZippedIsTakenHoweverItIsKept() throws IOException {
        assertThat(campus.importZip(stored(sample("stored-" + Ids.next())), IMANI))
                .hasStatus(201);
        assertThat(campus.importZip(deflated(sample("deflated-" + Ids.next())), IMANI))
                .hasStatus(201);
    }

    @Test
    void anImageThatIsNotTakenIsNotCalledMissingAsWell() throws IOException {
        var files = sample("html-" + Ids.next());
        files.put("images/trigger-point-referral.png", "<html>Not an image</html>".getBytes(StandardCharsets.UTF_8));

        var errors = errors(assertProblem(campus.importZip(zip(files), IMANI), 422, "invalid"));

        assertThat(errors).containsOnlyKeys("images/trigger-point-referral.png");
        assertThat(errors.get("images/trigger-point-referral.png")).startsWith("is not taken: ");
    }

    @Test
    void yamlTagsAnchorsAndNestingAreRefused() throws IOException {
        for (var yaml : new String[] {
            "title: !!javax.script.ScriptEngineManager [x]",
            "title: &a [1]\nsummary: *a",
            "title: {a: {b: {c: {d: {e: {f: {g: 1}}}}}}}",
            "title: a\ntitle: b",
            "- a list",
            "\"\\0\": x",
        }) {
            var files = sample("yaml-" + Ids.next());
            files.put("course.yaml", yaml.getBytes(StandardCharsets.UTF_8));

            assertProblem(campus.importZip(zip(files), IMANI), 422, "invalid");
        }
    }

    @Test
    void studentsAndStrangersDoNotImport() throws IOException {
        assertProblem(campus.importZip(zip(sample("no")), ROSA), 403, "not-allowed");
        assertProblem(campus.importZip(zip(sample("no")), Campus.NOBODY), 401, "sign-in-required");
        var draft = body(campus.importZip(zip(sample("hidden-" + Ids.next())), IMANI), 201);
        assertProblem(campus.get("/api/authoring/courses/" + id(draft) + "/export", OTHER), 404, "not-found");
    }

    /** Kept as they are. */
    private static byte[] stored(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (var file : files.entrySet()) {
                var crc = new CRC32();
                crc.update(file.getValue());
                var entry = new ZipEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** Compressed by a method that leaves the bytes as they are, so that a changed one can still be unpacked. */
    private static byte[] deflated(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** Sixteen bytes of a text's or an image's inside; a letter of them changed leaves the kind of file as it is. */
    private static byte[] middle(byte[] content) {
        return Arrays.copyOfRange(content, content.length / 2, content.length / 2 + 16);
    }

    private static int indexOf(byte[] part, byte[] whole) {
        return new String(whole, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }

    private static String id(JsonNode draft) {
        return draft.get("id").asString();
    }

    private static Map<String, byte[]> rename(Map<String, byte[]> files, String slug) {
        var renamed = new LinkedHashMap<>(files);
        var yaml = new String(files.get("course.yaml"), StandardCharsets.UTF_8);
        renamed.put(
                "course.yaml",
                yaml.replaceFirst("(?m)^slug: .*$", "slug: " + slug).getBytes(StandardCharsets.UTF_8));
        return renamed;
    }

    private static Map<String, byte[]> sample(String slug) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var paths = Files.walk(SAMPLE)) {
            for (var path : paths.filter(Files::isRegularFile).sorted().toList()) {
                files.put(SAMPLE.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return rename(files, slug);
    }
}
