package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.enrollment.Desk.assertRefused;
import static org.urbanriver.campus.enrollment.Desk.student;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.urbanriver.campus.contracts.enrollments.Eligibility.Hindrance;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.Refusal;
import org.urbanriver.campus.contracts.enrollments.TransferOption;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.enrollment.course.CourseCopy;
import org.urbanriver.campus.platform.Ids;

/** Where one can move to is told as moving itself would answer. */
@ServiceTest
class TransferOptionsTests {

    private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

    @Autowired
    Desk desk;

    private String me;
    private CourseCopy course;
    private EnrollmentView enrollment;

    @BeforeEach
    void enrolled() {
        me = Ids.next();
        course = desk.course();
        enrollment = desk.enrolled(me, scheduled(Desk.live(course.id(), 2, false)));
    }

    @Test
    void anotherOfferingWithAFreeSeatIsOpenWithoutTellingItsLink() {
        var june = scheduled(Desk.webinar(course.id(), 3));
        desk.enrolled(Ids.next(), june);

        var options = options(student(me));

        assertThat(options).extracting(each -> each.offering().id()).containsExactly(june);
        assertThat(options.getFirst().reasons()).isEmpty();
        assertThat(options.getFirst().offering().seatsLeft()).isEqualTo(2);
        assertThat(options.getFirst().offering().link()).isNull();
        assertThat(desk.transfer(enrollment.id(), june, student(me))).hasStatus(200);
    }

    @Test
    void everyRefusalIsToldBeforehand() {
        var full = scheduled(Desk.live(course.id(), 1, true));
        desk.enrolled(Ids.next(), full);
        var notYet = scheduled(Desk.live(course.id(), 1, true, LATER, null));
        var closed = scheduled(Desk.live(course.id(), 1, true, null, Instant.parse("2020-01-01T00:00:00Z")));
        var already = scheduled(Desk.homeStudy(course.id()));
        desk.enrolled(me, already);
        var other = desk.course();
        var advanced =
                scheduled(Desk.homeStudy(course.id()).replace("}", ", \"prerequisites\": [\"" + other.id() + "\"]}"));

        var reasons = reasons(options(student(me)));

        assertThat(reasons)
                .containsOnly(
                        Map.entry(full, List.of(Refusal.FULL)),
                        Map.entry(notYet, List.of(Refusal.NOT_OPEN_YET)),
                        Map.entry(closed, List.of(Refusal.WINDOW_CLOSED)),
                        Map.entry(already, List.of(Refusal.ALREADY_ENROLLED)),
                        Map.entry(advanced, List.of(Refusal.PREREQUISITE)));
        reasons.forEach((offering, why) -> assertRefused(
                desk.transfer(enrollment.id(), offering, student(me)),
                409,
                why.getFirst().slug()));
    }

    @Test
    void staffAreToldWhatBindsStaff() {
        var notYet = scheduled(Desk.live(course.id(), 1, true, LATER, null));
        var full = scheduled(Desk.live(course.id(), 1, true));
        desk.enrolled(Ids.next(), full);

        assertThat(reasons(options(Desk.INSTRUCTOR)))
                .containsOnly(Map.entry(notYet, List.of()), Map.entry(full, List.of(Refusal.FULL)));
    }

    @Test
    void whatIsCancelledIsNoOptionNorIsAnotherCourse() {
        var cancelled = scheduled(Desk.live(course.id(), 1, true));
        desk.post("/api/offerings/" + cancelled + "/cancel", "{\"reason\": \"ill\"}", Desk.INSTRUCTOR);
        desk.liveClass(1, false);

        assertThat(options(student(me))).isEmpty();
    }

    @Test
    void whoLeftHasNothingToMove() {
        scheduled(Desk.live(course.id(), 1, true));
        desk.withdrawn(me, enrollment.id());

        assertThat(options(student(me))).isEmpty();
    }

    @Test
    void nobodyElseIsTold() {
        assertRefused(desk.get(address(), student(Ids.next())), 404, "not-found");
        assertRefused(desk.get(address(), Desk.OTHER_INSTRUCTOR), 404, "not-found");
    }

    private String scheduled(String command) {
        return desk.scheduled(command).id();
    }

    private String address() {
        return "/api/enrollments/" + enrollment.id() + "/transfers";
    }

    private List<TransferOption> options(RequestPostProcessor by) {
        return Stream.of(desk.read(desk.get(address(), by), 200, TransferOption[].class))
                .toList();
    }

    private static Map<String, List<Refusal>> reasons(List<TransferOption> options) {
        return options.stream()
                .collect(Collectors.toMap(
                        each -> each.offering().id(),
                        each -> each.reasons().stream().map(Hindrance::reason).toList()));
    }
}
