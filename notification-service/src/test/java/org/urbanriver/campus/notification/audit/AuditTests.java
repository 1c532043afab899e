package org.urbanriver.campus.notification.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.urbanriver.campus.notification.Enrollments.activated;
import static org.urbanriver.campus.notification.Enrollments.liveClass;
import static org.urbanriver.campus.notification.Enrollments.withdrawn;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexField;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.courses.MediaView;
import org.urbanriver.campus.contracts.courses.TechniqueView;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
import org.urbanriver.campus.contracts.events.AccountEvent;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountChanged;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountListDownloaded;
import org.urbanriver.campus.contracts.events.CampusEvent;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingChanged;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingConfirmed;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingScheduled;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.RosterDownloaded;
import org.urbanriver.campus.contracts.events.EventTypes;
import org.urbanriver.campus.contracts.events.MediaEvent;
import org.urbanriver.campus.contracts.events.MediaEvent.MediaDeleted;
import org.urbanriver.campus.contracts.events.TechniqueEvent;
import org.urbanriver.campus.contracts.events.TechniqueEvent.TechniqueAdded;
import org.urbanriver.campus.contracts.events.TechniqueEvent.TechniqueChanged;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.notification.Enrollments;
import org.urbanriver.campus.notification.ServiceTest;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.test.Callers;
import org.urbanriver.campus.platform.test.Events;
import tools.jackson.databind.json.JsonMapper;

class AuditTests extends ServiceTest {

    private final String imani = "i" + Ids.next();
    private final String offering = Ids.next();

    @Autowired
    private MongoTemplate mongo;

    @Test
    void whatStaffDidIsToldWithWhoAndWhatWasBeforeAndAfter() {
        register(imani, "Imani Brooks");
        awaitContact(imani);
        var before = liveClass(offering, imani);
        var after = Enrollments.offering(offering, "Another title", OfferingType.LIVE, OfferingStatus.OPEN, imani);
        send(new OfferingScheduled(before), 1, "ada", "ADMIN", null);
        IntStream.range(0, 3)
                .forEach(any -> send(new OfferingChanged(after, null), 2, imani, "INSTRUCTOR,STUDENT", null));

        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(get("offering=" + offering))
                        .bodyJson()
                        .satisfies(json -> {
                            assertThat(json)
                                    .extractingPath("$.items[*].kind")
                                    .asArray()
                                    .containsExactly("offering.changed", "offering.scheduled");
                            assertThat(json).extractingPath("$.items[0].who").isEqualTo(imani);
                            assertThat(json).extractingPath("$.items[0].name").isEqualTo("Imani Brooks");
                            assertThat(json)
                                    .extractingPath("$.items[0].roles")
                                    .asArray()
                                    .containsExactly("INSTRUCTOR", "STUDENT");
                            assertThat(json)
                                    .extractingPath("$.items[0].what")
                                    .isEqualTo("The live class “Another title” was changed");
                            assertThat(json)
                                    .extractingPath("$.items[0].changes")
                                    .asArray()
                                    .hasSize(1);
                            assertThat(json)
                                    .extractingPath("$.items[0].changes[0].field")
                                    .isEqualTo("/courseTitle");
                            assertThat(json)
                                    .extractingPath("$.items[0].changes[0].before")
                                    .isEqualTo("\"" + Enrollments.COURSE + "\"");
                            assertThat(json)
                                    .extractingPath("$.items[0].changes[0].after")
                                    .isEqualTo("\"Another title\"");
                            assertThat(json)
                                    .extractingPath("$.items[1].changes[?(@.field=='/id')].after")
                                    .asArray()
                                    .containsExactly("\"" + offering + "\"");
                            assertThat(json)
                                    .extractingPath("$.items[1].changes[0].before")
                                    .isNull();
                        }));
    }

    @Test
    void whatStudentsDoForThemselvesIsNoActOfStaff() {
        var rosa = "r" + Ids.next();
        var seat = liveClass(offering);
        send(activated(seat, rosa, "Rosa"), 1, rosa, "STUDENT", null);
        send(withdrawn(seat, rosa, "Rosa", rosa), 2, rosa, "STUDENT", null);
        send(activated(seat, imani, "Imani"), 1, imani, "INSTRUCTOR", null); // a seat of one's own
        send(withdrawn(seat, imani, "Imani", "ada"), 2, "ada", "ADMIN", offering + ".9");

        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(get("offering=" + offering))
                        .bodyJson()
                        .satisfies(json -> {
                            assertThat(json)
                                    .extractingPath("$.items[*].id")
                                    .asArray()
                                    .containsExactly(offering + "_" + imani + ".2");
                            assertThat(json)
                                    .extractingPath("$.items[0].studentId")
                                    .isEqualTo(imani);
                            assertThat(json).extractingPath("$.items[0].cause").isEqualTo(offering + ".9");
                        }));
    }

    @Test
    void whatEarlierVersionsPublishedTellsAtLeastWhoAskedForIt() {
        var rosa = "r" + Ids.next();
        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
        events.send(withdrawn(liveClass(offering), rosa, "Rosa", "ada"), 2);

        await().atMost(Events.PATIENCE)
                .untilAsserted(
                        () -> assertThat(get("student=" + rosa)).bodyJson().satisfies(json -> {
                            assertThat(json)
                                    .extractingPath("$.items[*].who")
                                    .asArray()
                                    .containsExactly("ada");
                            assertThat(json)
                                    .extractingPath("$.items[0].roles")
                                    .asArray()
                                    .isEmpty();
                        }));
    }

    @Test
    void whoDeletedAFileIsWrittenDownWithWhatItWas() {
        var course = "c" + Ids.next();
        var file = new MediaView("0m.png", "sketch.png", "image/png", 48_213, "/api/media/0m.png", "![sketch](…)");
        var owner = new MediaEvent.Owner(course, "Acupressure at the desk");
        send(new MediaDeleted(owner, file), 1, imani, "INSTRUCTOR", null);

        await().atMost(Events.PATIENCE)
                .untilAsserted(
                        () -> assertThat(get("course=" + course)).bodyJson().satisfies(json -> {
                            assertThat(json)
                                    .extractingPath("$.items[*].what")
                                    .asArray()
                                    .containsExactly(
                                            "The file sketch.png of the course “Acupressure at the desk” was deleted");
                            assertThat(json)
                                    .extractingPath("$.items[0].changes[1].before")
                                    .isEqualTo("\"sketch.png\"");
                        }));
    }

    @Test
    void whoChangedATechniqueOrTookARosterIsWrittenDown() {
        var slug = "t" + Ids.next();
        send(new TechniqueAdded(new TechniqueView(slug, "Cupping", "Suction")), 1, "ada", "ADMIN", null);
        send(new TechniqueChanged(new TechniqueView(slug, "Cupping therapy", "Suction")), 2, "ada", "ADMIN", null);
        send(new RosterDownloaded(liveClass(offering), imani), 1, imani, "INSTRUCTOR", null);

        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(get("subject=" + slug))
                        .bodyJson()
                        .satisfies(json -> {
                            assertThat(json)
                                    .extractingPath("$.items[*].what")
                                    .asArray()
                                    .containsExactly(
                                            "The technique “Cupping therapy” was changed",
                                            "The technique “Cupping” was added");
                            assertThat(json)
                                    .extractingPath("$.items[0].changes[0].before")
                                    .isEqualTo("\"Cupping\"");
                        }));
        await().atMost(Events.PATIENCE)
                .untilAsserted(
                        () -> assertThat(get("offering=" + offering)).bodyJson().satisfies(json -> {
                            assertThat(json)
                                    .extractingPath("$.items[*].kind")
                                    .asArray()
                                    .containsExactly("offering.roster-downloaded");
                            assertThat(json).extractingPath("$.items[0].who").isEqualTo(imani);
                        }));
    }

    @Test
    void whoeverTakesTheListOfAccountsIsWrittenDown() {
        var ada = "a" + Ids.next();
        var account = new AccountView(
                ada, "ada@example.org", "Ada Admin", Set.of(Role.ADMIN), false, Instant.parse("2026-01-01T00:00:00Z"));
        send(new AccountChanged(account), 1, ada, "ADMIN", null);
        send(new AccountListDownloaded(account, null), 2, ada, "ADMIN", null);
        send(new AccountListDownloaded(account, "rosa"), 3, ada, "ADMIN", null);

        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(get("who=" + ada + "&what=account.list-downloaded"))
                        .bodyJson()
                        .extractingPath("$.items[*].what")
                        .asArray()
                        .containsExactlyInAnyOrder(
                                "Ada Admin downloaded the list of accounts",
                                "Ada Admin downloaded the enrollments found by “rosa”"));
    }

    @Test
    void whatTheCampusDecidesByItselfIsNoActOfStaff() {
        events.send(new OfferingConfirmed(liveClass(offering), "campus"), 1);
        events.send(new OfferingConfirmed(liveClass(offering), "ada"), 2);

        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(get("offering=" + offering))
                        .bodyJson()
                        .extractingPath("$.items[*].id")
                        .asArray()
                        .containsExactly(offering + ".2"));
    }

    @Test
    void anActThatIsReplayedLateIsWrittenAndNamesNoChanges() {
        send(new OfferingScheduled(liveClass(offering)), 1, "ada", "ADMIN", null);
        send(new OfferingChanged(liveClass(offering), null), 3, "ada", "ADMIN", null);
        send(new OfferingChanged(liveClass(offering), null), 2, "ada", "ADMIN", null);

        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(get("subject=" + offering))
                        .bodyJson()
                        .satisfies(json -> {
                            assertThat(json).extractingPath("$.items.length()").isEqualTo(3);
                            assertThat(json)
                                    .extractingPath("$.items[?(@.id=='" + offering + ".2')].changes.length()")
                                    .asArray()
                                    .containsExactly(0);
                        }));
    }

    @Test
    void filtersNarrowTheTrailAndPagesLeadThroughIt() {
        var other = Ids.next();
        IntStream.rangeClosed(1, 5)
                .forEach(n -> send(new OfferingChanged(liveClass(offering), null), n, imani, "INSTRUCTOR", null));
        send(new OfferingScheduled(liveClass(other)), 1, imani, "INSTRUCTOR", null);
        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(get("who=" + imani))
                        .bodyJson()
                        .extractingPath("$.items.length()")
                        .isEqualTo(6));

        assertThat(get("who=" + imani + "&what=offering.scheduled"))
                .bodyJson()
                .extractingPath("$.items[*].subject")
                .asArray()
                .containsExactly(other);
        assertThat(get("course=course-of-" + other + "&from=2026-03-02T15:10:00Z&to=2026-03-02T15:10:01Z"))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(1);
        var first = get("subject=" + offering + "&size=3");
        assertThat(first).bodyJson().extractingPath("$.items[*].id").asArray().containsExactlyElementsOf(ids(5, 4, 3));
        var next = JsonMapper.shared().readTree(content(first)).get("next").asString();
        assertThat(get("subject=" + offering + "&size=3&cursor=" + next))
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.items[*].id").asArray().containsExactlyElementsOf(ids(2, 1));
                    assertThat(json).extractingPath("$.next").isNull();
                });
    }

    private List<Object> ids(int... sequences) {
        return IntStream.of(sequences).<Object>mapToObj(n -> offering + "." + n).toList();
    }

    @Test
    void theTrailIsThereAsAFileAndTakingItIsAnActToo() throws Exception {
        send(new OfferingScheduled(liveClass(offering)), 1, imani, "INSTRUCTOR", null);
        send(
                new OfferingChanged(Enrollments.offering(offering, "=x", OfferingType.LIVE, OfferingStatus.OPEN), null),
                2,
                imani,
                "INSTRUCTOR",
                null);
        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(get("subject=" + offering))
                        .bodyJson()
                        .extractingPath("$.items.length()")
                        .isEqualTo(2));

        var file = mvc.get()
                .uri("/api/monitor/audit.csv?subject=" + offering)
                .with(Callers.admin(imani, "Imani"))
                .exchange();

        assertThat(file).hasStatus(200).hasHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        assertThat(content(file).lines()).hasSize(3).element(1).asString().contains("/courseTitle: ");
        assertThat(get("who=" + imani + "&what=audit.exported"))
                .bodyJson()
                .extractingPath("$.items[0].roles")
                .asArray()
                .containsExactly("ADMIN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/monitor/audit", "/api/monitor/audit.csv"})
    void theTrailIsForAdminsAlone(String path) {
        assertThat(mvc.get().uri(path).exchange()).hasStatus(401);
        assertThat(mvc.get().uri(path).with(Callers.instructor(imani, "Imani")).exchange())
                .hasStatus(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject,time,_id",
                "studentId,time,_id",
                "offeringId,time,_id",
                "courseId,time,_id",
                "actor,kind,time,_id",
                "actor,time,_id",
                "kind,time,_id",
                "time,_id"
            })
    void everyQuestionHasItsIndex(String fields) {
        assertThat(mongo.indexOps(Act.class).getIndexInfo())
                .extracting(each ->
                        each.getIndexFields().stream().map(IndexField::getKey).toList())
                .contains(List.of(fields.split(",")));
    }

    private void send(CampusEvent event, long sequence, String actor, String roles, String cause) {
        var type = EventTypes.name(event).substring("org.urbanriver.campus.".length());
        var headers = new HashMap<>(Events.headers(type, event.subject(), sequence));
        headers.put("ce_actor", actor);
        headers.put("ce_actorroles", roles);
        if (cause != null) {
            headers.put("ce_cause", cause);
        }
        events.send(
                switch (event) {
                    case AccountEvent ofAccount -> Topics.ACCOUNTS;
                    case MediaEvent ofMedia -> Topics.COURSES;
                    case TechniqueEvent ofTechnique -> Topics.COURSES;
                    default -> Topics.ENROLLMENTS;
                },
                event.subject(),
                headers,
                JsonMapper.shared().writeValueAsBytes(event));
    }

    private void awaitContact(String id) {
        await().atMost(Events.PATIENCE)
                .until(() -> mongo.getCollection("contacts").countDocuments(new Document("_id", id)) == 1);
    }

    private static String content(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult get(String query) {
        return mvc.get()
                .uri(URI.create("/api/monitor/audit?" + query))
                .with(Callers.admin("admin", "Ada"))
                .exchange();
    }
}
