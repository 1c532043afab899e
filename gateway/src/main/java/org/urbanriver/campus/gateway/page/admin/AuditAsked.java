package org.urbanriver.campus.gateway.page.admin;

import org.urbanriver.campus.gateway.page.Frame;

/**
 * Which acts an admin wants to see, as it was typed.
 *
 * @param who id or e-mail address of the account that acted
 * @param what kind of act
 * @param student id or e-mail address
 * @param from day and hour on the reader's clock, as {@code to}
 */
public record AuditAsked(
        String who,
        String what,
        String subject,
        String student,
        String course,
        String offering,
        String from,
        String to) {

    public AuditAsked {
        who = Typed.text(who);
        what = Typed.text(what);
        subject = Typed.text(subject);
        student = Typed.text(student);
        course = Typed.text(course);
        offering = Typed.text(offering);
        from = Typed.text(from);
        to = Typed.text(to);
    }

    public String address() {
        return query().of("/admin/audit");
    }

    public String addressWith(String field, String value) {
        return query().with(field, value).of("/admin/audit");
    }

    public boolean isEverything() {
        return query().isEmpty();
    }

    private Query query() {
        return new Query()
                .with("who", who)
                .with("what", what)
                .with("subject", subject)
                .with("student", student)
                .with("course", course)
                .with("offering", offering)
                .with("from", from)
                .with("to", to);
    }

    /** The file with these acts. */
    public String file(Frame frame, String whoId, String studentId) {
        return new Query()
                .with("who", whoId)
                .with("what", what)
                .with("subject", subject)
                .with("student", studentId)
                .with("course", course)
                .with("offering", offering)
                .with("from", frame.instant(from).orElse(null))
                .with("to", frame.instant(to).orElse(null))
                .of("/api/monitor/audit.csv");
    }
}
