package org.urbanriver.campus.course.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.courses.DraftCommand;
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.contracts.courses.LessonView;
import org.urbanriver.campus.contracts.courses.MediaView;
import org.urbanriver.campus.contracts.courses.ModuleCommand;
import org.urbanriver.campus.contracts.courses.ModuleOrder;
import org.urbanriver.campus.contracts.courses.PublishCommand;
import org.urbanriver.campus.contracts.courses.RevisionView;
import org.urbanriver.campus.contracts.events.CourseEvent.CourseArchived;
import org.urbanriver.campus.contracts.events.CourseEvent.CoursePublished;
import org.urbanriver.campus.contracts.events.MediaEvent;
import org.urbanriver.campus.contracts.events.MediaEvent.MediaDeleted;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.course.text.Text;
import org.urbanriver.campus.platform.events.Aggregate;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.Caller;

/** A course: the draft that its instructors edit, and what of it is published. */
@Document("courses")
public class Course extends Aggregate {

    public static final int MAX_MODULES = 200;

    /** Characters of all texts together; keeps the document well below the 16 MB that a store takes. */
    static final int MAX_CHARACTERS = 2_000_000;

    /** Characters of all titles and objectives together; keeps the event of a publication within what a broker takes. */
    static final int MAX_OUTLINE = 200_000;

    /** What stands behind {@code /modules/} in an address without being a module. */
    public static final String RESERVED = "order";

    @Indexed(unique = true)
    private String slug;

    private Draft draft;
    private String fingerprint;

    /** The newest published revision without its texts, for the catalog; none before the first. */
    private @Nullable Draft listing;

    private List<Publication> publications = new ArrayList<>();
    private boolean archived;

    /** Who last changed the details, and each module by its id. */
    private @Nullable Edit edit;

    private Map<String, Edit> moduleEdits = Map.of();

    @Indexed
    private Instant updatedAt;

    @PersistenceCreator
    Course(String id, String slug, Draft draft, String fingerprint, Instant updatedAt) {
        super(id);
        this.slug = slug;
        this.draft = draft;
        this.fingerprint = fingerprint;
        this.updatedAt = updatedAt;
    }

    public static Course begin(String id, String slug, Draft draft, Instant now) {
        var course = new Course(id, slug, draft, "", now);
        course.become(draft, null, now);
        return course;
    }

    public void change(DraftCommand command, List<Instructor> instructors, Caller by, Instant now) {
        requireEditable(command.version());
        var changed = Draft.of(command, instructors, draft.modules());
        requireDetails(command, changed);
        if (command.slug() != null && !command.slug().equals(slug)) {
            if (isPublished()) {
                throw new RuleViolated(
                        ProblemType.SLUG_FIXED,
                        "The course was published as " + slug + "; links lead there, so its address stays.");
            }
            slug = command.slug();
        }
        become(changed, by, now);
    }

    public void addModule(ModuleCommand command, Caller by, Instant now) {
        requireEditable(command.version());
        var moduleId = Optional.ofNullable(command.id()).orElseGet(() -> freeModuleId(command.title()));
        var modules = new ArrayList<>(draft.modules());
        modules.add(CourseModule.of(moduleId, command));
        become(draft.withModules(modules), by, now);
    }

    public void changeModule(String moduleId, ModuleCommand command, Caller by, Instant now) {
        requireEditable(command.version());
        var present = requiredModule(moduleId);
        var changed = CourseModule.of(moduleId, command);
        if (!changed.equals(present)) {
            requireEdition(present, command.basedOn(), changed);
        }
        become(
                draft.withModules(draft.modules().stream()
                        .map(module -> module.moduleId().equals(moduleId) ? changed : module)
                        .toList()),
                by,
                now);
    }

    public void removeModule(String moduleId, @Nullable String basedOn, Instant now) {
        requireEditable(null);
        requireEdition(requiredModule(moduleId), basedOn, null);
        become(
                draft.withModules(draft.modules().stream()
                        .filter(module -> !module.moduleId().equals(moduleId))
                        .toList()),
                null,
                now);
    }

    public void orderModules(ModuleOrder order, Instant now) {
        requireEditable(order.version());
        var wanted = order.moduleIds();
        var known = draft.modules().stream().map(CourseModule::moduleId).toList();
        if (wanted.size() != known.size() || !new HashSet<>(wanted).equals(new HashSet<>(known))) {
            throw new Invalid("/moduleIds", "must name every module of the course once: " + String.join(", ", known));
        }
        become(draft.withModules(wanted.stream().map(this::requiredModule).toList()), null, now);
    }

    /** Takes over a draft that was made elsewhere, such as in files; tells whether anything is different now. */
    public boolean replaceDraft(Draft other, Caller by, Instant now) {
        requireEditable(null);
        if (other.fingerprint().equals(fingerprint)) {
            return false;
        }
        become(other, by, now);
        return true;
    }

    public void publish(PublishCommand command, Caller caller, Instant now) {
        requireEditable(command.version());
        if (draft.modules().stream().noneMatch(CourseModule::hasText)) {
            throw new RuleViolated(
                    ProblemType.NOTHING_TO_PUBLISH, "A course needs at least one module with a text to be published.");
        }
        if (!isChanged()) {
            throw new RuleViolated(
                    ProblemType.NOTHING_TO_PUBLISH,
                    "The draft is the same as revision " + newest().number() + "; change something first.");
        }
        var number = newestNumber() + 1;
        publications = new ArrayList<>(publications);
        publications.add(new Publication(
                number,
                Text.line(command.note()),
                now,
                caller.id(),
                caller.name(),
                fingerprint,
                draft.modules().size()));
        listing = draft.outline();
        updatedAt = now;
        publish(new CoursePublished(listing().view(), newest().note()), now);
    }

    /** Takes the course out of the catalog; those enrolled keep reading. Once is enough, again changes nothing. */
    public boolean archive(Instant now) {
        if (archived) {
            return false;
        }
        archived = true;
        updatedAt = now;
        if (isPublished()) {
            publish(new CourseArchived(listing().view()), now);
        }
        return true;
    }

    /** Tells that a file is deleted, which is seen in no draft or revision. */
    public void mediaDeleted(MediaView media, Instant now) {
        publish(new MediaDeleted(new MediaEvent.Owner(id(), draft.title()), media), now);
    }

    public boolean mayBeEditedBy(Caller caller) {
        return caller.isAdmin() || draft.isTaughtBy(caller.id());
    }

    public String slug() {
        return slug;
    }

    public Draft draft() {
        return draft;
    }

    /** The draft's modules as a reader would see them, as if they were the next revision. */
    public List<LessonView> preview() {
        return draft.lessons(slug, newestNumber() + 1);
    }

    /** What a published revision holds is found by its fingerprint; none for a number that was never published. */
    public Optional<String> fingerprint(int revision) {
        return publications.stream()
                .filter(publication -> publication.number() == revision)
                .map(Publication::fingerprint)
                .findFirst();
    }

    /** Number of the newest revision, 0 before the first. */
    public int newestNumber() {
        return publications.isEmpty() ? 0 : newest().number();
    }

    public RevisionView newestRevision() {
        return newest().view();
    }

    /** Newest first. */
    public List<RevisionView> revisions() {
        return publications.reversed().stream().map(Publication::view).toList();
    }

    public DraftView view() {
        return new DraftView(
                id(),
                slug,
                draft.title(),
                draft.summary(),
                draft.description(),
                draft.objectives(),
                draft.ceHours(),
                draft.language(),
                draft.instructors().stream().map(Instructor::view).toList(),
                draft.modules().stream()
                        .map(module -> module.view(moduleEdits.get(module.moduleId())))
                        .toList(),
                Edit.edition(draft.edition(), edit),
                version(),
                isPublished() ? newest().number() : null,
                isChanged(),
                archived,
                updatedAt);
    }

    private Listing listing() {
        return new Listing(
                id(),
                slug,
                Objects.requireNonNull(listing, "only a published course is listed"),
                publications,
                archived,
                updatedAt);
    }

    private boolean isPublished() {
        return !publications.isEmpty();
    }

    private boolean isChanged() {
        return publications.isEmpty() || !newest().fingerprint().equals(fingerprint);
    }

    private Publication newest() {
        return publications.getLast();
    }

    private void become(Draft next, @Nullable Caller by, Instant now) {
        var modules = next.modules();
        if (modules.size() > MAX_MODULES) {
            throw new Invalid("/modules", "must be at most " + MAX_MODULES + " in a course");
        }
        if (next.characters() > MAX_CHARACTERS) {
            throw new Invalid("/text", "makes the course too long; all texts together take 2,000,000 characters");
        }
        if (next.outlineCharacters() > MAX_OUTLINE) {
            throw new Invalid(
                    "/objectives",
                    "makes the course too long; all titles and objectives together take 200,000 characters");
        }
        var names = new HashSet<String>();
        for (var module : modules) {
            if (module.moduleId().equals(RESERVED)) {
                throw new Invalid("/id", "must not be \"" + RESERVED + "\"");
            }
            if (!names.add(module.moduleId())) {
                throw new Invalid("/id", "must be new; the course has a module " + module.moduleId() + " already");
            }
        }
        note(next, by, now);
        draft = next;
        var print = next.fingerprint();
        if (!print.equals(fingerprint)) {
            fingerprint = print;
            updatedAt = now;
        }
    }

    private void note(Draft next, @Nullable Caller by, Instant now) {
        var edits = new HashMap<String, Edit>();
        for (var module : next.modules()) {
            var name = module.moduleId();
            var present = draft.module(name);
            if (by != null && !present.equals(Optional.of(module))) {
                edits.put(name, Edit.by(by, now));
            } else if (moduleEdits.containsKey(name)) {
                edits.put(name, moduleEdits.get(name));
            }
        }
        moduleEdits = edits;
        if (by != null && !next.edition().equals(draft.edition())) {
            edit = Edit.by(by, now);
        }
    }

    /** A part that somebody else changed meanwhile is not written over, unless with what it says already. */
    private void requireDetails(DraftCommand command, Draft changed) {
        var basedOn = command.basedOn();
        if (basedOn != null
                && !basedOn.equals(draft.edition())
                && !changed.edition().equals(draft.edition())) {
            throw changedMeanwhile(edit, Map.of("theirs", view()));
        }
    }

    private void requireEdition(CourseModule present, @Nullable String basedOn, @Nullable CourseModule yours) {
        if (basedOn == null || basedOn.equals(present.edition())) {
            return;
        }
        var theirEdit = moduleEdits.get(present.moduleId());
        var theirs = present.view(theirEdit);
        throw changedMeanwhile(
                theirEdit,
                yours == null ? Map.of("theirs", theirs) : Map.of("yours", yours.view(null), "theirs", theirs));
    }

    private static RuleViolated changedMeanwhile(@Nullable Edit edit, Map<String, Object> both) {
        return new RuleViolated(
                ProblemType.CONCURRENT_CHANGE,
                (edit == null ? "Someone else" : edit.name())
                        + " changed this meanwhile. Nothing was saved; look at both and choose.",
                both);
    }

    private String freeModuleId(String title) {
        var wish = Text.slug(title, "module");
        var moduleId = wish;
        for (var count = 2; moduleId.equals(RESERVED) || draft.module(moduleId).isPresent(); count++) {
            moduleId = wish.substring(0, Math.min(wish.length(), 75)) + "-" + count;
        }
        return moduleId;
    }

    private CourseModule requiredModule(String moduleId) {
        return draft.module(moduleId).orElseThrow(() -> new NotFound("module"));
    }

    public void requireNotArchived() {
        if (archived) {
            throw new RuleViolated(ProblemType.ARCHIVED, "The course is archived; it can be read, but not changed.");
        }
    }

    private void requireEditable(@Nullable Long expected) {
        requireNotArchived();
        if (expected != null && expected != version()) {
            throw new RuleViolated(
                    ProblemType.CONCURRENT_CHANGE,
                    "Someone else saved this course meanwhile. Load it again and repeat your change.");
        }
    }
}
