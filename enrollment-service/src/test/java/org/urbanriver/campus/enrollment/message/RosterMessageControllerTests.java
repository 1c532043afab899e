package org.urbanriver.campus.enrollment.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.enrollment.Desk.ADMIN;
import static org.urbanriver.campus.enrollment.Desk.INSTRUCTOR;
import static org.urbanriver.campus.enrollment.Desk.OTHER_INSTRUCTOR;
import static org.urbanriver.campus.enrollment.Desk.assertInvalid;
import static org.urbanriver.campus.enrollment.Desk.assertRefused;
import static org.urbanriver.campus.enrollment.Desk.student;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.urbanriver.campus.contracts.enrollments.RosterMessageView;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.test.Events;

@ServiceTest
class RosterMessageControllerTests {

    @Autowired
    Desk desk;

    @Autowired
    Events events;

    @Test
    void itGoesToThoseWithASeatAndToThoseWhoWaitOnlyWhenAsked() {
        var offering = desk.liveClass(1, true);
        var seated = desk.enrolled(Ids.next(), offering.id());
        var waiting = desk.enrolled(Ids.next(), offering.id());
        var left = desk.enrolled(Ids.next(), offering.id());
        desk.withdrawn(left.studentId(), left.id());

        var toSeated = sent(offering.id(), "Bring a towel", false);
        var toAll = sent(offering.id(), "Snow", true);

        assertThat(toSeated.recipients()).isEqualTo(1);
        assertThat(toSeated.byName()).isEqualTo("Imani Brooks");
        assertThat(events.awaitPublished("roster.message-sent.v1", toSeated.id())
                        .body()
                        .get("recipients")
                        .values())
                .extracting(each -> each.asString())
                .containsExactly(seated.studentId());
        assertThat(events.awaitPublished("roster.message-sent.v1", toAll.id())
                        .body()
                        .get("recipients")
                        .values())
                .extracting(each -> each.asString())
                .containsExactly(seated.studentId(), waiting.studentId());
        assertThat(desk.get(messages(offering.id()), INSTRUCTOR))
                .bodyJson()
                .extractingPath("$[*].subject")
                .asArray()
                .containsExactly("Snow", "Bring a towel");
    }

    @Test
    void theSameMessageAgainIsNotSentAgain() {
        var offering = desk.liveClass(2, true);
        desk.enrolled(Ids.next(), offering.id());
        var body = """
                {"id": "once", "subject": "Hello", "text": "Text"}""";

        var first = desk.read(desk.post(messages(offering.id()), body, INSTRUCTOR), 201, RosterMessageView.class);
        var second = desk.read(desk.post(messages(offering.id()), body, INSTRUCTOR), 201, RosterMessageView.class);

        assertThat(second).isEqualTo(first);
        events.awaitPublished("roster.message-sent.v1", first.id());
        assertThat(desk.get(messages(offering.id()), INSTRUCTOR))
                .bodyJson()
                .extractingPath("$.length()")
                .isEqualTo(1);
    }

    @Test
    void onlyTheStaffWriteAndReadMessages() {
        var offering = desk.liveClass(2, true);
        desk.enrolled(Ids.next(), offering.id());

        assertRefused(desk.post(messages(offering.id()), message("x"), OTHER_INSTRUCTOR), 403, "not-allowed");
        assertRefused(desk.post(messages(offering.id()), message("x"), student("s1")), 403, "not-allowed");
        assertRefused(desk.get(messages(offering.id()), OTHER_INSTRUCTOR), 403, "not-allowed");
        assertRefused(desk.postAnonymously(messages(offering.id()), message("x")), 401, "sign-in-required");
        assertRefused(desk.post(messages("nothing"), message("x"), ADMIN), 404, "not-found");
    }

    @Test
    void anEmptyRosterAnEmptyTextAndTooManyMessagesAreRefused() {
        var offering = desk.liveClass(2, true);
        assertRefused(desk.post(messages(offering.id()), message("x"), INSTRUCTOR), 409, "nobody-to-write-to");
        desk.enrolled(Ids.next(), offering.id());
        assertInvalid(
                desk.post(messages(offering.id()), "{\"subject\": \" \", \"text\": \"\"}", INSTRUCTOR),
                "/subject",
                "/text");

        for (var i = 0; i < 5; i++) {
            sent(offering.id(), "Message " + i, false);
        }

        assertRefused(desk.post(messages(offering.id()), message("x"), INSTRUCTOR), 429, "too-many-requests");
    }

    private RosterMessageView sent(String offering, String subject, boolean waiting) {
        return desk.read(
                desk.post(messages(offering), """
                        {"subject": "%s", "text": "Text", "waiting": %s}""".formatted(subject, waiting), INSTRUCTOR),
                201,
                RosterMessageView.class);
    }

    private static String message(String subject) {
        return """
                {"subject": "%s", "text": "Text"}""".formatted(subject);
    }

    private static String messages(String offering) {
        return "/api/offerings/" + offering + "/messages";
    }
}
