package org.urbanriver.campus.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.urbanriver.campus.standalone.Person;

/** Somebody finds a course, takes a seat, learns, hears of it and leaves: on a phone, at a desk, and without scripts. */
@InBrowser
class StudentJourneyTests {

    @ParameterizedTest
    @EnumSource
    void fromTheFirstVisitToTheSecondModule(Device device, Windows windows) {
        var window = windows.open(device);
        var page = window.page();

        window.open("/");
        page.getByLabel("Search").fill("migraine");
        page.getByLabel("Search").press("Enter");
        assertThat(page.locator("#catalog .card")).hasCount(1);
        page.locator("#catalog .card a").first().click();
        enroll(window);
        page.waitForURL("**/sign-in**");
        page.locator("main").getByRole(AriaRole.LINK, named("Create account")).click();
        register(window, "rosa.%s@mail.example".formatted(device.label()), "Rosa Delgado");
        window.button("Take this seat").click();
        assertThat(page.locator("#toasts")).containsText("You have a seat");

        window.link("Begin").click();
        assertThat(page.locator("h1")).hasText("Introduction to headaches and massage");
        window.button("Mark this module done").click();
        if (!device.scripts) {
            assertThat(page.locator("h1")).hasText("Trigger point therapy");
        } else {
            assertThat(page.locator("#lesson-end .done span")).isFocused();
            assertThat(page.locator("#lesson-end .done span")).containsText("1 of 7 modules");
            page.locator("a.way-next").click();
            assertThat(page.locator("h1")).hasText("Trigger point therapy");
        }

        window.open("/my-learning");
        assertThat(window.heading("In progress")).isVisible();
        assertThat(page.locator("main")).containsText("1 of 7");
    }

    private static void register(Window window, String email, String name) {
        window.page().getByLabel("Your name").fill(name);
        window.page().getByLabel("E-mail address").fill(email);
        window.page()
                .getByLabel("Password", new Page.GetByLabelOptions().setExact(false))
                .first()
                .fill(Person.PASSWORD);
        window.page()
                .locator("main")
                .getByRole(AriaRole.BUTTON, named("Create account"))
                .click();
    }

    @ParameterizedTest
    @EnumSource
    void readsOfASeatInTheInboxAndGivesItUp(Device device, Windows windows) {
        var account = new Account("sam.%s@mail.example".formatted(device.label()), Person.PASSWORD);
        var student = windows.newStudent(account.email(), "Sam Whitaker");
        var window = windows.open(device, account);
        window.open("/courses/" + windows.semester().headaches());
        enroll(window);
        assertThat(window.page().locator("body")).containsText("You have a seat");

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> student.get("/api/inbox")
                                .expect(200)
                                .body()
                                .get("total")
                                .asInt()
                        == 1);
        window.open("/inbox");
        assertThat(window.page().locator("main")).containsText("One new message");
        window.button("Mark read").click();
        assertThat(window.page().locator("main")).containsText("Everything is read");
        window.button("Open").click();
        window.link("Go to your course").click();
        window.link("Withdraw").click();
        window.button("Withdraw now").click();

        assertThat(window.page().locator("main")).containsText("Your enrollment ended");
        assertThat(window.link("Withdraw")).hasCount(0);
    }

    @Test
    void aSeatIsTakenWithoutLoadingThePageAnew(Windows windows) {
        var account = new Account("tess@mail.example", Person.PASSWORD);
        windows.newStudent(account.email(), "Tess Okonkwo");
        var window = windows.open(Device.PHONE, account);
        window.open("/courses/" + windows.semester().headaches());
        window.remember();

        enroll(window);

        var card = window.offering("Home study");
        assertThat(card).containsText("You have a seat");
        assertThat(card.locator("[role=status]")).isFocused();
        assertThat(window.isSamePage()).isTrue();
    }

    @Test
    void theBellTellsOfAMessageWhereverOneIs(Windows windows) {
        var account = new Account("bea@mail.example", Person.PASSWORD);
        var student = windows.newStudent(account.email(), "Bea Novak");
        var anywhere = windows.open(Device.PHONE, account);
        anywhere.open("/help");
        anywhere.remember();
        var inbox = windows.open(Device.DESKTOP, account);
        inbox.open("/inbox");
        assertThat(anywhere.page().locator("#bell")).hasText("Inbox");

        student.post("/api/enrollments", Map.of("offeringId", windows.semester().fullClass()))
                .expect(201);

        assertThat(anywhere.page().locator("#bell")).containsText("one new message");
        assertThat(anywhere.page().locator("#live")).containsText("one new message");
        assertThat(anywhere.isSamePage()).isTrue();
        assertThat(inbox.page().locator("[data-news]")).isVisible();
    }

    @Test
    void aFullClassOffersItsWaitlistInstead(Windows windows) {
        var account = new Account("uma@mail.example", Person.PASSWORD);
        windows.newStudent(account.email(), "Uma Patel");
        var window = windows.open(Device.DESKTOP, account);
        window.open("/courses/" + windows.semester().jaw());

        window.button("Join the waitlist").click();

        assertThat(window.offering("Live class")).containsText("You are on the waitlist");
    }

    private static void enroll(Window window) {
        window.offering("Home study").getByRole(AriaRole.BUTTON).click();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
