package org.urbanriver.campus.gateway.page.teaching;

import org.urbanriver.campus.contracts.courses.DraftModuleView;
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * Asks before something is done that cannot be undone; a dialog, or a page of its own.
 *
 * @param action address that does it
 * @param reason label of the reason that is asked for, or empty where none is
 * @param back where to go on who would rather not
 * @param takesAway whether it takes something from somebody
 */
public record Asking(
        Frame frame,
        String title,
        String text,
        String action,
        String button,
        String reason,
        String typed,
        String error,
        String back,
        boolean takesAway)
        implements Screen {

    /** The same as a page. */
    public record AskingPage(Frame frame, Asking asking) implements Screen {}

    AskingPage page() {
        return new AskingPage(frame, this);
    }

    Asking with(String reasonTyped, String what) {
        return new Asking(frame, title, text, action, button, reason, reasonTyped, what, back, takesAway);
    }

    private static Asking plain(
            Frame frame, String title, String text, String action, String button, String back, boolean takesAway) {
        return new Asking(frame, title, text, action, button, "", "", "", back, takesAway);
    }

    static Asking archive(Frame frame, DraftView draft) {
        var address = "/teach/courses/" + draft.id();
        return plain(
                frame,
                frame.text("teach.archive.title", draft.title()),
                frame.text("teach.archive.means"),
                address + "/archive",
                frame.text("teach.archive.button"),
                address,
                true);
    }

    static Asking removeModule(Frame frame, DraftView draft, DraftModuleView module) {
        var address = "/teach/courses/" + draft.id();
        return plain(
                frame,
                frame.text("teach.module.remove.title", module.title()),
                frame.text("teach.module.remove.means"),
                address + "/modules/" + module.id() + "/remove?basedOn="
                        + module.edition().id(),
                frame.text("teach.module.remove.button"),
                address,
                true);
    }

    static Asking cancel(Frame frame, OfferingView offering) {
        var address = "/teach/offerings/" + offering.id();
        return new Asking(
                frame,
                frame.text("teach.offering.cancel.title"),
                frame.text("teach.offering.cancel.means"),
                address + "/cancel",
                frame.text("teach.offering.cancel.button"),
                frame.text("teach.offering.cancel.reason"),
                "",
                "",
                address,
                true);
    }

    static Asking withdraw(Frame frame, EnrollmentView enrollment) {
        var address = "/teach/offerings/" + enrollment.offering().id();
        return new Asking(
                frame,
                frame.text("teach.withdraw.title", enrollment.studentName()),
                frame.text("teach.withdraw.means"),
                address + "/students/" + enrollment.id() + "/withdraw",
                frame.text("teach.withdraw.button"),
                frame.text("teach.withdraw.reason"),
                "",
                "",
                address,
                true);
    }

    static Asking complete(Frame frame, EnrollmentView enrollment) {
        var address = "/teach/offerings/" + enrollment.offering().id();
        return plain(
                frame,
                frame.text("teach.complete.title", enrollment.studentName()),
                frame.text("teach.complete.means"),
                address + "/students/" + enrollment.id() + "/complete",
                frame.text("teach.complete.button"),
                address,
                false);
    }
}
