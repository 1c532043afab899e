package org.urbanriver.campus.gateway.page.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.courses.CourseSummary;
import org.urbanriver.campus.contracts.courses.TechniqueView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The courses found, which change without the page around them while one searches.
 *
 * @param available whether the catalog can be read at the moment
 * @param technique slug of the chosen technique, or empty
 * @param q what is searched for, or empty
 */
public record Catalog(
        Frame frame,
        boolean available,
        List<TechniqueView> techniques,
        Page<CourseSummary> courses,
        String technique,
        String q)
        implements Screen {

    public String techniqueName(String slug) {
        return techniques.stream()
                .filter(each -> each.slug().equals(slug))
                .map(TechniqueView::name)
                .findFirst()
                .orElse(slug);
    }

    /** The address of a page of the same search, but for its number. */
    public String address() {
        return "/?technique=" + encoded(technique) + "&q=" + encoded(q) + "&page=";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
