package org.urbanriver.campus.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Somebody who looks around before they have an account. */
@InBrowser
class VisitorJourneyTests {

    @Test
    void theCatalogFollowsEveryWordWithoutLoadingThePageAnew(Windows windows) {
        var window = windows.open(Device.PHONE);
        var page = window.page();
        window.open("/");
        window.remember();
        var cards = page.locator("#catalog .card");
        assertThat(cards.nth(1)).isVisible();

        page.getByLabel("Search").pressSequentially("jaw");
        assertThat(cards).hasCount(1);
        assertThat(page.getByLabel("Search")).isFocused();
        page.getByLabel("Search").fill("hydrotherapy");
        assertThat(window.heading("No course matches")).isVisible();
        assertThat(page.locator("#live")).containsText("No course matches");

        assertThat(window.isSamePage()).isTrue();
        assertThat(window.address()).contains("q=hydrotherapy");
    }

    @Test
    void theBackButtonBringsBackWhatWasSearchedFor(Windows windows) {
        var window = windows.open(Device.DESKTOP);
        var page = window.page();
        window.open("/?q=jaw");

        page.locator("#catalog .card a").first().click();
        page.waitForURL("**/courses/**");
        page.goBack();

        assertThat(page.getByLabel("Search")).hasValue("jaw");
        assertThat(page.locator("#catalog .card")).hasCount(1);
    }

    @Test
    void whoIsFarAwaySeesTheirOwnTimeOnTheVeryFirstPage(Windows windows) {
        var window = windows.openIn(Device.PHONE, "Europe/Madrid");

        window.open("/courses/" + windows.semester().headaches());

        assertThat(window.page().locator("#offerings")).containsText("Your time");
    }

    @Test
    void theCampusSpeaksSpanishToWhoeverAsksForIt(Windows windows) {
        var window = windows.open(Device.PHONE);
        window.open("/");

        window.link("Español").click();

        assertThat(window.page().locator("html")).hasAttribute("lang", "es");
        window.open("/sign-in");
        assertThat(window.page().locator("html")).hasAttribute("lang", "es");
    }

    /** So that nobody without scripts, or with slow ones, is left before an empty page. */
    @Test
    void theCatalogIsSearchedWithoutScriptsToo(Windows windows) {
        var window = windows.open(Device.PHONE_WITHOUT_SCRIPTS);
        window.open("/");

        window.page().getByLabel("Search").fill("jaw");
        window.page().getByLabel("Search").press("Enter");

        assertThat(window.page().locator("#catalog .card")).hasCount(1);
    }
}
