package org.urbanriver.campus.course.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.urbanriver.campus.course.Campus.ADMIN;
import static org.urbanriver.campus.course.Campus.IMANI;
import static org.urbanriver.campus.course.Campus.NOBODY;
import static org.urbanriver.campus.course.Campus.ROSA;
import static org.urbanriver.campus.course.Campus.assertProblem;
import static org.urbanriver.campus.course.Campus.body;
import static org.urbanriver.campus.course.Campus.errors;
import static org.urbanriver.campus.course.Campus.json;
import static org.urbanriver.campus.course.Campus.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.urbanriver.campus.course.Campus;
import org.urbanriver.campus.course.CourseServiceTest;
import org.urbanriver.campus.course.technique.Techniques;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.test.Events;
import tools.jackson.databind.JsonNode;

@CourseServiceTest
class CatalogControllerTests {

    private static final String CUPPING = "Gentle suction that lifts the tissue of neck and shoulders.";

    @Autowired
    Campus campus;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Techniques techniques;

    @Autowired
    Events events;

    @Test
    void anyoneFindsTheSixTechniques() {
        var all = body(campus.get("/api/techniques", NOBODY), 200);

        assertThat(all.findValuesAsString("slug"))
                .contains(
                        "acupressure",
                        "craniosacral-therapy",
                        "lymphatic-drainage",
                        "myofascial-release",
                        "neuromuscular-therapy",
                        "trigger-point-therapy");
    }

    @Test
    void adminsAddAndDescribeTechniques() {
        var slug = "technique-" + Ids.next();
        var path = "/api/techniques/" + slug;

        assertThat(campus.post("/api/techniques", technique(slug, "New"), ADMIN))
                .hasStatus(201);

        assertProblem(campus.post("/api/techniques", technique(slug, "Again"), ADMIN), 409, "technique-exists");
        assertThat(body(campus.put(path, technique(slug, " Other\nname "), ADMIN), 200)
                        .get("name")
                        .asString())
                .isEqualTo("Other name");
        assertThat(text(campus.get("/api/techniques", NOBODY))).contains("Other name");
        assertProblem(campus.put(path, technique("another", "x"), ADMIN), 422, "invalid");
        assertProblem(campus.put("/api/techniques/nothing", technique("nothing", "x"), ADMIN), 404, "not-found");
        assertProblem(campus.post("/api/techniques", technique("x", "x"), IMANI), 403, "not-allowed");
        assertProblem(campus.put(path, technique(slug, "x"), ROSA), 403, "not-allowed");
        assertProblem(campus.post("/api/techniques", technique("x", "x"), NOBODY), 401, "sign-in-required");
    }

    @Test
    void whatAdminsDoWithTechniquesIsToldWithWhoDidIt() {
        var path = "/api/techniques/cupping";
        campus.post("/api/techniques", technique("cupping", "Cupping", CUPPING), ADMIN);
        campus.put(path, technique("cupping", "Cupping therapy", CUPPING), ADMIN);
        campus.put(path, technique("cupping", "Cupping therapy", CUPPING), ADMIN);

        var added = events.awaitPublished("technique.added.v1", "cupping");
        var changed = events.awaitPublished("technique.changed.v1", "cupping");

        events.assertIsExample(added, "technique.added.v1");
        events.assertIsExample(changed, "technique.changed.v1");
        assertThat(changed.header("ce_actor")).isEqualTo("admin");
        assertThat(changed.sequence()).isEqualTo(2);
        assertThat(changed.topic()).endsWith("course-events");
        assertThat(events.published("cupping")).hasSize(2);
    }

    @Test
    void aTechniqueOfAnEarlierVersionCanBeChanged() {
        var slug = "old-" + Ids.next();
        mongo.getCollection("techniques")
                .insertOne(new Document("_id", slug).append("name", "Old").append("summary", "Old"));

        techniques.run(null);

        assertThat(campus.put("/api/techniques/" + slug, technique(slug, "New"), ADMIN))
                .hasStatusOk();
        assertThat(campus.put("/api/techniques/" + slug, technique(slug, "Newer"), ADMIN))
                .hasStatusOk();
        assertThat(text(campus.get("/api/techniques", NOBODY))).contains("Newer");
    }

    @Test
    void aTechniqueDescribedAnewStaysSoAfterARestart() {
        campus.put("/api/techniques/acupressure", technique("acupressure", "Acupressure, anew"), ADMIN);

        techniques.run(null);

        assertThat(text(campus.get("/api/techniques", NOBODY))).contains("Acupressure, anew");
    }

    @Test
    void aCourseIsInTheCatalogFromItsPublicationToItsArchiving() {
        var word = Ids.next();
        var draft = begin(word, "summary", "acupressure");
        assertThat(find("q=" + word)).isEmpty();

        campus.publish(id(draft), "First");

        var found = find("q=" + word);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().get("techniques").get(0).asString()).isEqualTo("acupressure");
        assertThat(found.getFirst().get("minutes").asInt()).isEqualTo(30);
        assertThat(found.getFirst().get("revision").asInt()).isEqualTo(1);
        campus.post("/api/authoring/courses/" + id(draft) + "/archive", "", IMANI);
        assertThat(find("q=" + word)).isEmpty();
        assertThat(body(campus.get("/api/courses/" + slug(draft), NOBODY), 200)
                        .get("archived")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theCatalogShowsTheRevisionAndNotTheDraft() {
        var word = Ids.next();
        var draft = begin(word, "summary", null);
        campus.publish(id(draft), "First");

        campus.put("/api/authoring/courses/" + id(draft), Campus.course("Quite another title"), IMANI);

        assertThat(find("q=" + word)).hasSize(1);
        var course = body(campus.get("/api/courses/" + slug(draft), NOBODY), 200);
        assertThat(course.get("title").asString()).contains(word);
    }

    @Test
    void anyoneReadsOfACourseWhatIsNotALesson() {
        var draft = campus.published();

        var answer = campus.get("/api/courses/" + slug(draft), NOBODY);

        var course = body(answer, 200);
        assertThat(course.at("/modules/0/title").asString()).isEqualTo("Introduction");
        assertThat(course.at("/instructors/0/name").asString()).isEqualTo("Imani Brooks");
        assertThat(text(answer)).doesNotContain("Hello");
        assertProblem(campus.get("/api/courses/" + slug(campus.draft()), IMANI), 404, "not-found");
        assertProblem(campus.get("/api/courses/%F0%9F%A6%B4", NOBODY), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "jaqueca, true",
        "JAQUECAS tratar, true",
        "tratár jaq, true",
        "myofascial, true",
        "queca, false",
        "jaqueca acupressure, false",
        "'  , ; ', true",
        "'.*', true",
    })
    void everyWordHasToBeginAWordOfTitleSummaryOrTechnique(String words, boolean matches) {
        var mark = Ids.next();
        var draft = begin("Jaquecas " + mark, "Cómo TRATAR el dolor", "myofascial-release");
        campus.publish(id(draft), "First");

        assertThat(find("q=" + URLEncoder.encode(mark + " " + words, StandardCharsets.UTF_8)))
                .hasSize(matches ? 1 : 0);
    }

    @Test
    void aTechniqueAndAPageNarrowTheCatalog() {
        var word = Ids.next();
        for (var i = 0; i < 3; i++) {
            campus.publish(id(begin(word + " " + i, "s", "lymphatic-drainage")), "First");
        }

        assertThat(find("technique=lymphatic-drainage&q=" + word)).hasSize(3);
        assertThat(find("technique=acupressure&q=" + word)).isEmpty();
        assertThat(find("technique=nothing")).isEmpty();
        var page = body(campus.get("/api/courses?page=1&size=2&q=" + word, NOBODY), 200);
        assertThat(page.get("items")).hasSize(1);
        assertThat(page.get("total").asInt()).isEqualTo(3);
        assertThat(page.at("/items/0/title").asString()).isEqualTo(word + " 0");
        assertThat(body(campus.get("/api/courses?page=10000&size=100", NOBODY), 200)
                        .get("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=0",
                "size=101",
                "size=many",
                "size=99999999999",
                "page=-1",
                "page=10001",
                "page=x",
                "q=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void aQuestionThatMakesNoSenseIsMalformed(String query) {
        var problem = assertProblem(campus.get("/api/courses?" + query, NOBODY), 400, "malformed");

        assertThat(errors(problem)).containsOnlyKeys(query.substring(0, query.indexOf('=')));
    }

    @Test
    void whatAnotherInstancePublishedIsSeenWithinASecond() {
        var word = Ids.next();
        var draft = begin(word, "summary", null);
        campus.publish(id(draft), "First");
        var title = find("q=" + word).getFirst().get("title").asString();

        // Past this instance's own saves, as another instance would.
        mongo.getCollection("courses")
                .updateOne(
                        com.mongodb.client.model.Filters.eq("_id", id(draft)),
                        com.mongodb.client.model.Updates.combine(
                                com.mongodb.client.model.Updates.set("listing.title", title + " elsewhere"),
                                com.mongodb.client.model.Updates.currentDate("updatedAt")));

        await().atMost(Duration.ofSeconds(3))
                .until(() -> find("q=" + word + "%20elsewhere").size() == 1);
    }

    @Test
    void aPublicationByAClockThatWentAheadHidesNoneAfterIt() {
        var early = campus.published();
        mongo.getCollection("courses")
                .updateOne(
                        com.mongodb.client.model.Filters.eq("_id", id(early)),
                        com.mongodb.client.model.Updates.combine(
                                com.mongodb.client.model.Updates.set("listing.title", "From tomorrow"),
                                com.mongodb.client.model.Updates.set(
                                        "updatedAt",
                                        java.util.Date.from(
                                                java.time.Instant.now().plus(Duration.ofDays(1))))));
        await().atMost(Duration.ofSeconds(3))
                .until(
                        () -> campus.get("/api/courses/" + slug(early), NOBODY),
                        answer -> Campus.text(answer).contains("From tomorrow"));

        var next = campus.published();

        assertThat(campus.get("/api/courses/" + slug(next), NOBODY)).hasStatusOk();
    }

    @Test
    void whoHasTheCatalogAlreadyIsToldSoWithoutItsBytes() {
        campus.published();
        var first = campus.get("/api/courses?size=1", NOBODY);
        var etag = first.getResponse().getHeader("ETag");

        assertThat(etag).isNotBlank();
        assertThat(first.getResponse().getHeader("Cache-Control")).isEqualTo("no-cache");
        assertThat(campus.get("/api/courses?size=1", NOBODY, "If-None-Match", etag))
                .hasStatus(304);
        campus.published();
        assertThat(campus.get("/api/courses?size=1", NOBODY, "If-None-Match", etag))
                .hasStatus(200);
    }

    private JsonNode begin(String title, String summary, String technique) {
        var draft = body(
                campus.post(
                        "/api/authoring/courses",
                        json(Map.of("title", title, "summary", summary, "ceHours", 1)),
                        IMANI),
                201);
        var module = new java.util.HashMap<String, Object>(Map.of("title", "M", "minutes", 30, "text", "Text"));
        if (technique != null) {
            module.put("technique", technique);
        }
        return body(campus.post("/api/authoring/courses/" + id(draft) + "/modules", json(module), IMANI), 201);
    }

    private List<JsonNode> find(String query) {
        return body(campus.get("/api/courses?size=100&" + query, NOBODY), 200)
                .get("items")
                .valueStream()
                .toList();
    }

    private static String technique(String slug, String name) {
        return technique(slug, name, "A summary");
    }

    private static String technique(String slug, String name, String summary) {
        return json(Map.of("slug", slug, "name", name, "summary", summary));
    }

    private static String id(JsonNode draft) {
        return draft.get("id").asString();
    }

    private static String slug(JsonNode draft) {
        return draft.get("slug").asString();
    }
}
