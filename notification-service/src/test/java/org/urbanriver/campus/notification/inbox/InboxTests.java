package org.urbanriver.campus.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.urbanriver.campus.notification.Enrollments.activated;
import static org.urbanriver.campus.notification.Enrollments.liveClass;
import static org.urbanriver.campus.notification.Enrollments.waitlisted;
import static org.urbanriver.campus.notification.Enrollments.withdrawn;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.urbanriver.campus.notification.LiveClient;
import org.urbanriver.campus.notification.ServiceTest;
import org.urbanriver.campus.notification.Told;
import org.urbanriver.campus.notification.message.Message;
import org.urbanriver.campus.notification.stream.Position;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.events.Envelope;
import org.urbanriver.campus.platform.test.Callers;
import org.urbanriver.campus.platform.test.Events;
import tools.jackson.databind.json.JsonMapper;

class InboxTests extends ServiceTest {

    private final String rosa = Ids.next();
    private final String offering = Ids.next();

    @Autowired
    private Inbox inbox;

    @Test
    void anEnrollmentIsInTheInboxOnceHoweverOftenItsEventArrives() {
        var event = activated(liveClass(offering), rosa, "Rosa");

        IntStream.range(0, 5).forEach(any -> events.send(event, 1));
        events.send(withdrawn(liveClass(offering), rosa, "Rosa", rosa), 2);

        awaitEntries(rosa, 2);
        assertThat(inboxOf(rosa))
                .bodyJson()
                .extractingPath("$.items[*].kind")
                .asArray()
                .containsExactly("enrollment-withdrawn", "enrollment-activated");
        assertThat(inboxOf(rosa)).bodyJson().extractingPath("$.total").isEqualTo(2);
    }

    @Test
    void twoInstancesAtOnceWriteOneEntry() {
        var event = activated(liveClass(offering), rosa, "Rosa");
        var envelope =
                new Envelope(rosa + ".1", "t", "s", event.subject(), Instant.EPOCH, 1, null, null, List.of(), null);
        var message = Told.about(event).getFirst();

        var writers = IntStream.range(0, 8)
                .mapToObj(any -> CompletableFuture.runAsync(
                        () -> inbox.add(InboxEntry.of(message, envelope, Instant.EPOCH, 0, 1))))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(writers).join();

        assertThat(inbox.standing(rosa).total()).isEqualTo(1);
    }

    @Test
    void theListIsPagedNewestFirst() {
        IntStream.rangeClosed(1, 5).forEach(n -> events.send(waitlisted(liveClass(offering), rosa, "Rosa"), n));
        awaitEntries(rosa, 5);

        var second = mvc.get()
                .uri("/api/inbox?page=1&size=2")
                .with(Callers.student(rosa, "Rosa"))
                .exchange();

        assertThat(second).bodyJson().extractingPath("$.items[*].id").asArray().containsExactly(entryId(3), entryId(2));
    }

    @Test
    void readingMarksOnlyOnesOwnEntryAndIsRepeatable() {
        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
        awaitEntries(rosa, 1);

        var first = read(entryId(1), rosa);
        var again = read(entryId(1), rosa);
        var others = read(entryId(1), Ids.next());
        var none = read("nothing", rosa);

        assertThat(first).hasStatusOk().bodyJson().extractingPath("$.readAt").isNotNull();
        assertThat(again).bodyText().isEqualTo(bodyOf(first));
        assertThat(others).hasStatus(404);
        assertThat(none).hasStatus(404);
        assertThat(others).bodyJson().extractingPath("$.detail").isEqualTo("There is no such message.");
        assertThat(none).bodyJson().extractingPath("$.detail").isEqualTo("There is no such message.");
    }

    @Test
    void unreadAreCountedAndAllAreReadThatWereBeforeOnesEyes() {
        IntStream.rangeClosed(1, 3).forEach(n -> write(rosa, n, Instant.EPOCH.plusSeconds(n)));
        write(Ids.next(), 4, Instant.EPOCH);
        assertThat(unread()).isEqualTo(3);
        read(entryId(1), rosa);
        assertThat(unread()).isEqualTo(2);

        var first = readAll("{\"until\": \"1970-01-01T00:00:02Z\"}");
        var again = readAll("{\"until\": \"1970-01-01T00:00:02Z\"}");

        assertThat(first).hasStatusOk().bodyJson().extractingPath("$.unread").isEqualTo(1);
        assertThat(again).bodyText().isEqualTo(bodyOf(first));
        assertThat(unread()).isEqualTo(1);
        assertThat(inboxOf(rosa)).bodyJson().extractingPath("$.items[0].readAt").isNull();
        assertThat(readAll("{}")).hasStatus(422);
    }

    @Test
    void whatWasReadBeforeKeepsItsTime() {
        write(rosa, 1, Instant.EPOCH);
        var before = bodyOf(read(entryId(1), rosa));

        readAll("{\"until\": \"2099-01-01T00:00:00Z\"}");

        assertThat(read(entryId(1), rosa)).bodyText().isEqualTo(before);
    }

    @Test
    void anInboxThatNobodyOpensIsCountedNoFurtherThanItMatters() {
        IntStream.rangeClosed(1, 103).forEach(n -> write(rosa, n, Instant.EPOCH));

        assertThat(unread()).isEqualTo(100);
    }

    @Test
    void anothersInboxIsEmpty() {
        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
        awaitEntries(rosa, 1);

        assertThat(inboxOf(Ids.next())).bodyJson().extractingPath("$.total").isEqualTo(0);
    }

    @Test
    void nobodySeesAnInboxWithoutSigningIn() {
        assertThat(mvc.get().uri("/api/inbox").exchange()).hasStatus(401);
        assertThat(mvc.get().uri("/api/inbox/stream").exchange()).hasStatus(401);
        assertThat(mvc.get().uri("/api/inbox/unread").exchange()).hasStatus(401);
        assertThat(mvc.post().uri("/api/inbox/read").exchange()).hasStatus(401);
        assertThat(mvc.post().uri("/api/inbox/x/read").exchange()).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=101", "size=0", "page=-1", "page=10001", "page=x", "size=99999999999"})
    void anImpossiblePageIsRefused(String query) {
        assertThat(mvc.get()
                        .uri("/api/inbox?" + query)
                        .with(Callers.student(rosa, "Rosa"))
                        .exchange())
                .hasStatus(400);
    }

    @Test
    void aNewEntryAppearsLive() {
        try (var live = live("/api/inbox/stream", rosa + "~STUDENT", null)) {
            events.send(activated(liveClass(offering), rosa, "Rosa"), 1);

            var entry = live.await(1).getFirst();

            assertThat(entry.name()).isEqualTo("entry");
            assertThat(entry.data().get("id").asString()).isEqualTo(entryId(1));
            assertThat(entry.data().get("kind").asString()).isEqualTo("enrollment-activated");
            assertThat(live.header("Content-Type")).startsWith("text/event-stream");
            assertThat(live.header("Cache-Control")).isEqualTo("no-store");
            assertThat(live.header("X-Accel-Buffering")).isEqualTo("no");
        }
    }

    @Test
    void aStreamResumedAfterAnyEventMissesAndRepeatsNothing() {
        var offerings = IntStream.range(0, 12).mapToObj(any -> Ids.next()).toList();
        List<LiveClient.Event> all;
        try (var live = live("/api/inbox/stream", rosa + "~STUDENT", null)) {
            offerings.forEach(each -> events.send(activated(liveClass(each), rosa, "Rosa"), 1));
            all = live.await(offerings.size());
        }

        for (var seen = 0; seen < all.size(); seen++) {
            var missed = all.subList(seen + 1, all.size());
            try (var live =
                    live("/api/inbox/stream", rosa + "~STUDENT", all.get(seen).id())) {
                assertThat(live.await(missed.size()))
                        .extracting(each -> each.data().get("id").asString())
                        .containsExactlyInAnyOrderElementsOf(missed.stream()
                                .map(each -> each.data().get("id").asString())
                                .toList());
            }
        }
    }

    @Test
    void aStreamThatHadNothingYetResumesWithoutAGap() {
        String before;
        try (var live = live("/api/inbox/stream", rosa + "~STUDENT", null)) {
            before = live.lastEventId();
        }

        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
        awaitEntries(rosa, 1);

        try (var live = live("/api/inbox/stream", rosa + "~STUDENT", before)) {
            assertThat(live.await(1)).hasSize(1);
        }
    }

    @Test
    void nothingIsMissedBetweenTheListAndTheFirstConnectionOfItsStream() {
        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
        awaitEntries(rosa, 1);
        var position = position(inboxOf(rosa));
        events.send(withdrawn(liveClass(offering), rosa, "Rosa", rosa), 2);
        awaitEntries(rosa, 2);

        try (var live = live("/api/inbox/stream?after=" + position, rosa + "~STUDENT", null)) {
            assertThat(ids(live.await(1))).containsExactly(entryId(2));
            // A browser repeats the address when it connects again, and then knows better where it is.
            try (var again = live("/api/inbox/stream?after=" + position, rosa + "~STUDENT", live.lastEventId())) {
                events.send(activated(liveClass(offering), rosa, "Rosa"), 3);
                assertThat(ids(again.await(1))).containsExactly(entryId(3));
            }
        }
    }

    @Test
    void theFirstEntryOfAnInboxIsNotMissedEither() {
        var position = position(inboxOf(rosa));
        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
        awaitEntries(rosa, 1);

        try (var live = live("/api/inbox/stream?after=" + position, rosa + "~STUDENT", null)) {
            assertThat(ids(live.await(1))).containsExactly(entryId(1));
        }
    }

    @Test
    void theListTellsHowMuchIsUnread() {
        IntStream.rangeClosed(1, 3).forEach(n -> events.send(waitlisted(liveClass(offering), rosa, "Rosa"), n));
        awaitEntries(rosa, 3);
        read(entryId(2), rosa);

        assertThat(inboxOf(rosa)).bodyJson().extractingPath("$.unread").isEqualTo(2);
        assertThat(inboxOf(rosa)).bodyJson().extractingPath("$.total").isEqualTo(3);
    }

    @Test
    void whatAnotherInstanceWroteAppearsLive() {
        try (var live = live("/api/inbox/stream", rosa + "~STUDENT", null)) {
            var event = activated(liveClass(offering), rosa, "Rosa");
            var envelope =
                    new Envelope(rosa + ".1", "t", "s", event.subject(), Instant.EPOCH, 1, null, null, List.of(), null);
            inbox.add(InboxEntry.of(Told.about(event).getFirst(), envelope, Instant.now(), 1, 4_711));

            assertThat(live.await(1).getFirst().id()).isEqualTo("e1.4711");
        }
    }

    @Test
    void anothersEntriesAreNotInTheStream() {
        var noel = Ids.next();
        try (var live = live("/api/inbox/stream", noel + "~STUDENT", null)) {
            events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
            events.send(activated(liveClass(Ids.next()), noel, "Noel"), 1);

            assertThat(live.await(1))
                    .singleElement()
                    .satisfies(entry ->
                            assertThat(entry.data().get("id").asString()).contains(noel));
        }
    }

    @Test
    void anIdThatNeverWasIsRefused() {
        try (var live = live("/api/inbox/stream", rosa + "~STUDENT", "nonsense")) {
            assertThat(live.status()).isEqualTo(422);
        }
        try (var live = live("/api/inbox/stream?after=nonsense", rosa + "~STUDENT", null)) {
            assertThat(live.status()).isEqualTo(422);
        }
    }

    @Test
    void oneStreamTooManyEndsTheOldest() {
        try (var first = live("/api/inbox/stream", rosa + "~STUDENT", null);
                var second = live("/api/inbox/stream", rosa + "~STUDENT", null);
                var third = live("/api/inbox/stream", rosa + "~STUDENT", null);
                var fourth = live("/api/inbox/stream", rosa + "~STUDENT", null)) {
            await().atMost(Events.PATIENCE).until(first::ended);

            assertThat(List.of(second.ended(), third.ended(), fourth.ended())).containsOnly(false);
        }
    }

    @Test
    void entriesOfOnePartitionKeepTheirOrderEvenIfClocksDiffer() {
        var message = Told.about(activated(liveClass(offering), rosa, "Rosa")).getFirst();
        add(message, 1, Instant.EPOCH.plusSeconds(9), 0, 1);
        add(message, 2, Instant.EPOCH.plusSeconds(5), 0, 2);
        add(message, 3, Instant.EPOCH.plusSeconds(7), 1, 1);

        var entries = inbox.after(rosa, Position.start());

        assertThat(entries).extracting(InboxEntry::eventId).containsExactly("x3", "x1", "x2");
    }

    private void add(Message message, int n, Instant at, int partition, long offset) {
        var envelope = new Envelope("x" + n, "t", "s", "x", Instant.EPOCH, n, null, null, List.of(), null);
        inbox.add(InboxEntry.of(message, envelope, at, partition, offset));
    }

    private void write(String account, int n, Instant at) {
        var event = activated(liveClass(offering), account, "Somebody");
        var id = offering + "_" + account + "." + n;
        var envelope = new Envelope(id, "t", "s", event.subject(), Instant.EPOCH, n, null, null, List.of(), null);
        inbox.add(InboxEntry.of(Told.about(event).getFirst(), envelope, at, 0, n));
    }

    private int unread() {
        var answer = mvc.get()
                .uri("/api/inbox/unread")
                .with(Callers.student(rosa, "Rosa"))
                .exchange();
        assertThat(answer).hasStatusOk();
        return JsonMapper.shared().readTree(bodyOf(answer)).get("unread").asInt();
    }

    private MvcTestResult readAll(String command) {
        return mvc.post()
                .uri("/api/inbox/read")
                .with(Callers.student(rosa, "Rosa"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(command)
                .exchange();
    }

    private String entryId(int sequence) {
        return offering + "_" + rosa + "." + sequence + ":" + rosa + ":inbox";
    }

    private void awaitEntries(String account, int count) {
        await().atMost(Events.PATIENCE).until(() -> inbox.standing(account).total() == count);
    }

    private MvcTestResult inboxOf(String account) {
        return mvc.get()
                .uri("/api/inbox")
                .with(Callers.student(account, "Somebody"))
                .exchange();
    }

    private MvcTestResult read(String id, String account) {
        return mvc.post()
                .uri("/api/inbox/{id}/read", id)
                .with(Callers.student(account, "Somebody"))
                .exchange();
    }

    private static String position(MvcTestResult list) {
        return JsonMapper.builder()
                .build()
                .readTree(bodyOf(list))
                .get("position")
                .asString();
    }

    private static List<String> ids(List<LiveClient.Event> entries) {
        return entries.stream().map(entry -> entry.data().get("id").asString()).toList();
    }

    private static String bodyOf(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
