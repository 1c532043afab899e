package org.urbanriver.campus.course.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.courses.CourseDifference.Kind;
import org.urbanriver.campus.contracts.courses.CourseDifference.ModuleDifference;
import org.urbanriver.campus.contracts.courses.CourseDifference.Part;
import org.urbanriver.campus.contracts.courses.CourseDifference.PartDifference;
import org.urbanriver.campus.course.course.CourseModule;
import org.urbanriver.campus.course.course.Draft;
import org.urbanriver.campus.course.course.Instructor;

class DifferencesTests {

    @Test
    void everythingIsNewWhereNothingWasBefore() {
        var draft = draft("Title", "a", "b");

        assertThat(Differences.ofModules(null, draft))
                .extracting(ModuleDifference::kind)
                .containsOnly(Kind.ADDED);
        assertThat(Differences.ofDetails(null, draft))
                .extracting(PartDifference::part)
                .contains(Part.TITLE);
    }

    @Test
    void aRemovedModuleStandsBehindThoseThatAreThere() {
        assertThat(Differences.ofModules(draft("Title", "a", "b"), draft("Title", "b", "c")))
                .extracting(ModuleDifference::moduleId, ModuleDifference::kind)
                .containsExactly(tuple("b", Kind.SAME), tuple("c", Kind.ADDED), tuple("a", Kind.REMOVED));
    }

    @Test
    void onlyTheModuleThatPassedOthersIsMoved() {
        var moved = Differences.ofModules(draft("Title", "a", "b", "c"), draft("Title", "c", "a", "b"));

        assertThat(moved)
                .filteredOn(ModuleDifference::moved)
                .extracting(ModuleDifference::moduleId)
                .containsExactly("c");
        assertThat(moved).extracting(ModuleDifference::kind).containsOnly(Kind.SAME);
    }

    @Test
    void theDetailsThatDifferAreNamed() {
        assertThat(Differences.ofDetails(draft("Title"), draft("Another title")))
                .extracting(PartDifference::part)
                .containsExactly(Part.TITLE);
        assertThat(Differences.ofDetails(draft("Title"), draft("Title"))).isEmpty();
    }

    private static Draft draft(String title, String... modules) {
        return new Draft(
                title,
                "Summary",
                "",
                List.of(),
                BigDecimal.ONE,
                "en",
                List.of(new Instructor("imani", "Imani Brooks")),
                Stream.of(modules)
                        .map(name -> new CourseModule(name, name, null, List.of(), 30, "Text of " + name))
                        .toList());
    }
}
