package org.urbanriver.campus.course.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.course.Campus.ADMIN;
import static org.urbanriver.campus.course.Campus.IMANI;
import static org.urbanriver.campus.course.Campus.NOBODY;
import static org.urbanriver.campus.course.Campus.OTHER;
import static org.urbanriver.campus.course.Campus.ROSA;
import static org.urbanriver.campus.course.Campus.assertProblem;
import static org.urbanriver.campus.course.Campus.body;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.urbanriver.campus.course.Campus;
import org.urbanriver.campus.course.CourseServiceTest;
import org.urbanriver.campus.course.media.MediaStore.Storing;
import org.urbanriver.campus.platform.test.Events;
import tools.jackson.databind.JsonNode;

@CourseServiceTest
class MediaControllerTests {

    private static final Instant NOW = Instant.parse("2026-03-02T15:04:05Z");
    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };
    private static final byte[] MP4 = "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] WEBM = {
        0x1A,
        0x45,
        (byte) 0xDF,
        (byte) 0xA3,
        (byte) 0x9F,
        0x42,
        (byte) 0x86,
        (byte) 0x81,
        1,
        0x42,
        (byte) 0xF7,
        (byte) 0x81,
        1,
        0x42,
        (byte) 0xF2,
        (byte) 0x81,
        4,
        0x42,
        (byte) 0xF3,
        (byte) 0x81,
        8,
        0x42,
        (byte) 0x82,
        (byte) 0x84,
        'w',
        'e',
        'b',
        'm'
    };

    @Autowired
    Campus campus;

    @Autowired
    Events events;

    @Autowired
    MediaStore store;

    @Autowired
    MongoTemplate mongo;

    @Test
    void anImageIsKeptByItsContentUnderASafeName() {
        var course = id(campus.draft());

        var view = body(campus.upload(course, "../..\\Neck & <b>.exe", content(PNG, 100), IMANI), 201);

        assertThat(view.get("contentType").asString()).isEqualTo("image/png");
        assertThat(view.get("fileName").asString()).isEqualTo("Neck-b.png");
        assertThat(view.get("bytes").asInt()).isEqualTo(100);
        assertThat(view.get("address").asString())
                .isEqualTo("/api/media/" + id(view))
                .matches("/api/media/[0-9a-z]{26}\\.png");
        assertThat(body(campus.uploadRaw(course, "other.gif", content(PNG, 100), IMANI), 201))
                .isEqualTo(view);
    }

    @Test
    void filesAreListedWithWhatShowsThemAndOnlyThoseThatNothingShowsAreDeleted() {
        var course = campus.draft();
        var path = "/api/authoring/courses/" + id(course);
        var published = body(campus.upload(id(course), "published.png", content(PNG, 100), IMANI), 201);
        campus.put(
                path + "/modules/introduction",
                Campus.module("Introduction", published.get("markdown").asString()),
                IMANI);
        campus.publish(id(course), "First");
        var drafted = body(campus.upload(id(course), "drafted.png", content(PNG, 101), IMANI), 201);
        campus.put(
                path + "/modules/introduction",
                Campus.module("Introduction", drafted.get("markdown").asString()),
                IMANI);
        var unused = body(campus.upload(id(course), "un-used.png", content(PNG, 102), IMANI), 201);
        assertThat(unused.get("markdown").asString())
                .isEqualTo("![un used](" + unused.get("address").asString() + ")");

        var files = body(campus.get(path + "/media", IMANI), 200);

        assertThat(files.findValuesAsString("fileName"))
                .containsExactlyInAnyOrder("un-used.png", "drafted.png", "published.png");
        assertProblem(campus.delete(path + "/media/" + id(published), IMANI), 409, "media-in-use");
        assertProblem(campus.delete(path + "/media/" + id(drafted), IMANI), 409, "media-in-use");
        assertProblem(campus.delete(path + "/media/" + id(unused), OTHER), 404, "not-found");
        assertThat(campus.delete(path + "/media/" + id(unused), IMANI)).hasStatus(204);
        var deleted = events.awaitPublished("media.deleted.v1", id(course));
        assertThat(deleted.body().path("deleted").path("fileName").asString()).isEqualTo("un-used.png");
        assertProblem(campus.delete(path + "/media/" + id(unused), IMANI), 404, "not-found");
        assertProblem(campus.get(unused.get("address").asString(), IMANI), 404, "not-found");
        assertThat(campus.get(drafted.get("address").asString(), IMANI)).hasStatusOk();
        var again = body(campus.upload(id(course), "again.png", content(PNG, 102), IMANI), 201);
        assertThat(campus.get(again.get("address").asString(), IMANI)).hasStatusOk();
    }

    @Test
    void theSameFileInAnotherCourseHasAnotherAddress() {
        var one = body(campus.upload(id(campus.draft()), "a.png", content(PNG, 100), IMANI), 201);
        var two = body(campus.upload(id(campus.draft()), "a.png", content(PNG, 100), IMANI), 201);

        assertThat(id(one)).isNotEqualTo(id(two));
    }

    @Test
    void videosAreTaken() {
        var course = id(campus.draft());

        assertThat(body(campus.upload(course, "a", content(MP4, 2_000), IMANI), 201)
                        .get("contentType")
                        .asString())
                .isEqualTo("video/mp4");
        assertThat(body(campus.upload(course, "a", content(WEBM, 2_000), IMANI), 201)
                        .get("contentType")
                        .asString())
                .isEqualTo("video/webm");
    }

    @ParameterizedTest
    @CsvSource({
        "isom, isomiso2avc1mp41",
        "iso2, iso2mp41",
        "iso3, iso3",
        "iso4, iso4iso6",
        "iso5, iso5iso6dash",
        "iso6, iso6mp41",
        "dash, iso6avc1mp41",
        "avc1, avc1isom",
        "mp41, mp41isom",
        "mp42, isommp42",
        "'M4V ', 'M4V M4A mp42isom'",
    })
    void videosOfAllToolsThatWriteMp4AreTaken(String brand, String compatible) {
        var address =
                address(campus.upload(id(campus.draft()), "a.mov", content(ftyp(brand, compatible), 2_000), IMANI));

        assertThat(address).endsWith(".mp4");
        assertThat(campus.get(address, IMANI)).hasStatusOk().hasContentType("video/mp4");
    }

    @ParameterizedTest
    @CsvSource({
        "'M4A ', 'M4A mp42isom'",
        "'M4B ', 'M4B mp42isom'",
        "heic, mif1heicisom",
        "mif1, mif1heicmp41",
        "avif, avifmif1miafMA1B",
        "avis, avismsf1iso8mif1",
        "'qt  ', 'qt  '",
        "3gp4, 3gp4isom",
    })
    void soundsAndImagesInTheSameWrappingAreNotTaken(String brand, String compatible) {
        var bytes = content(ftyp(brand, compatible), 2_000);

        assertProblem(campus.upload(id(campus.draft()), "a.mp4", bytes, IMANI), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource({
        "picture.png, <svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "picture.png, <!DOCTYPE html><script>alert(1)</script>",
        "picture.png, GIF is not what this is",
        "video.mp4, textftypisom is not what this is",
        "picture.png, %PDF-1.7",
        "picture.png, ''",
    })
    void contentDecidesAndNotTheName(String name, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);

        assertProblem(campus.upload(id(campus.draft()), name, bytes, IMANI), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEBVTT", "WEBVTT\n\n00:00.000 --> 00:02.000\nPress gently", "\uFEFFWEBVTT captions\r\n"})
    void captionsOfAVideoAreTaken(String captions) {
        var course = id(campus.draft());

        var uploaded = campus.upload(course, "Stroke (es).txt", captions.getBytes(StandardCharsets.UTF_8), IMANI);

        assertThat(body(uploaded, 201).path("contentType").asString()).isEqualTo("text/vtt");
        assertThat(address(uploaded)).endsWith(".vtt");
        assertThat(campus.get(address(uploaded), IMANI)).hasStatusOk().hasContentType("text/vtt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEBVTTX", " WEBVTT", "webvtt", "1\n00:00:01,000 --> 00:00:02,000\nSubRip"})
    void whatOnlyLooksLikeCaptionsIsNotTaken(String text) {
        var course = id(campus.draft());

        assertProblem(
                campus.upload(course, "a.vtt", text.getBytes(StandardCharsets.UTF_8), IMANI),
                415,
                "unsupported-media-type");
    }

    @Test
    void anImageThatIsTooLargeIsRefused() {
        var image = content(PNG, 10 * 1024 * 1024 + 1);
        var course = id(campus.draft());

        assertProblem(campus.upload(course, "large.png", image, IMANI), 413, "too-large");
        assertProblem(campus.uploadRaw(course, "large.png", image, IMANI), 413, "too-large");
        assertThat(campus.upload(course, "fits.png", Arrays.copyOf(image, image.length - 1), IMANI))
                .hasStatus(201);
    }

    @Test
    void onlyThoseWhoMayEditTheCourseAddToIt() {
        var course = id(campus.draft());

        assertProblem(campus.upload(course, "a.png", PNG, OTHER), 404, "not-found");
        assertProblem(campus.upload(course, "a.png", PNG, ROSA), 403, "not-allowed");
        assertProblem(campus.upload(course, "a.png", PNG, NOBODY), 401, "sign-in-required");
        assertProblem(campus.upload("nothing", "a.png", PNG, ADMIN), 404, "not-found");
        campus.post("/api/authoring/courses/" + course + "/archive", "", IMANI);
        assertProblem(campus.upload(course, "a.png", PNG, IMANI), 409, "archived");
    }

    @Test
    void aFormWithoutItsFileIsMalformed() {
        var course = id(campus.draft());

        assertProblem(
                campus.form("/api/authoring/courses/" + course + "/media", "other", PNG, IMANI), 400, "malformed");
    }

    @Test
    void aFileIsServedSoThatItCanDoNoHarmAndIsCachedForEver() {
        var content = content(PNG, 1_000);
        var address = address(campus.upload(id(campus.draft()), "a.png", content, IMANI));

        var answer = campus.get(address, IMANI);

        assertThat(answer).hasStatusOk().hasContentType("image/png");
        assertThat(answer.getResponse().getContentAsByteArray()).isEqualTo(content);
        assertThat(answer).headers().hasValue("X-Content-Type-Options", "nosniff");
        assertThat(answer).headers().hasValue("Content-Security-Policy", "default-src 'none'; sandbox");
        assertThat(answer.getResponse().getHeader("Content-Disposition")).startsWith("inline; filename=\"a.png\"");
        assertThat(answer.getResponse().getHeader("Cache-Control"))
                .contains("private", "immutable", "max-age=31536000");
        var etag = answer.getResponse().getHeader("ETag");
        assertThat(campus.get(address, IMANI, "If-None-Match", etag)).hasStatus(304);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=100-199, 100, 199",
        "bytes=1048570-1048590, 1048570, 1048590",
        "bytes=2999990-, 2999990, 2999999",
        "bytes=-10, 2999990, 2999999",
        "bytes=2999999-99999999999, 2999999, 2999999",
        "bytes=0-99999999999999999999, 0, 2999999",
        "bytes=2999990-9223372036854775807, 2999990, 2999999",
        "bytes=-99999999999999999999, 0, 2999999",
        "bytes=00000000000000000000001-00000000000000000000002, 1, 2",
    })
    void aPartOfAVideoIsServed(String range, int first, int last) {
        var content = content(MP4, 3_000_000);
        var address = address(campus.upload(id(campus.draft()), "a.mp4", content, IMANI));

        var answer = campus.get(address, IMANI, "Range", range);

        assertThat(answer).hasStatus(206);
        assertThat(answer).headers().hasValue("Content-Range", "bytes " + first + "-" + last + "/3000000");
        assertThat(answer).headers().hasValue("Content-Length", Integer.toString(last - first + 1));
        assertThat(answer.getResponse().getContentAsByteArray())
                .isEqualTo(Arrays.copyOfRange(content, first, last + 1));
    }

    @Test
    void rangesThatMakeNoSenseAreIgnoredAndThoseBehindTheEndRefused() {
        var content = content(PNG, 1_000);
        var address = address(campus.upload(id(campus.draft()), "a.png", content, IMANI));

        for (var range : new String[] {"bytes=x", "lines=1-2", "bytes=5-1", "bytes=0-1,5-6", ""}) {
            assertThat(campus.get(address, IMANI, "Range", range).getResponse().getContentAsByteArray())
                    .as(range)
                    .isEqualTo(content);
        }
        for (var range : new String[] {"bytes=1000-", "bytes=99999999999999999999-"}) {
            var refused = campus.get(address, IMANI, "Range", range);
            assertProblem(refused, 416, "range-not-satisfiable");
            assertThat(refused).headers().hasValue("Content-Range", "bytes */1000");
        }
    }

    @Test
    void aPartIsOnlyServedWhileTheWholeIsTheOneThatWasMeant() {
        var address = address(campus.upload(id(campus.draft()), "a.png", content(PNG, 1_000), IMANI));
        var etag = campus.get(address, IMANI).getResponse().getHeader("ETag");

        assertThat(campus.get(address, IMANI, Map.of("Range", "bytes=0-9", "If-Range", etag)))
                .hasStatus(206);
        assertThat(campus.get(address, IMANI, Map.of("Range", "bytes=0-9", "If-Range", "\"other\"")))
                .hasStatus(200);
    }

    @Test
    void aDraftsFilesAreForItsStaff() {
        var address = address(campus.upload(id(campus.draft()), "a.png", PNG, IMANI));

        assertThat(campus.get(address, ADMIN)).hasStatusOk();
        assertProblem(campus.get(address, OTHER), 404, "not-found");
        assertProblem(campus.get(address, ROSA), 404, "not-found");
        assertProblem(campus.get(address, NOBODY), 401, "sign-in-required");
        assertProblem(campus.get("/api/media/nothing.png", NOBODY), 404, "not-found");
        assertProblem(campus.get("/api/media/%F0%9F%A6%B4", NOBODY), 404, "not-found");
    }

    @Test
    void whatThePublicDescriptionShowsIsOpenAndTheLessonsFilesAreNot() {
        var course = campus.draft();
        var open = address(campus.upload(id(course), "open.png", content(PNG, 50), IMANI));
        var closed = address(campus.upload(id(course), "closed.png", content(PNG, 60), IMANI));
        campus.put(
                "/api/authoring/courses/" + id(course),
                Campus.json(Map.of("title", "T", "summary", "S", "ceHours", 1, "description", "![x](" + open + ")")),
                IMANI);
        assertProblem(campus.get(open, NOBODY), 401, "sign-in-required");

        campus.publish(id(course), "First");

        assertThat(campus.get(open, NOBODY)).hasStatusOk();
        assertThat(campus.get(open, NOBODY).getResponse().getHeader("Cache-Control"))
                .contains("public");
        assertProblem(campus.get(closed, NOBODY), 401, "sign-in-required");
        assertProblem(campus.get(closed, ROSA), 403, "no-seat");
    }

    @Test
    void allFilesOfACourseTogetherHaveALimit() {
        var course = id(campus.draft());
        mongo.insert(new MediaFile(
                "large" + course, course, "none", "a.mp4", "video/mp4", 5L * 1024 * 1024 * 1024 - 100, "imani", NOW));

        assertThat(campus.upload(course, "fits.png", content(PNG, 90), IMANI)).hasStatus(201);
        assertProblem(campus.upload(course, "more.png", content(PNG, 91), IMANI), 413, "too-large");
        assertThat(campus.upload(course, "again.png", content(PNG, 90), IMANI)).hasStatus(201);
        assertThat(campus.upload(id(campus.draft()), "elsewhere.png", content(PNG, 91), IMANI))
                .hasStatus(201);
    }

    @Test
    void whatWasCutOffIsClearedAwayAndNothingElse() {
        var cutOff = new ObjectId();
        var underWay = new ObjectId();
        for (var content : List.of(cutOff, underWay)) {
            mongo.getCollection("fs.chunks")
                    .insertOne(new Document("files_id", content).append("n", 0).append("data", new byte[10]));
        }
        mongo.insert(new Storing(cutOff.toHexString(), "nothing.png", NOW));
        mongo.insert(new Storing(underWay.toHexString(), "soon.png", Instant.now()));
        var whole = address(campus.upload(id(campus.draft()), "a.png", content(PNG, 50), IMANI));
        var media = mongo.findById(whole.substring("/api/media/".length()), MediaFile.class);
        assertThat(mongo.findById(media.content(), Storing.class)).isNull();
        mongo.insert(new Storing(media.content(), media.id(), NOW)); // it died right before the note went

        store.clearAwayWhatWasCutOff();

        assertThat(chunks(cutOff)).isZero();
        assertThat(chunks(underWay)).isEqualTo(1);
        assertThat(mongo.findAll(Storing.class)).extracting(Storing::content).containsExactly(underWay.toHexString());
        assertThat(campus.get(whole, IMANI).getResponse().getContentAsByteArray())
                .hasSize(50);
        mongo.remove(Query.query(Criteria.where("_id").is(underWay.toHexString())), Storing.class);
    }

    private long chunks(ObjectId content) {
        return mongo.getCollection("fs.chunks").countDocuments(new Document("files_id", content));
    }

    /** How a file begins that ffmpeg, a phone or an editor wrote as MP4 of that brand. */
    private static byte[] ftyp(String brand, String compatible) {
        var length = (char) (16 + compatible.length());
        return ("\0\0\0" + length + "ftyp" + brand + "\0\0\2\0" + compatible + "\0\0\0\bfree")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Bytes that begin like a file of a kind and are of that length. */
    private static byte[] content(byte[] beginning, int length) {
        var random = new byte[Math.max(length - beginning.length, 0)];
        new Random(42).nextBytes(random);
        var content = new ByteArrayOutputStream();
        content.writeBytes(beginning);
        content.writeBytes(random);
        return content.toByteArray();
    }

    private static String address(org.springframework.test.web.servlet.assertj.MvcTestResult uploaded) {
        return body(uploaded, 201).get("address").asString();
    }

    private static String id(JsonNode view) {
        return view.get("id").asString();
    }
}
