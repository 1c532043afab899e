package org.urbanriver.campus.notification.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.urbanriver.campus.notification.Enrollments.activated;
import static org.urbanriver.campus.notification.Enrollments.liveClass;
import static org.urbanriver.campus.notification.Enrollments.withdrawn;

import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.urbanriver.campus.notification.Instance;
import org.urbanriver.campus.notification.LiveClient;
import org.urbanriver.campus.notification.ServiceTest;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.test.Callers;
import org.urbanriver.campus.platform.test.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LiveMonitorTests extends ServiceTest {

    private static final int STUDENTS = 200;

    private final String offering = Ids.next();
    private final String admin = "admin" + offering + "~ADMIN";

    @Autowired
    private Environment environment;

    @ParameterizedTest
    @ValueSource(strings = {"", "&type=enrollment.withdrawn"})
    void aClientThatHopsBetweenInstancesWhileOneIsClosedMissesAndRepeatsNothing(String filter) {
        var path = "/api/monitor/events/stream?offering=" + offering + filter;
        var told = new ArrayList<String>();
        var expected = IntStream.range(0, STUDENTS)
                .mapToObj(n -> offering + "_s" + n)
                .flatMap(id -> filter.isEmpty() ? Stream.of(id + ".1", id + ".2") : Stream.of(id + ".2"))
                .toList();
        String at;
        try (var second = Instance.startedBeside(environment);
                var third = Instance.startedBeside(environment);
                var first = live(path, admin, null)) {
            at = first.lastEventId();
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                var sending = CompletableFuture.runAsync(this::sendAll, pool);
                for (var hop = 0; !sending.isDone() || told.size() < expected.size() / 2; hop++) {
                    var size = told.size();
                    var instance = hop % 3;
                    if (hop == 4) {
                        second.close(); // in the midst of it all; its partitions go to the others
                    }
                    var closed = instance == 1 && hop >= 4;
                    try (var client = instance == 0 || closed
                            ? live(path, admin, at)
                            : (instance == 1 ? second : third).live(path, admin, at)) {
                        await().atMost(Events.PATIENCE)
                                .until(() -> client.events().size() >= 10
                                        || size + client.events().size() >= expected.size());
                        at = leave(client, at, told);
                    }
                }
                sending.join();
            }
            try (var last = third.live(path, admin, at)) {
                var rest = expected.size() - told.size();
                await().atMost(Events.PATIENCE).until(() -> last.events().size() >= rest);
                leave(last, at, told);
            }
        }

        assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    /** What a browser does that loses its connection: all it was told stays told, and it goes on behind that. */
    private static String leave(LiveClient client, String began, List<String> told) {
        client.close();
        await().atMost(Events.PATIENCE).until(client::ended);
        client.events().forEach(each -> told.add(each.data().get("id").asString()));
        return client.resumeAt(began);
    }

    private void sendAll() {
        var seat = liveClass(offering);
        for (var n = 0; n < STUDENTS; n++) {
            var student = "s" + n;
            events.send(activated(seat, student, "Rosa"), 1);
            events.send(activated(seat, student, "Rosa"), 1); // as a producer does that was interrupted
            events.send(withdrawn(seat, student, "Rosa", student), 2);
        }
    }

    @Test
    void aPageAndTheStreamBehindItTellEverythingTogether() throws Exception {
        var seat = liveClass(offering);
        IntStream.range(0, 20).forEach(n -> events.send(activated(seat, "s" + n, "Rosa"), 1));
        await().atMost(Events.PATIENCE).until(() -> page().get("items").size() >= 5);

        var page = page();
        IntStream.range(20, 30).forEach(n -> events.send(activated(seat, "s" + n, "Rosa"), 1));

        var seen = new ArrayList<String>();
        page.get("items").forEach(each -> seen.add(each.get("id").asString()));
        var path = "/api/monitor/events/stream?offering=" + offering + "&after="
                + page.get("position").asString();
        try (var live = live(path, admin, null)) {
            var missing = 30 - seen.size();
            live.await(missing).forEach(each -> seen.add(each.data().get("id").asString()));
        }
        assertThat(seen)
                .containsAll(IntStream.range(0, 30)
                        .mapToObj(n -> offering + "_s" + n + ".1")
                        .toList());
    }

    private JsonNode page() throws UnsupportedEncodingException {
        return JsonMapper.shared()
                .readTree(mvc.get()
                        .uri("/api/monitor/events?size=100&offering=" + offering)
                        .with(Callers.admin("admin", "Ada"))
                        .exchange()
                        .getResponse()
                        .getContentAsString());
    }
}
