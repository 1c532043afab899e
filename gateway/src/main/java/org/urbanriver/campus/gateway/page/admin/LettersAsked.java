package org.urbanriver.campus.gateway.page.admin;

import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.notifications.DeadLetterState;

/** Which dead letters an admin wants to see; those that nobody has decided about, unless another state is asked for. */
public record LettersAsked(String state, String group, String type, String reasonClass) {

    public LettersAsked {
        state = Typed.text(state);
        group = Typed.text(group);
        type = Typed.text(type);
        reasonClass = Typed.text(reasonClass);
    }

    public String state() {
        return state.isEmpty() ? DeadLetterState.OPEN.name() : state;
    }

    /** None where all are asked for. */
    public @Nullable DeadLetterState asked() {
        for (var each : DeadLetterState.values()) {
            if (each.name().equals(state())) {
                return each;
            }
        }
        return null;
    }

    public String address() {
        return query().of("/admin/dead-letters");
    }

    public String addressWith(String field, String value) {
        return query().with(field, value).of("/admin/dead-letters");
    }

    public String file() {
        var known = asked();
        return kind().with("state", known == null ? null : known.name()).of("/api/monitor/dead-letters.csv");
    }

    /** Whether it names a kind, all of which can be replayed together. */
    public boolean isKind() {
        return !kind().isEmpty();
    }

    public String replayAddress() {
        return kind().of("/admin/dead-letters/replay");
    }

    private Query query() {
        return kind().with("state", state);
    }

    private Query kind() {
        return new Query().with("group", group).with("type", type).with("reasonClass", reasonClass);
    }
}
