package org.urbanriver.campus.standalone.chaos;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.urbanriver.campus.standalone.Person;
import org.urbanriver.campus.standalone.chaos.Evidence.Answers;
import tools.jackson.databind.JsonNode;

/** Asks the campus over HTTP, each time at another of its gateways. */
final class Front {

    private final School school;
    private final List<URI> gateways;
    private int asked;

    Front(School school, List<URI> gateways) {
        this.school = school;
        this.gateways = gateways;
    }

    Answers ask() {
        var rosters = new HashMap<String, Map<String, String>>();
        var seatsLeft = new HashMap<String, Integer>();
        var monitored = new HashMap<String, List<String>>();
        for (var offering : school.offerings()) {
            var roster = new HashMap<String, String>();
            pages(school.admin(), "/api/offerings/%s/roster?".formatted(offering.id()), entry -> {
                if (roster.put(text(entry, "studentId"), text(entry, "status")) != null) {
                    roster.put(text(entry, "studentId"), "TWICE");
                }
            });
            rosters.put(offering.id(), roster);
            if (offering.limited()) {
                seatsLeft.put(
                        offering.id(),
                        get(school.admin(), "/api/offerings/" + offering.id())
                                .get("seatsLeft")
                                .asInt());
            }
            monitored.put(offering.id(), monitored(offering.id()));
        }
        var positions = new HashMap<String, Integer>();
        var inboxes = new HashMap<String, Long>();
        for (var student : school.students()) {
            pages(student.person(), "/api/enrollments?", enrollment -> {
                if (enrollment.hasNonNull("waitlistPosition")) {
                    positions.put(
                            text(enrollment, "id"),
                            enrollment.get("waitlistPosition").asInt());
                }
            });
            countInbox(student.id(), student.person(), inboxes);
        }
        countInbox(school.instructor().id(), school.instructor(), inboxes);
        return new Answers(rosters, seatsLeft, positions, inboxes, monitored);
    }

    private void countInbox(String id, Person person, Map<String, Long> inboxes) {
        inboxes.put(id, get(person, "/api/inbox?size=1").get("total").asLong());
    }

    private List<String> monitored(String offering) {
        var ids = new ArrayList<String>();
        var before = "";
        do {
            var page = get(school.admin(), "/api/monitor/events?size=100&offering=%s%s".formatted(offering, before));
            page.get("items").forEach(event -> ids.add(text(event, "id")));
            before = page.hasNonNull("next") ? "&cursor=" + text(page, "next") : "";
        } while (!before.isEmpty());
        return ids;
    }

    private void pages(Person person, String path, Consumer<JsonNode> each) {
        for (var number = 0; ; number++) {
            var page = get(person, "%ssize=100&page=%d".formatted(path, number));
            page.get("items").forEach(each);
            if ((number + 1) * 100L >= page.get("total").asLong()) {
                return;
            }
        }
    }

    private JsonNode get(Person person, String path) {
        return person.at(gateways.get(asked++ % gateways.size()))
                .get(path)
                .expect(200)
                .body();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }
}
