package org.urbanriver.campus.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.urbanriver.campus.standalone.Person;

/** Somebody writes with pictures, beside a colleague who writes too, and puts modules in order. */
@InBrowser
class CourseEditorTests {

    /** One pixel. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /** How a picture comes into a text. */
    enum Way {
        CHOSEN,
        PASTED,
        DROPPED;

        void add(Page page) {
            if (this == CHOSEN) {
                page.locator("[data-upload]").setInputFiles(new FilePayload("hand.png", "image/png", PICTURE));
                return;
            }
            page.locator("#text")
                    .evaluate("""
                (area, [way, picture]) => {
                  const bytes = Uint8Array.from(atob(picture), (each) => each.charCodeAt(0));
                  const data = new DataTransfer();
                  data.items.add(new File([bytes], "hand.png", { type: "image/png" }));
                  const kind = { bubbles: true, cancelable: true };
                  area.dispatchEvent(way === "PASTED"
                    ? new ClipboardEvent("paste", { clipboardData: data, ...kind })
                    : new DragEvent("drop", { dataTransfer: data, ...kind }));
                }""", List.of(name(), Base64.getEncoder().encodeToString(PICTURE)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPictureIsAddedWithItsProgressAndAskedToBeDescribed(Way way, Windows windows) {
        var course = Draft.of(windows, "Pictures that were " + way, "Hands");
        var window = windows.open(Device.DESKTOP, Viewer.INSTRUCTOR);
        var page = window.page();
        window.open(course.module("hands"));
        var held = new ArrayList<Route>();
        page.route(url -> url.contains("/media?fileName="), held::add);

        way.add(page);
        assertThat(page.getByLabel("hand.png")).isVisible();
        assertThat(held).hasSize(1);
        held.getFirst().resume();

        assertThat(page.locator("#text")).hasValue(Pattern.compile("!\\[[^\\]]+]\\(\\S+\\)\\s*"));
        assertThat(page.locator("#text")).isFocused();
        assertThat(page.locator("#text")
                        .evaluate("area => area.value.slice(area.selectionStart - 2, area.selectionStart)"
                                + " + area.value.slice(area.selectionEnd, area.selectionEnd + 2)"))
                .as("what surrounds the words that are selected")
                .isEqualTo("![](");
        assertThat(page.getByLabel("hand.png")).hasCount(0);
        assertThat(page.locator("#saved")).containsText("Saved");
        page.waitForFunction("() => document.querySelector('#preview img')?.naturalWidth === 1");
    }

    @Test
    void whatOnlyPretendsToBeAPictureIsRefusedInWords(Windows windows) {
        var course = Draft.of(windows, "Pictures that are none", "Hands");
        var window = windows.open(Device.PHONE, Viewer.INSTRUCTOR);
        var page = window.page();
        window.open(course.module("hands"));
        window.complaints().expect(415);

        page.locator("[data-upload]")
                .setInputFiles(
                        new FilePayload("notes.png", "image/png", "Not a picture.".getBytes(StandardCharsets.UTF_8)));

        assertThat(page.locator("#toasts [role=alert]")).containsText("notes.png: ");
        assertThat(page.locator(".editor-uploads progress")).hasCount(0);
        assertThat(page.locator("#text")).hasValue("");
    }

    @ParameterizedTest
    @EnumSource
    void bothTextsAreThereWhenAColleagueWasFaster(Device device, Windows windows) {
        var course = Draft.of(windows, "Two who write, " + device.label(), "Hands");
        var window = windows.open(device, Viewer.INSTRUCTOR);
        var page = window.page();
        window.open(course.module("hands"));
        window.complaints().expect(409);

        course.write(windows.semester().admin(), "hands", "Theirs.");
        page.locator("#text").fill("Mine.");
        if (!device.scripts) {
            save(page);
        }
        assertThat(page.locator("#saved")).containsText("A colleague changed this meanwhile");
        assertThat(page.locator("#saved pre")).hasText("Theirs.");
        assertThat(page.locator("#text")).hasValue("Mine.");
        if (device.scripts) {
            assertThat(Accessibility.findings(page)).isEmpty();
        }
        assertThat(course.text("hands")).isEqualTo("Theirs.");
        window.button("Save mine instead").click();

        assertThat(page.locator("#saved")).not().containsText("A colleague");
        assertThat(page.locator("#text")).hasValue("Mine.");
        assertThat(course.text("hands")).isEqualTo("Mine.");
    }

    private static void save(Page page) {
        page.locator("#module")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Save").setExact(true))
                .click();
    }

    @Test
    void nobodyLeavesWhatWasNotSavedWithoutBeingAsked(Windows windows) {
        var course = Draft.of(windows, "Text that is not saved", "Hands");
        var window = windows.open(Device.DESKTOP, Viewer.INSTRUCTOR);
        var page = window.page();
        window.open(course.module("hands"));
        window.complaints().expect(422);
        var asked = new ArrayList<String>();
        page.onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.accept();
        });

        page.locator("details.editor-fields").evaluate("each => each.open = true");
        page.locator("#minutes").fill("a while");
        assertThat(page.locator("#saved [role=alert]")).isVisible();
        window.link("Campus").first().click();
        page.waitForURL(url -> !url.contains("/modules/"));

        assertThat(asked).containsExactly("beforeunload");
    }

    @Test
    void whoIsSignedOutWhileWritingLosesNothing(Windows windows) {
        var course = Draft.of(windows, "Written over lunch", "Hands");
        var window = windows.open(Device.DESKTOP, Viewer.INSTRUCTOR);
        var page = window.page();
        window.open(course.module("hands"));
        window.remember();
        window.complaints().expect(401);
        var session = page.context().cookies();

        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("campus-session"));
        page.locator("#text").fill("Warm them first.");
        assertThat(page.locator("#toasts")).containsText("You are signed out");
        assertThat(page.locator("#toasts").getByRole(AriaRole.LINK)).hasAttribute("target", "_blank");
        page.context().addCookies(session);
        page.evaluate("() => { window.dispatchEvent(new Event('focus')); }");

        assertThat(page.locator("#saved")).containsText("Saved");
        assertThat(page.locator("#text")).hasValue("Warm them first.");
        assertThat(course.text("hands")).isEqualTo("Warm them first.");
        assertThat(window.isSamePage()).isTrue();
    }

    @Test
    void aModuleThatIsMovedKeepsTheFocus(Windows windows) {
        var course = Draft.of(windows, "Modules in order", "One", "Two", "Three");
        var window = windows.open(Device.DESKTOP, Viewer.INSTRUCTOR);
        var page = window.page();
        window.open(course.address());
        window.remember();
        var modules = page.locator("#modules .steps > li > a");

        new Keyboard(page).press(window.button("Move up: Three"), "Enter");
        assertThat(modules).hasText(new String[] {"One", "Three", "Two"});
        assertThat(window.button("Move up: Three")).isFocused();
        page.keyboard().press("Enter");
        assertThat(modules).hasText(new String[] {"Three", "One", "Two"});

        assertThat(window.button("Move up: Three")).isFocused();
        assertThat(page.locator("#live")).containsText("Three is now number 1 of 3");
        assertThat(window.isSamePage()).isTrue();
    }

    /** A course that nobody else writes. */
    private record Draft(Person instructor, String id) {

        static Draft of(Windows windows, String title, String... modules) {
            var instructor = windows.semester().instructor();
            var course = instructor
                    .post(
                            "/api/authoring/courses",
                            Map.of("title", title, "summary", "Written while testing.", "ceHours", 1))
                    .expect(201)
                    .body();
            var draft = new Draft(instructor, course.get("id").asString());
            for (var module : modules) {
                instructor
                        .post(draft.api() + "/modules", Map.of("title", module, "minutes", 30))
                        .expect(201);
            }
            return draft;
        }

        private String api() {
            return "/api/authoring/courses/" + id;
        }

        String address() {
            return "/teach/courses/" + id;
        }

        String module(String module) {
            return address() + "/modules/" + module;
        }

        void write(Person author, String module, String text) {
            author.put(api() + "/modules/" + module, Map.of("title", "Hands", "minutes", 30, "text", text))
                    .expect(200);
        }

        String text(String module) {
            return instructor
                    .get(api())
                    .expect(200)
                    .body()
                    .get("modules")
                    .valueStream()
                    .filter(each -> each.get("id").asString().equals(module))
                    .findFirst()
                    .orElseThrow()
                    .get("text")
                    .asString();
        }
    }
}
