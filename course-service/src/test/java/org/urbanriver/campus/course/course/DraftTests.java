package org.urbanriver.campus.course.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.courses.DraftCommand;
import org.urbanriver.campus.contracts.courses.DraftModuleView;
import org.urbanriver.campus.contracts.courses.Edition;
import org.urbanriver.campus.contracts.courses.LessonView;
import org.urbanriver.campus.contracts.courses.ModuleCommand;
import org.urbanriver.campus.contracts.courses.ModuleOutline;

class DraftTests {

    private static final CourseModule INTRO = module("intro", "Introduction", null, List.of("Learn"), 30, "**One**");
    private static final CourseModule PRESSURE =
            module("pressure", "Acupressure", "acupressure", List.of(), 45, "*Two*");
    private static final CourseModule END = module("end", "Goodbye", null, List.of(), 5, "Three");

    @Test
    void whatIsLeftOutIsEmptyAndTheLanguageIsEnglish() {
        var draft = Draft.of(
                new DraftCommand(null, " A\ttitle ", "Summary", null, null, BigDecimal.ONE, null, null, null),
                List.of(),
                List.of());

        assertThat(draft)
                .isEqualTo(new Draft("A title", "Summary", "", List.of(), BigDecimal.ONE, "en", List.of(), List.of()));
    }

    @Test
    void whatWasStoredWithoutListsHasEmptyOnes() {
        var draft = new Draft("Title", "Summary", null, null, BigDecimal.ONE, "es", null, null);
        var module = new CourseModule("m", "Title", " ", null, 5, null);

        assertThat(draft.objectives()).isEmpty();
        assertThat(draft.instructors()).isEmpty();
        assertThat(draft.modules()).isEmpty();
        assertThat(draft.language()).isEqualTo("es");
        assertThat(module).isEqualTo(new CourseModule("m", "Title", null, List.of(), 5, ""));
    }

    @Test
    void aModuleTakesWhatItsAuthorTyped() {
        var module = CourseModule.of(
                "m",
                new ModuleCommand(null, " A\ntitle", "acupressure", 20, List.of(" Learn\nit "), "\n\nText \n", null));

        assertThat(module).isEqualTo(new CourseModule("m", "A title", "acupressure", List.of("Learn it"), 20, "Text"));
        assertThat(module.hasText()).isTrue();
        assertThat(module.view(null))
                .isEqualTo(new DraftModuleView(
                        "m",
                        "A title",
                        "acupressure",
                        List.of("Learn it"),
                        20,
                        "Text",
                        new Edition(module.edition(), null, null)));
        assertThat(CourseModule.of("m", new ModuleCommand(null, "T", null, 1, null, null, null)))
                .isEqualTo(new CourseModule("m", "T", null, List.of(), 1, ""));
    }

    @Test
    void theOutlineTellsEverythingButTheTexts() {
        var outline = draft().outline();

        assertThat(outline.title()).isEqualTo(draft().title());
        assertThat(outline.modules()).noneMatch(CourseModule::hasText);
        assertThat(outline.modules())
                .extracting(CourseModule::outline)
                .containsExactly(
                        new ModuleOutline("intro", "Introduction", null, List.of("Learn"), 30),
                        new ModuleOutline("pressure", "Acupressure", "acupressure", List.of(), 45),
                        new ModuleOutline("end", "Goodbye", null, List.of(), 5));
    }

    @Test
    void aReaderFindsEachLessonWithItsNeighbors() {
        var lessons = draft().lessons("headaches", 7);

        assertThat(lessons.get(1))
                .isEqualTo(new LessonView(
                        "headaches",
                        "Headaches",
                        "en",
                        7,
                        "pressure",
                        "Acupressure",
                        "acupressure",
                        List.of(),
                        45,
                        "<p><em>Two</em></p>\n",
                        2,
                        3,
                        "intro",
                        "end",
                        lessons.getFirst().contents()));
        assertThat(lessons.getFirst().contents())
                .extracting(ModuleOutline::id)
                .containsExactly("intro", "pressure", "end");
        assertThat(lessons.getFirst().previous()).isNull();
        assertThat(lessons.getFirst().next()).isEqualTo("pressure");
        assertThat(lessons.getLast().previous()).isEqualTo("pressure");
        assertThat(lessons.getLast().next()).isNull();
        for (var lesson : lessons) {
            assertThat(draft().lesson("headaches", 7, lesson.moduleId())).contains(lesson);
        }
        assertThat(draft().lesson("headaches", 7, "other")).isEmpty();
    }

    @Test
    void aModuleIsFoundByItsNameAndAnInstructorByTheirAccount() {
        assertThat(draft().module("pressure")).contains(PRESSURE);
        assertThat(draft().module("other")).isEmpty();
        assertThat(draft().isTaughtBy("imani")).isTrue();
        assertThat(draft().isTaughtBy("otto")).isFalse();
    }

    @Test
    void whatIsMeasuredIsEveryTextAndForTheOutlineEveryTitleAndObjective() {
        assertThat(draft().characters()).isEqualTo("About".length() + "**One***Two*Three".length());
        assertThat(draft().outlineCharacters())
                .isEqualTo("HeadachesRelieve".length() + "IntroductionLearn".length() + "AcupressureGoodbye".length());
    }

    @Test
    void everyFieldOfAModuleAndWhoTeachesItCountAsAChange() {
        for (var other : List.of(
                module("x", "Introduction", null, List.of("Learn"), 30, "**One**"),
                module("intro", "X", null, List.of("Learn"), 30, "**One**"),
                module("intro", "Introduction", "x", List.of("Learn"), 30, "**One**"),
                module("intro", "Introduction", null, List.of("X"), 30, "**One**"),
                module("intro", "Introduction", null, List.of("Learn"), 31, "**One**"),
                module("intro", "Introduction", null, List.of("Learn"), 30, "X"))) {
            assertThat(draft().withModules(List.of(other, PRESSURE, END)).fingerprint())
                    .isNotEqualTo(draft().fingerprint());
        }
        for (var other : List.of(new Instructor("imani", "X"), new Instructor("x", "Imani Brooks"))) {
            assertThat(draft(other).fingerprint()).isNotEqualTo(draft().fingerprint());
        }
        assertThat(draft().fingerprint()).hasSize(64).isEqualTo(draft().fingerprint());
    }

    @Test
    void wordsThatMoveFromOneFieldToTheNextAreAChange() {
        var base = new Draft("ab", "c", "d", List.of(), BigDecimal.ONE, "en", List.of(), List.of());

        assertThat(new Draft("a", "bc", "d", List.of(), BigDecimal.ONE, "en", List.of(), List.of()).fingerprint())
                .isNotEqualTo(base.fingerprint());
        assertThat(new Draft("ab", "cd", "", List.of(), BigDecimal.ONE, "en", List.of(), List.of()).fingerprint())
                .isNotEqualTo(base.fingerprint());
    }

    private static Draft draft() {
        return draft(new Instructor("imani", "Imani Brooks"));
    }

    private static Draft draft(Instructor instructor) {
        return new Draft(
                "Headaches",
                "Summary",
                "About",
                List.of("Relieve"),
                new BigDecimal("2.5"),
                "en",
                List.of(instructor),
                List.of(INTRO, PRESSURE, END));
    }

    private static CourseModule module(
            String id, String title, String technique, List<String> objectives, int minutes, String text) {
        return new CourseModule(id, title, technique, objectives, minutes, text);
    }
}
