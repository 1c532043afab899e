package org.urbanriver.campus.course.technique;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.courses.TechniqueCommand;
import org.urbanriver.campus.contracts.courses.TechniqueView;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.problems.RuleViolated;

/** All techniques: those that the campus begins with, and those that admins add. */
@Component
public class Techniques implements ApplicationRunner {

    private record First(String slug, String name, String summary) {

        Technique technique() {
            return new Technique(slug, name, summary);
        }
    }

    private static final List<First> FIRST = List.of(
            new First(
                    "trigger-point-therapy",
                    "Trigger point therapy",
                    "Find the taut, tender spots in neck, shoulders and upper back that send pain elsewhere, and ease them with"
                            + " specific, agreed pressure."),
            new First(
                    "myofascial-release",
                    "Myofascial release",
                    "Gentle, sustained pressure on the connective tissue around head and neck that gives it time to yield and"
                            + " lets the area move again."),
            new First(
                    "craniosacral-therapy",
                    "Craniosacral therapy",
                    "Very light touch along the joints of the skull and at the sacrum, meant to calm the body and ease tension."),
            new First(
                    "lymphatic-drainage",
                    "Lymphatic drainage",
                    "Light, rhythmic strokes that follow the paths of the lymph, to support its flow and reduce swelling."),
            new First(
                    "neuromuscular-therapy",
                    "Neuromuscular therapy",
                    "Assessment and varied pressure on soft tissue, to address imbalance between muscles and irritation of the"
                            + " nerves that run through them."),
            new First(
                    "acupressure",
                    "Acupressure",
                    "Steady finger pressure on defined points of head, neck, shoulders and hands, as in acupuncture but without"
                            + " needles."));

    private final MongoTemplate mongo;
    private final Clock clock;

    Techniques(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Gives a new campus its first techniques; one that an admin described anew stays as it is. */
    @Override
    public void run(ApplicationArguments arguments) {
        // Earlier versions kept techniques without counting their changes.
        mongo.updateMulti(query(where("version").exists(false)), Update.update("version", 0L), Technique.class);
        FIRST.stream()
                .filter(first -> !exists(first.slug()))
                .map(First::technique)
                .forEach(first -> {
                    try {
                        mongo.insert(first);
                    } catch (DuplicateKeyException e) {
                        // another instance of this service, starting at the same time, was faster
                    }
                });
    }

    /** By name. */
    public List<TechniqueView> all() {
        return mongo.findAll(Technique.class).stream()
                .map(Technique::view)
                .sorted(Comparator.comparing(TechniqueView::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(TechniqueView::slug))
                .toList();
    }

    public boolean exists(@Nullable String slug) {
        return slug != null && mongo.findById(slug, Technique.class) != null;
    }

    public TechniqueView add(TechniqueCommand command) {
        try {
            return mongo.insert(Technique.add(command, clock.instant())).view();
        } catch (DuplicateKeyException e) {
            throw new RuleViolated(
                    ProblemType.TECHNIQUE_EXISTS,
                    "There is a technique " + command.slug() + " already; change that one.");
        }
    }

    public TechniqueView change(String slug, TechniqueCommand command) {
        var technique = mongo.findById(slug, Technique.class);
        if (technique == null) {
            throw new NotFound("technique");
        }
        if (!command.slug().equals(slug)) {
            throw new Invalid("/slug", "must be " + slug + ", as the slug of a technique never changes");
        }
        technique.change(command, clock.instant());
        return mongo.save(technique).view();
    }
}
