package org.urbanriver.campus.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.standalone.SingleCampus;

/** No page is forgotten: what the gateway answers with HTML is in the list. */
class EveryPageIsListedTests {

    private static final String MAPPING = "org.springframework.web.bind.annotation.GetMapping";

    @Test
    void everyPageOfTheGatewayIsInTheList() {
        var listed = CampusPages.ALL.stream().map(CampusPage::route).collect(Collectors.toSet());

        var mapped = mapped();

        assertThat(mapped).contains("/", "/courses/{slug}");
        mapped.removeAll(listed);
        mapped.removeAll(CampusPages.PARTS);
        assertThat(mapped).as("pages that CampusPages does not list").isEmpty();
    }

    @Test
    void namesAreUnique() {
        assertThat(CampusPages.ALL).extracting(CampusPage::name).doesNotHaveDuplicates();
    }

    private static Set<String> mapped() {
        var classes = SingleCampus.checkout().resolve("gateway/target/classes/org");
        return new ClassFileImporter()
                .importPath(classes).stream()
                        .flatMap(each -> each.getMethods().stream())
                        .flatMap(EveryPageIsListedTests::pages)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> pages(JavaMethod method) {
        return method.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().getName().equals(MAPPING))
                .filter(annotation -> values(annotation, "produces").anyMatch("text/html"::equals))
                .flatMap(annotation -> Stream.concat(values(annotation, "path"), values(annotation, "value")));
    }

    private static Stream<String> values(JavaAnnotation<?> annotation, String name) {
        return annotation.get(name).stream()
                .flatMap(values -> Stream.of((Object[]) values))
                .map(Object::toString);
    }
}
