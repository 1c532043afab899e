package org.urbanriver.campus.course.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.courses.CatalogApi;
import org.urbanriver.campus.contracts.courses.CourseSummary;
import org.urbanriver.campus.contracts.courses.CourseView;
import org.urbanriver.campus.contracts.courses.LessonView;
import org.urbanriver.campus.contracts.courses.TechniqueCommand;
import org.urbanriver.campus.contracts.courses.TechniqueView;
import org.urbanriver.campus.course.lesson.Lessons;
import org.urbanriver.campus.course.technique.Techniques;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.security.CurrentCaller;

@RestController
class CatalogController implements CatalogApi {

    private final Catalog catalog;
    private final Techniques techniques;
    private final Lessons lessons;
    private final CurrentCaller caller;

    CatalogController(Catalog catalog, Techniques techniques, Lessons lessons, CurrentCaller caller) {
        this.catalog = catalog;
        this.techniques = techniques;
        this.lessons = lessons;
        this.caller = caller;
    }

    @Override
    public List<TechniqueView> techniques() {
        return catalog.current().techniques();
    }

    @Override
    public TechniqueView addTechnique(TechniqueCommand command) {
        caller.get().require(Role.ADMIN);
        return techniques.add(command);
    }

    @Override
    public TechniqueView changeTechnique(String slug, TechniqueCommand command) {
        caller.get().require(Role.ADMIN);
        return techniques.change(slug, command);
    }

    @Override
    public Page<CourseSummary> courses(@Nullable String technique, @Nullable String q, int page, int size) {
        return catalog.current().find(technique, q, page, size);
    }

    @Override
    public CourseView course(String slug) {
        return catalog.current().course(slug).orElseThrow(() -> new NotFound("course"));
    }

    @Override
    public LessonView lesson(String slug, String moduleId) {
        var reader = caller.get();
        var course = catalog.bySlug(slug).orElseThrow(() -> new NotFound("course"));
        return lessons.read(course, moduleId, reader);
    }
}
