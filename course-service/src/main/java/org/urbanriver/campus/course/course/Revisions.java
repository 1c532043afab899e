package org.urbanriver.campus.course.course;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** One lesson of a published revision. */
    public LessonView lesson(Listing course, Publication publication, String moduleId) {
        var key = course.id() + ":" + publication.number() + ":" + moduleId;
        var known = rendered.get(key);
        if (known != null) {
            return known;
        }
        var revision = mongo.findById(Revision.id(course.id(), publication.fingerprint()), Revision.class);
        if (revision == null) {
            throw new IllegalStateException("Revision " + publication.number() + " of " + course.id() + " is missing");
        }
        var lesson = revision.content()
                .lesson(course.slug(), publication.number(), moduleId)
                .orElseThrow(() -> new NotFound("module"));
        if (lesson.html().length() <= LONGEST_REMEMBERED) {
            rendered.put(key, lesson);
        }
        return lesson;
    }
}
