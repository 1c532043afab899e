package org.urbanriver.campus.course.course;

import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.courses.CourseSummary;
import org.urbanriver.campus.contracts.courses.CourseView;
import org.urbanriver.campus.course.text.Markdown;

/** What is published of a course: a reader's part of its document, without the draft. */
@Document("courses")
public record Listing(
        @Id String id,
        String slug,
        Draft listing,
        List<Publication> publications,
        boolean archived,
        Instant updatedAt) {

    public Publication newest() {
        return publications.getLast();
    }

    /** The revision of that number; the newest when there is none. */
    public Publication revision(int number) {
        return publications.stream()
                .filter(publication -> publication.number() == number)
                .findFirst()
                .orElseGet(this::newest);
    }

    public List<String> techniques() {
        return listing.modules().stream()
                .map(CourseModule::technique)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList();
    }

    public CourseSummary summary() {
        return new CourseSummary(
                id,
                slug,
                listing.title(),
                listing.summary(),
                listing.language(),
                techniques(),
                listing.ceHours(),
                listing.modules().size(),
                listing.modules().stream().mapToInt(CourseModule::minutes).sum(),
                newest().number());
    }

    public CourseView view() {
        return new CourseView(
                id,
                slug,
                listing.title(),
                listing.summary(),
                Markdown.html(listing.description()),
                listing.objectives(),
                listing.ceHours(),
                listing.language(),
                listing.instructors().stream().map(Instructor::view).toList(),
                listing.modules().stream().map(CourseModule::outline).toList(),
                newest().number(),
                newest().publishedAt(),
                archived);
    }
}
