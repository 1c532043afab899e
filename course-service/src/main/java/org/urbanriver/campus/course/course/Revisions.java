package org.urbanriver.campus.course.course;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.courses.LessonView;
import org.urbanriver.campus.platform.problems.NotFound;

/** Keeps the content of revisions, and the lessons rendered from them while they are read often. */
@Component
public class Revisions {

    private static final int REMEMBERED = 500;

    /** Characters of a lesson; longer ones are rare, and a few hundred of them would fill the memory. */
    private static final int LONGEST_REMEMBERED = 50_000;

    private final MongoTemplate mongo;
    private final Map<String, LessonView> rendered = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LessonView> eldest) {
            return size() > REMEMBERED;
        }
    });

    Revisions(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Stores what the course is about to publish; the course is saved afterwards, and only then anyone sees it. */
    public void keepDraftOf(Course course) {
        var draft = course.draft();
        mongo.save(new Revision(Revision.id(course.id(), draft.fingerprint()), course.id(), draft));
    }

    /** What a published revision holds; 404 for a number that was never published. */
    public Draft content(Course course, int number) {
        var fingerprint = course.fingerprint(number).orElseThrow(() -> new NotFound("revision"));
        return required(course.id(), number, fingerprint).content();
    }

    /** What every published revision of the course holds. */
    public Stream<Draft> contents(String courseId) {
        return mongo.stream(query(where("courseId").is(courseId)), Revision.class)
                .map(Revision::content);
    }

    private Revision required(String courseId, int number, String fingerprint) {
        var revision = mongo.findById(Revision.id(courseId, fingerprint), Revision.class);
        if (revision == null) {
            throw new IllegalStateException("Revision " + number + " of " + courseId + " is missing");
        }
        return revision;
    }

    /** One lesson of a published revision. */
    public LessonView lesson(Listing course, Publication publication, String moduleId) {
        var key = course.id() + ":" + publication.number() + ":" + moduleId;
        var known = rendered.get(key);
        if (known != null) {
            return known;
        }
        var revision = required(course.id(), publication.number(), publication.fingerprint());
        var lesson = revision.content()
                .lesson(course.slug(), publication.number(), moduleId)
                .orElseThrow(() -> new NotFound("module"));
        if (lesson.html().length() <= LONGEST_REMEMBERED) {
            rendered.put(key, lesson);
        }
        return lesson;
    }
}
