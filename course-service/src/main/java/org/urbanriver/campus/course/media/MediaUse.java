package org.urbanriver.campus.course.media;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.courses.UsedMedia;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.course.course.Course;
import org.urbanriver.campus.course.course.CourseModule;
import org.urbanriver.campus.course.course.Courses;
import org.urbanriver.campus.course.course.Draft;
import org.urbanriver.campus.course.course.Revisions;
import org.urbanriver.campus.course.text.Markdown;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.problems.RuleViolated;

/** Knows which files of a course its texts show, so that those that nothing shows can be deleted. */
@Component
class MediaUse {

    private final MediaStore media;
    private final Revisions revisions;
    private final Courses courses;
    private final Clock clock;

    MediaUse(MediaStore media, Revisions revisions, Courses courses, Clock clock) {
        this.media = media;
        this.revisions = revisions;
        this.courses = courses;
        this.clock = clock;
    }

    List<UsedMedia> of(Course course) {
        var inDraft = shownBy(course.draft());
        var published = published(course);
        return media.of(course.id()).stream()
                .map(file -> new UsedMedia(
                        file.view(), file.uploadedAt(), inDraft.contains(file.id()), published.contains(file.id())))
                .toList();
    }

    /** Deletes a file that neither the draft nor any revision shows. */
    void delete(Course course, String mediaId) {
        course.requireNotArchived();
        var file = media.find(mediaId)
                .filter(found -> found.courseId().equals(course.id()))
                .orElseThrow(() -> new NotFound("file"));
        if (shownBy(course.draft()).contains(mediaId)) {
            throw new RuleViolated(
                    ProblemType.MEDIA_IN_USE, "The draft shows this file; take it out of the text first.");
        }
        if (published(course).contains(mediaId)) {
            throw new RuleViolated(
                    ProblemType.MEDIA_IN_USE, "A published revision shows this file; those who read it need it.");
        }
        // What is cut off here is told already, and deleted when it is asked for again.
        course.mediaDeleted(file.view(), clock.instant());
        courses.store(course);
        media.delete(file);
    }

    private Set<String> published(Course course) {
        var shown = new HashSet<String>();
        try (var contents = revisions.contents(course.id())) {
            contents.forEach(content -> shown.addAll(shownBy(content)));
        }
        return shown;
    }

    private static Set<String> shownBy(Draft content) {
        var shown = new HashSet<String>();
        Stream.concat(
                        Stream.of(content.description()),
                        content.modules().stream().map(CourseModule::text))
                .forEach(text -> {
                    var addresses = Markdown.MEDIA.matcher(text);
                    while (addresses.find()) {
                        shown.add(addresses.group(1));
                    }
                });
        return shown;
    }
}
