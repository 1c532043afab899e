package org.urbanriver.campus.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.standalone.Person;

/** The campus without a pointer: everything is reached, and the focus is where one left off. */
@InBrowser
class KeyboardTests {

    @Test
    void whoTurnsAPageHearsWhichAndReadsOnAtItsTop(Windows windows) {
        var window = windows.open(Device.DESKTOP, Viewer.INSTRUCTOR);
        var page = window.page();
        window.open(windows.semester().scheduled("?q=&status=&page=2"));
        window.remember();

        new Keyboard(page).press(window.link("Previous"), "Enter");

        assertThat(page.locator("#live")).containsText("Page 2");
        assertThat(page.locator("#roster")).isFocused();
        assertThat(window.isSamePage()).isTrue();
    }

    @Test
    void whatRefreshesItselfLeavesTheFocusWhereItIs(Windows windows) {
        var window = windows.open(Device.DESKTOP, Viewer.ADMIN);
        var page = window.page();
        window.open("/admin/flow");
        page.locator("#flow").evaluate("flow => { flow.dataset.shown = 'first'; }");
        var link = page.locator("#flow a[download]").first();

        link.focus();
        page.evaluate("() => htmx.ajax('GET', '/admin/flow', { source: '#flow', target: '#flow', swap: 'outerHTML' })");

        assertThat(page.locator("#flow[data-shown]")).hasCount(0);
        assertThat(link).isFocused();
    }

    @Test
    void theFirstStopLeadsPastTheNavigation(Windows windows) {
        var window = windows.open(Device.DESKTOP);
        window.open("/");
        var page = window.page();

        page.keyboard().press("Tab");
        assertThat(window.link("Skip to the content")).isFocused();
        page.keyboard().press("Enter");

        assertThat(page.locator("#content")).isFocused();
    }

    @Test
    void aSeatIsTakenByTabAndEnterAlone(Windows windows) {
        var student = new Account("kim.keyboard@mail.example", Person.PASSWORD);
        windows.newStudent(student.email(), "Kim Nakamura");
        var window = windows.open(Device.DESKTOP, student);
        var keyboard = new Keyboard(window.page());
        window.open("/");

        keyboard.reach(window.page().getByLabel("Search"));
        window.page().keyboard().type("migraine");
        assertThat(window.page().locator("#catalog .card")).hasCount(1);
        keyboard.press(window.page().locator("#catalog .card a").first(), "Enter");
        assertThat(window.heading("Dates and seats")).isVisible();
        keyboard.press(homeStudy(window).getByRole(com.microsoft.playwright.options.AriaRole.BUTTON), "Enter");

        assertThat(window.page().locator("main")).containsText("You have a seat");
    }

    private static Locator homeStudy(Window window) {
        return window.page().locator(".offering").filter(new Locator.FilterOptions().setHasText("Home study"));
    }

    @Test
    void aDialogTakesTheFocusAndGivesItBack(Windows windows) {
        var window = windows.open(Device.DESKTOP, Viewer.STUDENT);
        window.open("/enrollments/" + windows.semester().learning());
        var page = window.page();
        var withdraw = window.link("Withdraw");

        new Keyboard(page).press(withdraw, "Enter");
        assertThat(page.locator("#dialog")).isVisible();
        assertThat(page.locator("#dialog:focus-within")).hasCount(1);
        page.keyboard().press("Escape");

        assertThat(page.locator("#dialog")).isHidden();
        assertThat(withdraw).isFocused();
    }

    @Test
    void theMenuOpensAndClosesAndGivesTheFocusBack(Windows windows) {
        var window = windows.open(Device.PHONE, Viewer.STUDENT);
        window.open("/my-learning");
        var keyboard = new Keyboard(window.page());
        var menu = window.page().locator("details.menu > summary");

        keyboard.press(menu, "Enter");
        assertThat(window.button("Sign out")).isVisible();
        keyboard.reach(window.button("Sign out"));
        window.page().keyboard().press("Escape");

        assertThat(window.button("Sign out")).isHidden();
        assertThat(menu).isFocused();
    }
}
