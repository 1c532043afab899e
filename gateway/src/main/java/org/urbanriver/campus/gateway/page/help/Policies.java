package org.urbanriver.campus.gateway.page.help;

import java.util.List;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** What the institute promises: withdrawal, certificates, privacy, accessibility. */
public record Policies(Frame frame) implements Screen {

    /**
     * @param name in addresses and keys of texts
     * @param items how many points it has
     */
    public record Policy(String name, int items) {}

    private static final List<Policy> ALL = List.of(
            new Policy("withdrawal", 4),
            new Policy("certificates", 6),
            new Policy("privacy", 5),
            new Policy("accessibility", 3));

    public List<Policy> all() {
        return ALL;
    }

    public String title(Policy policy) {
        return frame.text("policies." + policy.name() + ".title");
    }

    public String item(Policy policy, int number) {
        return frame.text("policies." + policy.name() + "." + number);
    }
}
