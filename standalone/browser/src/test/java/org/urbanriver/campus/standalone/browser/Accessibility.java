package org.urbanriver.campus.standalone.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** What axe finds wrong with a page as it is shown now. */
final class Accessibility {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** What draws the description of the API; not ours to mend. */
    private static final String NOT_OURS = "#api";

    static List<String> findings(Page page) {
        return told(new AxeBuilder(page).setLegacyMode(true).exclude(NOT_OURS).withTags(RULES));
    }

    /** Only colors depend on the scheme. */
    static List<String> findingsInTheDark(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Layout.awaitColors(page);
        try {
            return told(new AxeBuilder(page)
                    .setLegacyMode(true)
                    .exclude(NOT_OURS)
                    .withRules(List.of("color-contrast", "link-in-text-block")));
        } finally {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        }
    }

    private static List<String> told(AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream()
                        .map(node -> "%s: %s at %s".formatted(rule.getId(), rule.getHelp(), node.getHtml())))
                .toList();
    }

    private Accessibility() {}
}
