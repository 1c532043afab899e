package org.urbanriver.campus.gateway.page;

/**
 * Says to a reader that something did not work.
 *
 * @param slug of the problem's type
 * @param id to be told when asking for help
 */
public record ErrorPage(Frame frame, int status, String slug, String detail, String id) implements Screen {

    /** Whether the detail says no more than the title. */
    public boolean repeats() {
        return detail.equals(frame.text("problem." + slug + ".title") + ".");
    }
}
