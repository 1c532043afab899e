package org.urbanriver.campus.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody fills a class from a list, finds people in it and takes it along on paper. */
@InBrowser
class RosterTests {

    /** Between the margins of a letter, which is narrower than A4 is between its own. */
    private static final int PAPER = 720;

    @ParameterizedTest
    @EnumSource
    void everyRowOfAListIsAnswered(Device device, Windows windows) {
        var window = windows.open(device, Viewer.INSTRUCTOR);
        var page = window.page();
        var list = """
                email,name
                nia.%s@mail.example,Nia Holm
                nobody at all,Nobody
                amara.okafor@mail.example,Amara Okafor
                """.formatted(device.label());
        window.open(windows.semester().scheduled("/import"));

        if (device.scripts) {
            page.locator("#csv-file")
                    .setInputFiles(new FilePayload("class.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
            assertThat(page.locator("#csv")).hasValue(list);
        } else {
            page.locator("#csv").fill(list);
        }
        window.button("Enroll them").click();

        var rows = page.locator("#import-result tbody tr");
        assertThat(rows).hasCount(3);
        assertThat(rows.nth(0)).containsText("Enrolled");
        assertThat(rows.nth(0)).containsText("account");
        assertThat(rows.nth(1)).containsText("Not valid");
        assertThat(rows.nth(2)).containsText("Already there");
        assertThat(tile(page, "Enrolled")).hasText("1");
        assertThat(tile(page, "Not valid")).hasText("1");
        assertThat(tile(page, "Already there")).hasText("1");
        if (device.scripts) {
            assertThat(page.locator("#import-progress")).hasJSProperty("value", 3);
            assertThat(Accessibility.findings(page)).isEmpty();
        }
    }

    @Test
    void aListInAnotherEncodingIsRefusedBeforeItsNamesAreSpoiled(Windows windows) {
        var window = windows.open(Device.DESKTOP, Viewer.INSTRUCTOR);
        var page = window.page();
        window.open(windows.semester().scheduled("/import"));
        var list = "email,name\njose@mail.example,José\n".getBytes(StandardCharsets.ISO_8859_1);

        page.locator("#csv-file").setInputFiles(new FilePayload("class.csv", "text/csv", list));

        assertThat(page.locator("#toasts")).containsText("not UTF-8");
        assertThat(page.locator("#csv")).hasValue("");
    }

    private static Locator tile(Page page, String label) {
        return page.locator(".tile")
                .filter(new Locator.FilterOptions().setHasText(label))
                .locator(".tile-number");
    }

    @Test
    void theRosterFollowsEveryWordAndTheFocusStays(Windows windows) {
        var window = windows.open(Device.PHONE, Viewer.INSTRUCTOR);
        var page = window.page();
        window.open(windows.semester().scheduled(""));
        window.remember();

        page.locator("#q").pressSequentially("amara");

        assertThat(page.locator("#roster tbody tr")).hasCount(1);
        assertThat(page.locator("#q")).isFocused();
        assertThat(page.locator("#live")).not().isEmpty();
        assertThat(window.address()).contains("q=amara");
        assertThat(window.isSamePage()).isTrue();
    }

    @Test
    void whoIsAskedFirstMayRatherNot(Windows windows) {
        var window = windows.open(Device.DESKTOP, Viewer.INSTRUCTOR);
        var page = window.page();
        window.open(windows.semester().scheduled(""));
        var withdraw = page.locator("#roster tr")
                .filter(new Locator.FilterOptions().setHasText("Ben Lindqvist"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Withdraw"));
        var dialog = page.locator("#dialog");

        withdraw.click();
        assertThat(dialog.locator("h2")).hasText("Withdraw Ben Lindqvist?");
        assertThat(Accessibility.findings(page)).isEmpty();
        dialog.getByText("Rather not").click();

        assertThat(dialog).isHidden();
        assertThat(withdraw).isFocused();
    }

    @Test
    void theSignInSheetIsAllThatIsPrinted(Windows windows) {
        var window = windows.open(Device.DESKTOP, Viewer.INSTRUCTOR);
        var page = window.page();
        window.open(windows.semester().scheduled("/sheet"));

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(Layout.tooWide(page, PAPER)).isEmpty();
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.locator(".sheet tbody tr").filter(new Locator.FilterOptions().setHasText("Amara Okafor")))
                .isVisible();
        for (var rest : new String[] {".top", ".foot", ".crumbs", ".sheet-help", ".reminder"}) {
            assertThat(page.locator(rest).first()).isHidden();
        }
    }
}
