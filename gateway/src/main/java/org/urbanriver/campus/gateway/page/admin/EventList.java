package org.urbanriver.campus.gateway.page.admin;

import java.util.List;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The events that were asked for.
 *
 * @param problem what is wrong with what was asked for, or empty
 * @param studentId of the student that was asked for, or empty
 * @param older whether these are not the newest
 */
public record EventList(
        Frame frame, EventsAsked asked, String studentId, Asked<Lines> found, String problem, boolean older)
        implements Screen {

    /**
     * @param next to be sent as {@code cursor} for those before them, or empty
     * @param position in the live stream, or empty
     */
    public record Lines(List<EventLine> events, String next, String position) {}

    /** Whether new events can come on top of these. */
    public boolean canBeLive() {
        return !older
                && asked.isOpenEnded()
                && found.isHere()
                && !found.required().position().isEmpty();
    }
}
