package org.urbanriver.campus.gateway.page.catalog;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.urbanriver.campus.contracts.courses.CourseView;
import org.urbanriver.campus.contracts.courses.TechniqueView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.platform.problems.NotFound;

/** Puts the page of a course together, which is shown when somebody looks and again when a seat was refused. */
@Component
class CoursePages {

    private final Shelf shelf;
    private final Dates dates;
    private final Frames frames;

    CoursePages(Shelf shelf, Dates dates, Frames frames) {
        this.shelf = shelf;
        this.dates = dates;
        this.frames = frames;
    }

    /** @param refusal why there is no seat for whoever asked, or empty */
    CoursePage of(String slug, String refusal, HttpServletRequest request) {
        var course = shelf.course(slug);
        var techniques = shelf.techniques();
        var offerings = dates.of(slug, request);
        var names = techniques.or(List.of()).stream()
                .collect(Collectors.toMap(TechniqueView::slug, TechniqueView::name, (first, second) -> first));
        return new CoursePage(frames.of(request), required(course), offerings, names, refusal);
    }

    static CourseView required(Asked<CourseView> course) {
        try {
            return course.required();
        } catch (HttpClientErrorException.NotFound e) {
            throw new NotFound("course");
        }
    }
}
