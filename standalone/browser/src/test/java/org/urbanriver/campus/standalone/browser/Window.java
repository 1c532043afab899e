package org.urbanriver.campus.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/** A browser of its own for one person, which remembers what it had to complain about. */
final class Window {

    private final BrowserContext context;
    private final Page page;
    private final URI campus;
    private final Complaints complaints;

    Window(BrowserContext context, URI campus) {
        this.context = context;
        this.campus = campus;
        this.complaints = new Complaints(context);
        this.page = context.newPage();
        page.setDefaultTimeout(Lab.PATIENCE.toMillis());
    }

    Page page() {
        return page;
    }

    Complaints complaints() {
        return complaints;
    }

    void open(String address) {
        open(address, 200);
    }

    void open(String address, int status) {
        if (status >= 400) {
            complaints.expect(status);
        }
        var answer = page.navigate(campus.resolve(address).toString());
        assertThat(answer.status()).as(address).isEqualTo(status);
    }

    void open(CampusPage wanted, Semester semester) {
        open(wanted.address().apply(semester), wanted.status());
        var drawnByOthers = page.locator("#api");
        if (drawnByOthers.count() > 0) {
            drawnByOthers.locator("[role=group] .opblock-tag").first().waitFor();
        }
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    /** Path and query of the page that is shown. */
    String address() {
        var uri = URI.create(page.url());
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    void signIn(Account account) {
        open("/sign-in");
        page.locator("input[name=email]").fill(account.email());
        page.locator("input[name=password]").fill(account.password());
        page.locator("main form button:not([type=button])").first().click();
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    /** The card of an offering, by what it says. */
    Locator offering(String text) {
        return page.locator(".offering").filter(new Locator.FilterOptions().setHasText(text));
    }

    /** From now on {@link #isSamePage} tells whether the page was ever loaded anew. */
    void remember() {
        page.evaluate("() => { window.remembered = true; }");
    }

    boolean isSamePage() {
        return Boolean.TRUE.equals(page.evaluate("() => window.remembered === true"));
    }

    BrowserContext context() {
        return context;
    }

    void close() {
        context.close();
    }
}
