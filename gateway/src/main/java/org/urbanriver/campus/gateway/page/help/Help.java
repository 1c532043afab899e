package org.urbanriver.campus.gateway.page.help;

import java.util.List;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** What people ask most, and whom to ask what is not answered here. */
public record Help(Frame frame) implements Screen {

    private static final List<String> TOPICS = List.of(
            "find", "enroll", "refused", "waitlist", "withdraw", "time", "learn", "certificate", "sign-in", "mail");

    public List<String> topics() {
        return TOPICS;
    }

    public String question(String topic) {
        return frame.text("help.topic." + topic + ".question");
    }

    public String answer(String topic) {
        return frame.text("help.topic." + topic + ".answer");
    }
}
