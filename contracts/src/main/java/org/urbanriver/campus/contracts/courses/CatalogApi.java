package org.urbanriver.campus.contracts.courses;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.urbanriver.campus.contracts.Page;

/** The catalog that anyone may read, its techniques, and the lessons for those who have a seat. */
@HttpExchange("/api")
public interface CatalogApi {

    @GetExchange("/techniques")
    List<TechniqueView> techniques();

    /** Admins only; 409 {@code technique-exists} when the slug is taken. */
    @PostExchange("/techniques")
    @ResponseStatus(HttpStatus.CREATED)
    TechniqueView addTechnique(@Valid @RequestBody TechniqueCommand command);

    /** Admins only; the slug in the body must be the one in the address. */
    @PutExchange("/techniques/{slug}")
    TechniqueView changeTechnique(@PathVariable String slug, @Valid @RequestBody TechniqueCommand command);

    /** Published courses, newest first; {@code q} matches words of title, summary and techniques. */
    @GetExchange("/courses")
    Page<CourseSummary> courses(
            @RequestParam(required = false) @Nullable String technique,
            @RequestParam(required = false) @Size(max = 100) @Nullable String q,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MAX_SIZE) int size);

    @GetExchange("/courses/{slug}")
    CourseView course(@PathVariable String slug);

    /** Students with a seat and the course's staff; others get 403 that says how to get in. */
    @GetExchange("/courses/{slug}/modules/{moduleId}")
    LessonView lesson(@PathVariable String slug, @PathVariable String moduleId);
}
