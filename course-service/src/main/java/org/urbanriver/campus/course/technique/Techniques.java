package org.urbanriver.campus.course.technique;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
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

    private static final List<Technique> FIRST = List.of(
            new Technique(
                    "trigger-point-therapy",
                    "Trigger point therapy",
                    "Find the taut, tender spots in neck, shoulders and upper back that send pain elsewhere, and ease them with"
                            + " specific, agreed pressure."),
            new Technique(
                    "myofascial-release",
                    "Myofascial release",
                    "Gentle, sustained pressure on the connective tissue around head and neck that gives it time to yield and"
                            + " lets the area move again."),
            new Technique(
                    "craniosacral-therapy",
                    "Craniosacral therapy",
                    "Very light touch along the joints of the skull and at the sacrum, meant to calm the body and ease tension."),
            new Technique(
                    "lymphatic-drainage",
                    "Lymphatic drainage",
                    "Light, rhythmic strokes that follow the paths of the lymph, to support its flow and reduce swelling."),
            new Technique(
                    "neuromuscular-therapy",
                    "Neuromuscular therapy",
                    "Assessment and varied pressure on soft tissue, to address imbalance between muscles and irritation of the"
                            + " nerves that run through them."),
            new Technique(
                    "acupressure",
                    "Acupressure",
                    "Steady finger pressure on defined points of head, neck, shoulders and hands, as in acupuncture but without"
                            + " needles."));

    private final MongoTemplate mongo;

    Techniques(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Gives a new campus its first techniques; one that an admin described anew stays as it is. */
    @Override
    public void run(ApplicationArguments arguments) {
        FIRST.stream().filter(first -> !exists(first.slug())).forEach(first -> {
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
            return mongo.insert(Technique.of(command)).view();
        } catch (DuplicateKeyException e) {
            throw new RuleViolated(
                    ProblemType.TECHNIQUE_EXISTS,
                    "There is a technique " + command.slug() + " already; change that one.");
        }
    }

    public TechniqueView change(String slug, TechniqueCommand command) {
        if (!exists(slug)) {
            throw new NotFound("technique");
        }
        if (!command.slug().equals(slug)) {
            throw new Invalid("/slug", "must be " + slug + ", as the slug of a technique never changes");
        }
        return mongo.save(Technique.of(command)).view();
    }
}
