package org.urbanriver.campus.gateway.page.admin;

import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.gateway.page.Frame;

/**
 * Which events an admin wants to see, as it was typed.
 *
 * @param student id or e-mail address
 * @param from day and hour on the reader's clock, as {@code to}
 */
public record EventsAsked(
        String type, String student, String course, String offering, String enrollment, String from, String to) {

    public EventsAsked {
        type = Typed.text(type);
        student = Typed.text(student);
        course = Typed.text(course);
        offering = Typed.text(offering);
        enrollment = Typed.text(enrollment);
        from = Typed.text(from);
        to = Typed.text(to);
    }

    /** The address of this page with what was asked. */
    public String address() {
        return query().of("/admin/events");
    }

    /** The address, to which a field can be added. */
    public String addressWith(String field, String value) {
        return query().with(field, value).of("/admin/events");
    }

    public boolean isEverything() {
        return query().isEmpty();
    }

    /** Whether it asks for what comes, too. */
    public boolean isOpenEnded() {
        return to.isEmpty();
    }

    private Query query() {
        return new Query()
                .with("type", type)
                .with("student", student)
                .with("course", course)
                .with("offering", offering)
                .with("enrollment", enrollment)
                .with("from", from)
                .with("to", to);
    }

    /** The file with these events. */
    public String file(Frame frame, String studentId) {
        return filter(studentId)
                .with("from", frame.instant(from).orElse(null))
                .with("to", frame.instant(to).orElse(null))
                .of("/api/monitor/events.csv");
    }

    /** The live stream of this page, behind a position. */
    public String stream(String position) {
        return new Query()
                .with("type", type)
                .with("student", student)
                .with("course", course)
                .with("offering", offering)
                .with("enrollment", enrollment)
                .with("after", position)
                .of("/admin/events/stream");
    }

    /** The panel that says whether new events come. */
    public String panel(boolean paused) {
        return query().with("paused", paused).of("/admin/events/live");
    }

    /** The service's live stream. */
    String upstream(String studentId, String position) {
        return filter(studentId).with("after", position).of("/api/monitor/events/stream");
    }

    private Query filter(@Nullable String studentId) {
        return new Query()
                .with("type", type)
                .with("student", studentId)
                .with("course", course)
                .with("offering", offering)
                .with("enrollment", enrollment);
    }
}
