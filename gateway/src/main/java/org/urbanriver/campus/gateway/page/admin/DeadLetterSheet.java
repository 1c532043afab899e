package org.urbanriver.campus.gateway.page.admin;

import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.notifications.DeadLetterDetail;
import org.urbanriver.campus.contracts.notifications.DeadLetterState;
import org.urbanriver.campus.contracts.notifications.DeadLetterView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One dead letter with all that helps to decide about it.
 *
 * @param note what was typed into the form for discarding it
 * @param error what is wrong with that, or empty
 * @param refusal why it was not done, or empty
 */
public record DeadLetterSheet(Frame frame, DeadLetterDetail detail, String note, String error, String refusal)
        implements Screen {

    private static final JsonMapper JSON = JsonMapper.shared();

    public DeadLetterView letter() {
        return detail.letter();
    }

    public boolean isOpen() {
        return letter().state() == DeadLetterState.OPEN;
    }

    /** The body with line breaks where it is JSON, else as it came. */
    public String payload() {
        var payload = detail.payload();
        if (payload == null || detail.encoding().equals("base64")) {
            return payload == null ? "" : payload;
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(payload));
        } catch (JacksonException e) {
            return payload;
        }
    }

    public @Nullable Kind kind() {
        var type = letter().type();
        return type == null ? null : Kind.of(frame, type);
    }

    /** Id of the enrollment that it is about; empty if it is about none. */
    public String enrollment() {
        var kind = kind();
        var subject = letter().subject();
        return kind != null && kind.family().equals("enrollment") && subject != null ? subject : "";
    }
}
