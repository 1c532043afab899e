package org.urbanriver.campus.course.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.course.Campus.ADMIN;
import static org.urbanriver.campus.course.Campus.IMANI;
import static org.urbanriver.campus.course.Campus.NOBODY;
import static org.urbanriver.campus.course.Campus.OTHER;
import static org.urbanriver.campus.course.Campus.ROSA;
import static org.urbanriver.campus.course.Campus.assertProblem;
import static org.urbanriver.campus.course.Campus.body;
import static org.urbanriver.campus.course.Campus.course;
import static org.urbanriver.campus.course.Campus.errors;
import static org.urbanriver.campus.course.Campus.json;
import static org.urbanriver.campus.course.Campus.module;
import static org.urbanriver.campus.course.Campus.text;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.urbanriver.campus.course.Campus;
import org.urbanriver.campus.course.CourseServiceTest;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.test.Callers;
import tools.jackson.databind.JsonNode;

@CourseServiceTest
class AuthoringControllerTests {

    private static final String COURSES = "/api/authoring/courses";

    @Autowired
    Campus campus;

    @Test
    void anInstructorBeginsWritesOrdersPreviewsAndPublishesACourse() {
        var title = "Neck & shoulders " + Ids.next();
        var begun = campus.begin(title);
        var path = COURSES + "/" + id(begun);
        assertThat(begun.get("slug").asString()).startsWith("neck-shoulders-");
        assertThat(begun.get("language").asString()).isEqualTo("en");
        assertThat(begun.at("/instructors/0/id").asString()).isEqualTo("imani");
        assertThat(begun.get("publishedRevision").isNull()).isTrue();

        body(campus.post(path + "/modules", module("One", "First *text*"), IMANI), 201);
        var two = body(campus.post(path + "/modules", module("Two", "Second"), IMANI), 201);
        assertThat(ids(two)).containsExactly("one", "two");
        var changed = body(campus.put(path + "/modules/two", module("Zwei", "Zweitens"), IMANI), 200);
        assertThat(changed.at("/modules/1/title").asString()).isEqualTo("Zwei");
        var order = json(Map.of("moduleIds", List.of("two", "one"), "version", version(changed)));
        assertThat(ids(body(campus.put(path + "/modules/order", order, IMANI), 200)))
                .containsExactly("two", "one");
        var preview = body(campus.get(path + "/preview", IMANI), 200);
        assertThat(preview.at("/1/html").asString()).isEqualTo("<p>First <em>text</em></p>\n");
        assertThat(campus.publish(id(begun), "First").get("number").asInt()).isEqualTo(1);
        assertThat(body(campus.delete(path + "/modules/two", IMANI), 200)
                        .get("changed")
                        .asBoolean())
                .isTrue();
        assertThat(campus.publish(id(begun), "Shorter").get("modules").asInt()).isEqualTo(1);
        assertThat(body(campus.get(path + "/revisions", IMANI), 200).findValuesAsString("note"))
                .containsExactly("Shorter", "First");
        assertThat(body(campus.post(path + "/archive", "", IMANI), 200)
                        .get("archived")
                        .asBoolean())
                .isTrue();
        assertThat(campus.post(path + "/archive", "", IMANI)).hasStatusOk();
        assertProblem(campus.put(path, course("x"), IMANI), 409, "archived");
    }

    @Test
    void aCourseThatIsNotTheCallersDoesNotExistForThem() {
        var path = COURSES + "/" + id(campus.published());

        for (var caller : List.of(OTHER)) {
            assertProblem(campus.get(path, caller), 404, "not-found");
            assertProblem(campus.put(path, course("x"), caller), 404, "not-found");
            assertProblem(campus.post(path + "/modules", module("x", "x"), caller), 404, "not-found");
            assertProblem(campus.put(path + "/modules/introduction", module("x", "x"), caller), 404, "not-found");
            assertProblem(campus.delete(path + "/modules/introduction", caller), 404, "not-found");
            assertProblem(
                    campus.put(path + "/modules/order", "{\"moduleIds\": [\"introduction\"]}", caller),
                    404,
                    "not-found");
            assertProblem(campus.get(path + "/preview", caller), 404, "not-found");
            assertProblem(campus.get(path + "/revisions", caller), 404, "not-found");
            assertProblem(campus.get(path + "/export", caller), 404, "not-found");
            assertProblem(campus.post(path + "/publish", "{\"note\": \"x\"}", caller), 404, "not-found");
            assertProblem(campus.post(path + "/archive", "", caller), 404, "not-found");
        }
        assertThat(campus.get(path, ADMIN)).hasStatusOk();
    }

    @Test
    void studentsDoNotWriteCoursesAndStrangersSignIn() {
        var path = COURSES + "/" + id(campus.draft());

        assertProblem(campus.get(COURSES, ROSA), 403, "not-allowed");
        assertProblem(campus.post(COURSES, course("x"), ROSA), 403, "not-allowed");
        assertProblem(campus.get(path, ROSA), 403, "not-allowed");
        assertProblem(campus.get(COURSES + "/nothing", ROSA), 403, "not-allowed");
        assertProblem(campus.get(path, Callers.student("imani", "No longer an instructor")), 403, "not-allowed");
        assertProblem(campus.get(COURSES, NOBODY), 401, "sign-in-required");
        assertProblem(campus.post(COURSES, "{", NOBODY), 401, "sign-in-required");
    }

    @Test
    void theListHoldsTheCallersCoursesLastChangedFirstAndWithoutTexts() {
        var caller = Callers.instructor(Ids.next(), "Lin");
        var first = body(campus.post(COURSES, course("First " + Ids.next()), caller), 201);
        body(campus.post(COURSES, course("Second " + Ids.next()), caller), 201);
        campus.post(COURSES + "/" + id(first) + "/modules", module("M", "Long text"), caller);
        campus.draft();

        var page = body(campus.get(COURSES + "?size=1", caller), 200);

        assertThat(page.get("total").asInt()).isEqualTo(2);
        assertThat(page.at("/items/0/id").asString()).isEqualTo(id(first));
        assertThat(page.at("/items/0/modules/0/text").asString()).isEmpty();
        assertThat(page.at("/items/0/changed").asBoolean()).isTrue();
        assertProblem(campus.get(COURSES + "?size=101", caller), 400, "malformed");
        assertThat(body(campus.get(COURSES + "?size=1", ADMIN), 200)
                        .get("total")
                        .asInt())
                .isGreaterThan(2);
    }

    @Test
    void aChangeOnAnOlderVersionIsRefusedAndOneWithoutAVersionIsNot() {
        var draft = campus.draft();
        var path = COURSES + "/" + id(draft);
        var now = version(draft);
        var stale = Map.of("title", "T", "summary", "S", "ceHours", 1, "version", now);
        assertThat(campus.put(path, json(stale), IMANI)).hasStatusOk();

        assertProblem(campus.put(path, json(stale), IMANI), 409, "concurrent-change");

        assertThat(campus.put(path, course("x"), IMANI)).hasStatusOk();
        assertThat(version(body(campus.get(path, IMANI)))).isEqualTo(now + 2);
    }

    @Test
    void aStaleSaveOfAModuleIsAnsweredWithBothTexts() {
        var draft = campus.draft();
        var path = COURSES + "/" + id(draft) + "/modules/introduction";
        var seen = draft.at("/modules/0/edition/id").asString();
        assertThat(campus.put(path, edited("Theirs", seen), ADMIN)).hasStatusOk();

        var problem = assertProblem(campus.put(path, edited("Mine", seen), IMANI), 409, "concurrent-change");

        assertThat(problem.at("/yours/text").asString()).isEqualTo("Mine");
        assertThat(problem.at("/theirs/text").asString()).isEqualTo("Theirs");
        assertThat(problem.at("/theirs/edition/by").asString()).isEqualTo("Ada Admin");
        assertThat(problem.at("/detail").asString()).startsWith("Ada Admin changed this meanwhile.");
        assertProblem(campus.delete(path + "?basedOn=" + seen, IMANI), 409, "concurrent-change");
        var theirs = problem.at("/theirs/edition/id").asString();
        var kept = body(campus.put(path, edited("Mine and theirs", theirs), IMANI), 200);
        assertThat(kept.at("/modules/0/text").asString()).isEqualTo("Mine and theirs");
    }

    @Test
    void savesOfDifferentModulesAtOnceAllArrive() throws Exception {
        var draft = campus.draft();
        var path = COURSES + "/" + id(draft);
        for (var i = 0; i < 4; i++) {
            draft = body(campus.post(path + "/modules", module("M" + i, "Old"), IMANI), 201);
        }
        var seen = draft;

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var saves = IntStream.range(0, 4)
                    .mapToObj(i -> people.submit(() -> campus.put(
                            path + "/modules/m" + i,
                            edited(
                                    "New " + i,
                                    seen.at("/modules/" + (i + 1) + "/edition/id")
                                            .asString()),
                            IMANI)))
                    .toList();
            for (var save : saves) {
                assertThat(save.get()).hasStatusOk();
            }
        }

        assertThat(body(campus.get(path, IMANI)).get("modules").findValuesAsString("text"))
                .containsExactly("Hello *reader*", "New 0", "New 1", "New 2", "New 3");
    }

    @Test
    void textThatWasNotSavedIsPreviewedAsLessonsAreShown() {
        var body = json(Map.of("text", "Hello *reader* <script>alert(1)</script>"));

        assertThat(body(campus.post(COURSES + "/preview", body, IMANI), 200)
                        .get("html")
                        .asString())
                .isEqualTo("<p>Hello <em>reader</em> </p>\n");
        assertProblem(campus.post(COURSES + "/preview", body, ROSA), 403, "not-allowed");
        assertProblem(campus.post(COURSES + "/preview", "{}", IMANI), 422, "invalid");
    }

    @Test
    void theDifferenceToTheLastRevisionIsToldByModuleAndWord() {
        var draft = campus.published();
        var path = COURSES + "/" + id(draft);
        campus.put(path + "/modules/introduction", module("Introduction", "Hello *kind* reader\n\nNew line"), IMANI);
        campus.post(path + "/modules", module("Second", "Two words"), IMANI);

        var difference = body(campus.get(path + "/difference", IMANI), 200);

        assertThat(difference.get("from").asInt()).isEqualTo(1);
        assertThat(difference.get("to").isNull()).isTrue();
        assertThat(difference.get("version").asLong()).isEqualTo(version(body(campus.get(path, IMANI))));
        assertThat(difference.get("details")).isEmpty();
        assertThat(difference.at("/modules").findValuesAsString("kind")).containsExactly("CHANGED", "ADDED");
        assertThat(difference.at("/modules/0/wordsAdded").asInt()).isEqualTo(5);
        assertThat(difference.at("/modules/0/wordsRemoved").asInt()).isEqualTo(2);
        var publish =
                json(Map.of("note", "More", "version", difference.get("version").asLong() - 1));
        assertProblem(campus.post(path + "/publish", publish, IMANI), 409, "concurrent-change");
        campus.publish(id(draft), "More");
        assertThat(body(campus.get(path + "/difference?from=1&to=2", IMANI), 200)
                        .at("/modules/1/kind")
                        .asString())
                .isEqualTo("ADDED");
        assertThat(body(campus.get(path + "/difference?to=1", IMANI), 200)
                        .get("from")
                        .isNull())
                .isTrue();
        assertProblem(campus.get(path + "/difference?from=7", IMANI), 404, "not-found");
        assertProblem(campus.get(path + "/difference", OTHER), 404, "not-found");
    }

    private static List<String> ids(JsonNode draft) {
        return draft.get("modules").values().stream()
                .map(module -> module.get("id").asString())
                .toList();
    }

    private static String edited(String text, String basedOn) {
        return json(Map.of("title", "Introduction", "minutes", 30, "text", text, "basedOn", basedOn));
    }

    @Test
    void anAddressIsUsedOnceAndFixedWhenPublished() {
        var slug = "slug-" + Ids.next();
        var body = json(Map.of("title", "T", "summary", "S", "ceHours", 1, "slug", slug));
        var mine = body(campus.post(COURSES, body, IMANI), 201);

        assertProblem(campus.post(COURSES, body, IMANI), 409, "slug-taken");
        assertProblem(campus.put(COURSES + "/" + id(campus.draft()), body, IMANI), 409, "slug-taken");
        campus.post(COURSES + "/" + id(mine) + "/modules", module("M", "x"), IMANI);
        campus.publish(id(mine), "First");
        var other = json(Map.of("title", "T", "summary", "S", "ceHours", 1, "slug", slug + "-b"));
        assertProblem(campus.put(COURSES + "/" + id(mine), other, IMANI), 409, "slug-fixed");
    }

    @Test
    void twoCoursesOfOneTitleGetDifferentAddresses() {
        var title = "Same " + Ids.next();

        assertThat(campus.begin(title).get("slug").asString())
                .isNotEqualTo(campus.begin(title).get("slug").asString());
    }

    @Test
    void aModuleTeachesATechniqueThatExists() {
        var path = COURSES + "/" + id(campus.draft()) + "/modules";
        var unknown = json(Map.of("title", "T", "minutes", 1, "technique", "hypnosis"));

        assertThat(errors(assertProblem(campus.post(path, unknown, IMANI), 422, "invalid")))
                .containsOnlyKeys("/technique");
        assertProblem(campus.put(path + "/introduction", unknown, IMANI), 422, "invalid");
        var known = json(Map.of("title", "T", "minutes", 1, "technique", "acupressure"));
        assertThat(campus.put(path + "/introduction", known, IMANI)).hasStatusOk();
    }

    @Test
    void nothingNewIsNothingToPublish() {
        var id = id(campus.published());

        assertProblem(
                campus.post(COURSES + "/" + id + "/publish", "{\"note\": \"x\"}", IMANI), 409, "nothing-to-publish");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                                                        | 400 | malformed |
            []                                                                       | 400 | malformed |
            null                                                                     | 400 | malformed |
            {"title": {"a": 1}, "summary": "S", "ceHours": 1}                        | 400 | malformed | /title
            {"title": "T", "summary": "S", "ceHours": "many"}                        | 400 | malformed | /ceHours
            {"title": "T", "summary": "S", "ceHours": 1, "objectives": "x"}          | 400 | malformed | /objectives
            {"title": "T", "summary": "S", "ceHours": 1, "version": "x"}             | 400 | malformed | /version
            {"title": "T", "summary": "S", "ceHours": 1, "objectives": [null]}       | 422 | invalid   | /objectives/0
            {"title": "T", "summary": "S", "ceHours": 1, "instructorIds": [null]}    | 422 | invalid   | /instructorIds/0
            {"title": "T", "summary": "S", "ceHours": 1, "instructorIds": ["x"]}     | 422 | invalid   | /instructorIds/1
            {"title": " ", "summary": "S", "ceHours": 1}                             | 422 | invalid   | /title
            {"summary": "S", "ceHours": 1}                                           | 422 | invalid   | /title
            {"title": "T", "summary": "S"}                                           | 422 | invalid   | /ceHours
            {"title": "T", "summary": "S", "ceHours": 0}                             | 422 | invalid   | /ceHours
            {"title": "T", "summary": "S", "ceHours": 1.234}                         | 422 | invalid   | /ceHours
            {"title": "T", "summary": "S", "ceHours": 1e400}                         | 422 | invalid   | /ceHours
            {"title": "T", "summary": "S", "ceHours": 1, "slug": "Not A Slug"}       | 422 | invalid   | /slug
            {"title": "T", "summary": "S", "ceHours": 1, "slug": "a--b"}             | 422 | invalid   | /slug
            {"title": "T", "summary": "S", "ceHours": 1, "language": "klingon!"}     | 422 | invalid   | /language
            {"title": "T", "summary": "S", "ceHours": 1, "language": "en-abcdefgh-abcdefgh-abcdefgh-abcdefgh"} | 422 | invalid | /language
            """)
    void aCourseThatMakesNoSenseIsRefusedByItsField(String body, int status, String slug, String pointer) {
        var problem = assertProblem(campus.post(COURSES, body, IMANI), status, slug);

        if (pointer != null) {
            assertThat(errors(problem)).containsKey(pointer);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title": "T", "minutes": 0}                          | 422 | /minutes
            {"title": "T", "minutes": 1441}                       | 422 | /minutes
            {"title": "T"}                                        | 422 | /minutes
            {"title": "T", "minutes": "x"}                        | 400 | /minutes
            {"title": "", "minutes": 1}                           | 422 | /title
            {"title": "T", "minutes": 1, "id": "order"}           | 422 | /id
            {"title": "T", "minutes": 1, "id": "introduction"}    | 422 | /id
            {"title": "T", "minutes": 1, "id": "../x"}            | 422 | /id
            {"title": "T", "minutes": 1, "objectives": [""]}      | 422 | /objectives/0
            {"title": "T", "minutes": 1, "technique": "$ne"}      | 422 | /technique
            """)
    void aModuleThatMakesNoSenseIsRefusedByItsField(String body, int status, String pointer) {
        var path = COURSES + "/" + id(campus.draft()) + "/modules";

        var problem = assertProblem(campus.post(path, body, IMANI), status, status == 400 ? "malformed" : "invalid");

        assertThat(errors(problem)).containsKey(pointer);
    }

    @Test
    void textsThatAreTooLongAreRefused() {
        var path = COURSES + "/" + id(campus.draft());

        assertProblem(campus.post(path + "/modules", module("T", "x".repeat(200_001)), IMANI), 422, "invalid");
        assertProblem(campus.post(path + "/modules", module("x".repeat(151), "x"), IMANI), 422, "invalid");
        assertProblem(campus.post(path + "/modules", module("T", "x".repeat(3_000_000)), IMANI), 413, "too-large");
        assertThat(campus.post(path + "/modules", module("T", "x".repeat(200_000)), IMANI))
                .hasStatus(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"moduleIds": null}            | 422
            {"moduleIds": [null]}          | 422
            {"moduleIds": []}              | 422
            {"moduleIds": ["x"]}           | 422
            {"moduleIds": "introduction"}  | 400
            {}                             | 422
            """)
    void anOrderThatMakesNoSenseIsRefused(String body, int status) {
        var path = COURSES + "/" + id(campus.draft()) + "/modules/order";

        assertThat(campus.put(path, body, IMANI)).hasStatus(status);
    }

    @Test
    void addressesOfNothingAreNotFound() {
        for (var id : List.of("nothing", "%F0%9F%A6%B4", "%7B%24ne%3A1%7D", "a".repeat(2_000))) {
            assertProblem(campus.get(COURSES + "/" + id, IMANI), 404, "not-found");
            assertProblem(campus.put(COURSES + "/" + id, course("x"), IMANI), 404, "not-found");
            assertProblem(campus.post(COURSES + "/" + id + "/publish", "{\"note\": \"x\"}", IMANI), 404, "not-found");
        }
        var path = COURSES + "/" + id(campus.draft()) + "/modules/";
        assertProblem(campus.delete(path + "nothing", IMANI), 404, "not-found");
        assertProblem(campus.put(path + "%F0%9F%A6%B4", module("x", "x"), IMANI), 404, "not-found");
    }

    @Test
    void unicodeOfAllKindsIsKeptAndWhatCannotBeShownIsDropped() {
        var title = "日本 🦴 naïve \\u0000\\ud800 " + Ids.next();
        var body = "{\"title\": \"" + title + "\", \"summary\": \"\\u202e S\", \"ceHours\": 1}";

        var begun = body(campus.post(COURSES, body, IMANI), 201);

        assertThat(begun.get("title").asString()).startsWith("日本 🦴 naïve ").doesNotContain("\u0000");
        assertThat(body(campus.get(COURSES + "/" + id(begun), IMANI), 200)).isEqualTo(begun);
    }

    @Test
    void otherMethodsAndFormatsAreRefusedAsProblems() {
        assertProblem(campus.delete(COURSES, IMANI), 405, "method-not-allowed");
        assertProblem(campus.importAs("text/plain", new byte[] {1}, IMANI), 415, "unsupported-media-type");
        assertProblem(campus.send(HttpMethod.PATCH, COURSES, "{}", IMANI), 405, "method-not-allowed");
    }

    @Test
    void scriptsInTextsAreNeverServed() {
        var draft = campus.draft();
        var path = COURSES + "/" + id(draft);
        campus.put(
                path + "/modules/introduction",
                module(
                        "Introduction",
                        "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1))"),
                IMANI);
        campus.put(
                path,
                json(Map.of(
                        "title", "T", "summary", "S", "ceHours", 1, "description", "<script>alert(1)</script> Fine")),
                IMANI);
        campus.publish(id(draft), "First");
        var slug = draft.get("slug").asString();

        for (var address :
                List.of(path + "/preview", "/api/courses/" + slug, "/api/courses/" + slug + "/modules/introduction")) {
            assertThat(text(campus.get(address, IMANI))).as(address).doesNotContain("<script", "onerror", "href");
        }
    }

    @Test
    void theContractIsDescribed() {
        var api = text(campus.get("/v3/api-docs", NOBODY));

        assertThat(api)
                .contains("/api/authoring/courses/import", "multipart/form-data", "application/zip")
                .contains("/api/authoring/courses/{id}/media", "/api/media/{id}", "\"openapi\":\"3.1");
    }

    private static String id(JsonNode view) {
        return view.get("id").asString();
    }

    private static long version(JsonNode view) {
        return view.get("version").asLong();
    }
}
