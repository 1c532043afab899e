package org.urbanriver.campus.gateway.page.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.courses.CourseSummary;
import org.urbanriver.campus.contracts.courses.TechniqueView;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The courses found, which change without the page around them while one searches.
 *
 * @param all the whole catalog, as far as one page of it goes
 * @param upcoming the dates of all courses
 * @param technique slug of the chosen technique, or empty
 * @param q what is searched for, or empty
 */
public record Catalog(
        Frame frame,
        Asked<List<TechniqueView>> techniques,
        Asked<Page<CourseSummary>> courses,
        Asked<Page<CourseSummary>> all,
        Asked<List<OfferingView>> upcoming,
        String technique,
        String q)
        implements Screen {

    public String techniqueName(String slug) {
        return technique(slug).map(TechniqueView::name).orElse(slug);
    }

    /** The technique that is chosen, if there is such a one. */
    public Optional<TechniqueView> chosen() {
        return technique(technique);
    }

    /** How many courses teach a technique; not known of a catalog too large to be seen at once. */
    public Optional<Long> courses(TechniqueView technique) {
        return all.value()
                .filter(page -> !page.hasNext())
                .map(page -> page.items().stream()
                        .filter(course -> course.techniques().contains(technique.slug()))
                        .count());
    }

    /** The date of a course that comes first. */
    public Optional<OfferingView> next(CourseSummary course) {
        return upcoming.or(List.of()).stream()
                .filter(offering -> offering.courseId().equals(course.id()))
                .filter(offering -> !offering.dates().isEmpty())
                .findFirst();
    }

    public boolean isHomeStudy(CourseSummary course) {
        return upcoming.or(List.of()).stream()
                .anyMatch(offering -> offering.courseId().equals(course.id())
                        && offering.dates().isEmpty());
    }

    /** The address of a page of the same search, but for its number. */
    public String address() {
        return address(technique) + "&page=";
    }

    /** The address of the same search in another technique. */
    public String address(String otherTechnique) {
        return "/?technique=" + encoded(otherTechnique) + "&q=" + encoded(q);
    }

    private Optional<TechniqueView> technique(String slug) {
        return techniques.or(List.of()).stream()
                .filter(each -> each.slug().equals(slug))
                .findFirst();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
