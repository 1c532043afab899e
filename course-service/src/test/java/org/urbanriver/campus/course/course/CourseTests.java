package org.urbanriver.campus.course.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.courses.DraftCommand;
import org.urbanriver.campus.contracts.courses.DraftModuleView;
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.contracts.courses.LessonView;
import org.urbanriver.campus.contracts.courses.ModuleCommand;
import org.urbanriver.campus.contracts.courses.ModuleOrder;
import org.urbanriver.campus.contracts.courses.PublishCommand;
import org.urbanriver.campus.contracts.events.CourseEvent.CourseArchived;
import org.urbanriver.campus.contracts.events.CourseEvent.CoursePublished;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.problems.CampusException;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.Caller;

class CourseTests {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final Caller OTTO = new Caller("otto", "Otto Other", "o@example.org", Set.of(Role.INSTRUCTOR));
    private static final Caller IMANI = new Caller("imani", "Imani Brooks", "i@example.org", Set.of(Role.INSTRUCTOR));

    @Test
    void aPublishedCourseSaysSoWithItsNoteAndWithoutItsTexts() {
        var course = draft();

        course.publish(new PublishCommand("  First\nnote "), IMANI, NOW);

        assertThat(course.unsavedEvents()).singleElement().isInstanceOfSatisfying(CoursePublished.class, event -> {
            assertThat(event.note()).isEqualTo("First note");
            assertThat(event.course().revision()).isEqualTo(1);
            assertThat(event.course().publishedAt()).isEqualTo(NOW);
            assertThat(event.course().descriptionHtml()).isEqualTo("<p>A <strong>bold</strong> start</p>\n");
            assertThat(event.course().modules()).hasSize(1);
            assertThat(event.toString()).doesNotContain("Secret lesson");
        });
        assertThat(course.view().publishedRevision()).isEqualTo(1);
        assertThat(course.view().changed()).isFalse();
        assertThat(course.revisions()).singleElement().satisfies(revision -> {
            assertThat(revision.publishedBy()).isEqualTo("Imani Brooks");
            assertThat(revision.modules()).isEqualTo(1);
        });
    }

    @Test
    void twoColleaguesInDifferentModulesAreNotInEachOthersWay() {
        var course = Course.begin("c", "slug", content(), NOW);
        course.addModule(module("intro", "Mine"), IMANI, NOW);
        course.addModule(module("second", "Theirs"), IMANI, NOW);
        var seen = course.view();

        course.changeModule("second", basedOn(seen, 1, "Theirs, better"), OTTO, NOW);
        course.changeModule("intro", basedOn(seen, 0, "Mine, better"), IMANI, NOW);

        assertThat(course.view().modules())
                .extracting(DraftModuleView::text, module -> module.edition().by())
                .containsExactly(tuple("Mine, better", "Imani Brooks"), tuple("Theirs, better", "Otto Other"));
    }

    @Test
    void aTextThatAColleagueChangedMeanwhileIsNotWrittenOverAndBothAreTold() {
        var course = Course.begin("c", "slug", content(), NOW);
        course.addModule(module("intro", "Old"), IMANI, NOW);
        var seen = course.view();
        course.changeModule("intro", basedOn(seen, 0, "Theirs"), OTTO, NOW.plusSeconds(5));

        assertThatThrownBy(() -> course.changeModule("intro", basedOn(seen, 0, "Mine"), IMANI, NOW.plusSeconds(9)))
                .isInstanceOfSatisfying(RuleViolated.class, refused -> {
                    assertThat(refused.type()).isEqualTo(ProblemType.CONCURRENT_CHANGE);
                    assertThat(refused).hasMessageStartingWith("Otto Other changed this meanwhile");
                    assertThat(refused.properties().get("yours"))
                            .isInstanceOfSatisfying(
                                    DraftModuleView.class,
                                    yours -> assertThat(yours.text()).isEqualTo("Mine"));
                    assertThat(refused.properties().get("theirs"))
                            .isInstanceOfSatisfying(DraftModuleView.class, theirs -> {
                                assertThat(theirs.text()).isEqualTo("Theirs");
                                assertThat(theirs.edition().at()).isEqualTo(NOW.plusSeconds(5));
                            });
                });
        assertRefused(
                ProblemType.CONCURRENT_CHANGE,
                () -> course.removeModule(
                        "intro", seen.modules().getFirst().edition().id(), NOW));
        course.changeModule("intro", basedOn(seen, 0, "Theirs"), IMANI, NOW); // says the same: nothing to refuse
        assertThat(course.view().modules().getFirst().edition().by()).isEqualTo("Otto Other");
    }

    @Test
    void detailsThatAColleagueChangedMeanwhileAreNotWrittenOverButModulesDoNotMatterToThem() {
        var course = Course.begin("c", "slug", content(), NOW);
        var seen = course.view().edition().id();
        var teachers = List.of(Instructor.of(IMANI));
        course.change(details("First", seen), teachers, IMANI, NOW);

        assertRefused(ProblemType.CONCURRENT_CHANGE, () -> course.change(details("Second", seen), teachers, OTTO, NOW));
        var now = course.view().edition().id();
        course.addModule(module("intro", "Text"), IMANI, NOW);
        course.change(details("Second", now), teachers, OTTO, NOW);
        assertThat(course.view().title()).isEqualTo("Second");
        assertThat(course.view().edition().by()).isEqualTo("Otto Other");
    }

    @Test
    void whatWasNotLookedAtIsNotPublished() {
        var course = Course.begin("c", "slug", content(), NOW);
        course.addModule(module("intro", "Text"), IMANI, NOW);

        assertRefused(
                ProblemType.CONCURRENT_CHANGE,
                () -> course.publish(new PublishCommand("First", course.version() + 1), IMANI, NOW));
    }

    private static ModuleCommand basedOn(DraftView seen, int position, String text) {
        return new ModuleCommand(
                null,
                "Title",
                null,
                30,
                List.of("Learn"),
                text,
                null,
                seen.modules().get(position).edition().id());
    }

    private static DraftCommand details(String title, String basedOn) {
        return new DraftCommand(null, title, "Summary", null, null, BigDecimal.ONE, "en", null, null, basedOn);
    }

    @Test
    void aCourseWithoutAnyTextIsNotPublished() {
        var course = Course.begin("c", "slug", content(), NOW);
        assertRefused(ProblemType.NOTHING_TO_PUBLISH, () -> course.publish(new PublishCommand("x"), IMANI, NOW));

        course.addModule(module("empty", " \n "), IMANI, NOW);

        assertRefused(ProblemType.NOTHING_TO_PUBLISH, () -> course.publish(new PublishCommand("x"), IMANI, NOW));
    }

    @Test
    void titlesAndObjectivesStayWithinWhatAnEventCanCarry() {
        var course = draft();
        var objectives = java.util.Collections.nCopies(12, "x".repeat(300));

        assertThatThrownBy(() -> {
                    for (var number = 0; number < 100; number++) {
                        course.addModule(new ModuleCommand(null, "M", null, 5, objectives, "Text", null), IMANI, NOW);
                    }
                })
                .isInstanceOfSatisfying(
                        Invalid.class,
                        e -> assertThat(e.errors().getFirst().pointer()).isEqualTo("/objectives"));
        assertThat(course.view().modules()).hasSizeBetween(50, 60);
    }

    @Test
    void whatIsTheSameAsTheLastRevisionIsNotPublishedAgain() {
        var course = published();

        assertRefused(ProblemType.NOTHING_TO_PUBLISH, () -> course.publish(new PublishCommand("again"), IMANI, NOW));
    }

    @Test
    void aChangeTakenBackIsNoChange() {
        var course = published();
        assertThat(course.view().changed()).isFalse();

        course.changeModule("intro", module("intro", "Other"), IMANI, NOW);
        assertThat(course.view().changed()).isTrue();

        course.changeModule("intro", module("intro", "Secret lesson"), IMANI, NOW);
        assertThat(course.view().changed()).isFalse();
    }

    @Test
    void everyFieldThatReadersSeeCountsAsAChange() {
        var base = draftOf("T", "S", "D", List.of("a", "b"), "1.0", "en");

        assertThat(List.of(
                        draftOf("X", "S", "D", List.of("a", "b"), "1.0", "en"),
                        draftOf("T", "X", "D", List.of("a", "b"), "1.0", "en"),
                        draftOf("T", "S", "X", List.of("a", "b"), "1.0", "en"),
                        draftOf("T", "S", "D", List.of("ab"), "1.0", "en"),
                        draftOf("T", "S", "D", List.of("a", "b"), "1.5", "en"),
                        draftOf("T", "S", "D", List.of("a", "b"), "1.0", "es"),
                        base.withModules(List.of(CourseModule.of("m", module("m", "x"))))))
                .allSatisfy(other -> assertThat(other.fingerprint()).isNotEqualTo(base.fingerprint()));
        assertThat(draftOf("T", "S", "D", List.of("a", "b"), "1.00", "en").fingerprint())
                .isEqualTo(base.fingerprint());
    }

    @Test
    void revisionsAreNumberedAndTheNewestComesFirst() {
        var course = published();
        course.changeModule("intro", module("intro", "Other"), IMANI, NOW);

        course.publish(new PublishCommand("Second"), IMANI, NOW.plusSeconds(60));

        assertThat(course.revisions()).extracting(each -> each.number()).containsExactly(2, 1);
        assertThat(course.newestRevision().note()).isEqualTo("Second");
    }

    @Test
    void theAddressIsFixedByTheFirstPublication() {
        var course = draft();
        course.change(command("other-slug"), List.of(Instructor.of(IMANI)), IMANI, NOW);
        assertThat(course.slug()).isEqualTo("other-slug");
        course.publish(new PublishCommand("x"), IMANI, NOW);

        assertRefused(
                ProblemType.SLUG_FIXED,
                () -> course.change(command("third-slug"), List.of(Instructor.of(IMANI)), IMANI, NOW));

        course.change(command("other-slug"), List.of(Instructor.of(IMANI)), IMANI, NOW);
        course.change(command(null), List.of(Instructor.of(IMANI)), IMANI, NOW);
        assertThat(course.slug()).isEqualTo("other-slug");
    }

    @Test
    void anArchivedCourseIsToldOnceAndRefusesEveryEdit() {
        var course = published();

        assertThat(course.archive(NOW)).isTrue();
        assertThat(course.archive(NOW)).isFalse();

        assertThat(course.unsavedEvents().getLast())
                .isInstanceOfSatisfying(
                        CourseArchived.class,
                        event -> assertThat(event.course().archived()).isTrue());
        assertThat(course.unsavedEvents()).hasSize(2);
        assertRefused(ProblemType.ARCHIVED, () -> course.change(command(null), List.of(), IMANI, NOW));
        assertRefused(ProblemType.ARCHIVED, () -> course.addModule(module("b", "x"), IMANI, NOW));
        assertRefused(ProblemType.ARCHIVED, () -> course.changeModule("intro", module("b", "x"), IMANI, NOW));
        assertRefused(ProblemType.ARCHIVED, () -> course.removeModule("intro", null, NOW));
        assertRefused(ProblemType.ARCHIVED, () -> course.orderModules(new ModuleOrder(List.of("intro"), null), NOW));
        assertRefused(ProblemType.ARCHIVED, () -> course.publish(new PublishCommand("x"), IMANI, NOW));
        assertRefused(ProblemType.ARCHIVED, () -> course.replaceDraft(content(), IMANI, NOW));
    }

    @Test
    void aDraftThatNobodyKnewOfIsArchivedInSilence() {
        var course = draft();

        course.archive(NOW);

        assertThat(course.unsavedEvents()).isEmpty();
    }

    @Test
    void aChangeMadeOnAnOlderVersionIsRefused() {
        var course = draft();

        assertRefused(
                ProblemType.CONCURRENT_CHANGE,
                () -> course.changeModule(
                        "intro", new ModuleCommand(null, "T", null, 1, null, "x", course.version() + 1), IMANI, NOW));
    }

    @Test
    void aModuleGetsAFreeNameFromItsTitle() {
        var course = draft();

        course.addModule(new ModuleCommand(null, "Trigger Points", null, 1, null, "x", null), IMANI, NOW);
        course.addModule(new ModuleCommand(null, "Trigger points!", null, 1, null, "x", null), IMANI, NOW);
        course.addModule(new ModuleCommand(null, "Trigger points?", null, 1, null, "x", null), IMANI, NOW);
        course.addModule(new ModuleCommand(null, "Order", null, 1, null, "x", null), IMANI, NOW);

        assertThat(course.view().modules())
                .extracting(DraftModuleView::id)
                .containsExactly("intro", "trigger-points", "trigger-points-2", "trigger-points-3", "order-2");
    }

    @Test
    void aNameIsUsedOnceAndNeverTheReservedOne() {
        var course = draft();

        assertThatThrownBy(() -> course.addModule(module("intro", "x"), IMANI, NOW))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        e -> assertThat(e.errors().getFirst().pointer()).isEqualTo("/id"));
        assertThatThrownBy(() -> course.addModule(module("order", "x"), IMANI, NOW))
                .isInstanceOf(Invalid.class);
        assertThat(course.view().modules()).hasSize(1);
    }

    @Test
    void modulesAreOrderedOnlyWhenEachIsNamedOnce() {
        var course = draft();
        course.addModule(module("b", "x"), IMANI, NOW);
        course.addModule(module("c", "x"), IMANI, NOW);

        course.orderModules(new ModuleOrder(List.of("c", "intro", "b"), null), NOW);

        assertThat(course.view().modules()).extracting(DraftModuleView::id).containsExactly("c", "intro", "b");
        for (var wrong : List.of(
                List.of("c", "b"), List.of("c", "b", "b"), List.of("c", "b", "x"), List.of("c", "b", "intro", "c"))) {
            assertThatThrownBy(() -> course.orderModules(new ModuleOrder(wrong, null), NOW))
                    .isInstanceOf(Invalid.class);
        }
    }

    @Test
    void aModuleThatIsNotThereIsNotFound() {
        var course = draft();

        assertThatThrownBy(() -> course.changeModule("nothing", module("x", "x"), IMANI, NOW))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> course.removeModule("nothing", null, NOW)).isInstanceOf(NotFound.class);
    }

    @Test
    void aCourseStaysSmallEnoughToBeStored() {
        var course = draft();
        var long200 = "x".repeat(200_000);
        for (var i = 0; i < 9; i++) {
            course.addModule(module("m" + i, long200), IMANI, NOW);
        }

        assertThatThrownBy(() -> course.addModule(module("too-much", long200), IMANI, NOW))
                .isInstanceOf(Invalid.class);
        var many = new ArrayList<CourseModule>();
        for (var i = 0; i <= Course.MAX_MODULES; i++) {
            many.add(CourseModule.of("m" + i, module("m" + i, "x")));
        }
        assertThatThrownBy(() -> course.replaceDraft(content().withModules(many), IMANI, NOW))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void thePreviewShowsWhatTheNextRevisionWouldShow() {
        var course = published();
        course.addModule(module("second", "**Two**"), IMANI, NOW);

        var preview = course.preview();

        assertThat(preview).hasSize(2);
        assertThat(preview.get(1).html()).isEqualTo("<p><strong>Two</strong></p>\n");
        assertThat(preview.get(1).previous()).isEqualTo("intro");
        assertThat(preview.get(1).next()).isNull();
        assertThat(preview.get(0).next()).isEqualTo("second");
        assertThat(preview.get(0).revision()).isEqualTo(2);
    }

    @Test
    void whatIsSaidOfACourseIsChangedAndItsModulesStay() {
        var course = draft();
        var command = new DraftCommand(
                null, "Another title", "Summary", null, null, new BigDecimal("3"), "es", null, course.version());

        course.change(command, List.of(new Instructor("otto", "Otto")), IMANI, NOW.plusSeconds(60));

        assertThat(course.view().title()).isEqualTo("Another title");
        assertThat(course.view().language()).isEqualTo("es");
        assertThat(course.view().instructors()).containsExactly(new Instructor("otto", "Otto").view());
        assertThat(course.view().modules()).extracting(DraftModuleView::id).containsExactly("intro");
        assertThat(course.view().updatedAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void aModuleIsChangedOrRemovedAndTheOthersStay() {
        var course = draft();
        course.addModule(module("b", "Two"), IMANI, NOW);
        course.addModule(module("c", "Three"), IMANI, NOW);

        course.changeModule("b", module("ignored", "Changed"), IMANI, NOW.plusSeconds(60));
        course.removeModule("intro", null, NOW.plusSeconds(60));

        assertThat(course.view().modules()).extracting(DraftModuleView::id).containsExactly("b", "c");
        assertThat(course.view().modules()).extracting(DraftModuleView::text).containsExactly("Changed", "Three");
        assertThat(course.view().updatedAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void aDraftFromFilesIsTakenOnlyWhenItIsAnother() {
        var course = draft();

        assertThat(course.replaceDraft(course.draft(), IMANI, NOW.plusSeconds(60)))
                .isFalse();
        assertThat(course.view().updatedAt()).isEqualTo(NOW);
        assertThat(course.replaceDraft(content(), IMANI, NOW.plusSeconds(60))).isTrue();

        assertThat(course.draft()).isEqualTo(content());
        assertThat(course.view().updatedAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void whoTeachesACourseEditsItAndSoDoAdmins() {
        var course = draft();

        assertThat(course.mayBeEditedBy(IMANI)).isTrue();
        assertThat(course.mayBeEditedBy(caller("ada", Role.ADMIN))).isTrue();
        assertThat(course.mayBeEditedBy(caller("otto", Role.INSTRUCTOR))).isFalse();
    }

    @Test
    void aChangeMadeOnTheNewestVersionIsTaken() {
        var course = draft();

        course.addModule(new ModuleCommand("b", "T", null, 1, null, "x", course.version()), IMANI, NOW);

        assertThat(course.view().modules()).hasSize(2);
    }

    @Test
    void beforeItIsPublishedACourseIsAllChange() {
        var course = draft();

        assertThat(course.view().publishedRevision()).isNull();
        assertThat(course.view().changed()).isTrue();
        assertThat(course.view().archived()).isFalse();
        assertThat(course.view().instructors())
                .containsExactly(Instructor.of(IMANI).view());
        assertThat(course.preview()).extracting(LessonView::revision).containsExactly(1);
        assertThat(course.archive(NOW)).isTrue();
        assertThat(course.view().archived()).isTrue();
    }

    @Test
    void aCourseMayBeAsLargeAsItsLimits() {
        var many = IntStream.range(0, Course.MAX_MODULES)
                .mapToObj(i -> CourseModule.of("m" + i, module("m" + i, "x")))
                .toList();
        var course = draft();
        assertThat(course.replaceDraft(content().withModules(many), IMANI, NOW)).isTrue();

        var room = Course.MAX_CHARACTERS - content().description().length();
        assertThat(course.replaceDraft(content().withModules(List.of(text(room))), IMANI, NOW))
                .isTrue();
        assertThatThrownBy(() -> course.replaceDraft(content().withModules(List.of(text(room + 1))), IMANI, NOW))
                .isInstanceOf(Invalid.class);

        var outline = Course.MAX_OUTLINE - content().title().length();
        assertThat(course.replaceDraft(content().withModules(List.of(titled(outline))), IMANI, NOW))
                .isTrue();
        assertThatThrownBy(() -> course.replaceDraft(content().withModules(List.of(titled(outline + 1))), IMANI, NOW))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void aCourseIsNotBegunWithWhatItCouldNotBecome() {
        var twice = content().withModules(List.of(text(1), text(2)));

        assertThatThrownBy(() -> Course.begin("c", "slug", twice, NOW)).isInstanceOf(Invalid.class);
    }

    @Test
    void aLongTitleThatIsThereAlreadyStillGivesAnAddressThatFits() {
        var course = draft();
        var title = "x".repeat(80);

        course.addModule(new ModuleCommand(null, title, null, 1, null, "x", null), IMANI, NOW);
        course.addModule(new ModuleCommand(null, title, null, 1, null, "x", null), IMANI, NOW);

        assertThat(course.view().modules())
                .extracting(DraftModuleView::id)
                .containsExactly("intro", title, "x".repeat(75) + "-2");
    }

    private static CourseModule text(int length) {
        return new CourseModule("m", "", null, List.of(), 1, "x".repeat(length));
    }

    private static CourseModule titled(int length) {
        return new CourseModule("m", "x".repeat(length), null, List.of(), 1, "x");
    }

    private static Caller caller(String id, Role role) {
        return new Caller(id, id, id + "@example.org", Set.of(role));
    }

    private static Course draft() {
        var course = Course.begin("c", "slug", content(), NOW);
        course.addModule(module("intro", "Secret lesson"), IMANI, NOW);
        return course;
    }

    private static Course published() {
        var course = draft();
        course.publish(new PublishCommand("First"), IMANI, NOW);
        return course;
    }

    private static Draft content() {
        return Draft.of(command(null), List.of(Instructor.of(IMANI)), List.of());
    }

    private static Draft draftOf(
            String title, String summary, String description, List<String> objectives, String hours, String language) {
        return new Draft(
                title,
                summary,
                description,
                objectives,
                new BigDecimal(hours),
                language,
                List.of(Instructor.of(IMANI)),
                List.of());
    }

    private static DraftCommand command(String slug) {
        return new DraftCommand(
                slug, "A title", "A summary", "A **bold** start", List.of(), new BigDecimal("2.5"), null, null, null);
    }

    private static ModuleCommand module(String id, String text) {
        return new ModuleCommand(id, "Title", null, 30, List.of("Learn"), text, null);
    }

    private static void assertRefused(ProblemType type, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        CampusException.class, e -> assertThat(e.type()).isEqualTo(type));
    }
}
