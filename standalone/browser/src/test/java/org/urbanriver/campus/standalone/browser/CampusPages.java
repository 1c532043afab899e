package org.urbanriver.campus.standalone.browser;

import static org.urbanriver.campus.standalone.browser.CampusPage.page;
import static org.urbanriver.campus.standalone.browser.CampusPage.problem;
import static org.urbanriver.campus.standalone.browser.Viewer.ADMIN;
import static org.urbanriver.campus.standalone.browser.Viewer.INSTRUCTOR;
import static org.urbanriver.campus.standalone.browser.Viewer.STUDENT;
import static org.urbanriver.campus.standalone.browser.Viewer.VISITOR;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every page of the campus: all of them are tested, and a new one is one line here. */
final class CampusPages {

    private static final List<CampusPage> FOR_EVERYBODY = List.of(
            page("home", VISITOR, "/"),
            page("home-technique", VISITOR, "/", of -> "/?technique=lymphatic-drainage"),
            page("home-nothing-found", VISITOR, "/", of -> "/?q=hydrotherapy"),
            page("home-signed-in", STUDENT, "/"),
            page("course", VISITOR, "/courses/{slug}", of -> "/courses/" + of.headaches()),
            page("course-full", STUDENT, "/courses/{slug}", of -> "/courses/" + of.jaw()),
            page("course-own", INSTRUCTOR, "/courses/{slug}", of -> "/courses/" + of.headaches()),
            page("help", VISITOR, "/help"),
            page("policies", VISITOR, "/policies"),
            page("problems", VISITOR, "/problems"),
            page("problem", VISITOR, "/problems/{slug}", of -> "/problems/full"),
            page("api", VISITOR, "/api/docs"),
            problem("not-found", VISITOR, "not-found", 404, of -> "/no-such-page"),
            problem(
                    "not-yours",
                    STUDENT,
                    "/offerings/{id}/roster",
                    403,
                    of -> "/offerings/" + of.fullClass() + "/roster"));

    private static final List<CampusPage> ACCOUNT = List.of(
            page("sign-in", VISITOR, "/sign-in"),
            page("register", VISITOR, "/register"),
            page("claim", VISITOR, "/claim"),
            page("forgot", VISITOR, "/forgot"),
            problem("reset-void", VISITOR, "/reset", 410, of -> "/reset"),
            problem("verify-void", VISITOR, "/verify", 410, of -> "/verify"),
            page("account", STUDENT, "/account"),
            page("account-name", STUDENT, "/account/name"),
            page("account-email", STUDENT, "/account/email"),
            page("account-password", STUDENT, "/account/password"),
            page("account-preferences", STUDENT, "/account/preferences"),
            page("account-devices", STUDENT, "/account/devices"),
            page("account-tokens", STUDENT, "/account/tokens"),
            page("account-data", STUDENT, "/account/data"),
            page("account-close", STUDENT, "/account/close"));

    private static final List<CampusPage> LEARNING = List.of(
            page(
                    "enroll",
                    STUDENT,
                    "/courses/{slug}/enroll",
                    of -> "/courses/" + of.headaches() + "/enroll?offering=" + of.openClass()),
            page("my-learning", STUDENT, "/my-learning"),
            page("enrollment", STUDENT, "/enrollments/{id}", of -> "/enrollments/" + of.learning()),
            page("enrollment-waiting", STUDENT, "/enrollments/{id}", of -> "/enrollments/" + of.waiting()),
            page("enrollment-completed", STUDENT, "/enrollments/{id}", of -> "/enrollments/" + of.completed()),
            page(
                    "withdraw",
                    STUDENT,
                    "/enrollments/{id}/withdraw",
                    of -> "/enrollments/" + of.learning() + "/withdraw"),
            page(
                    "transfer",
                    STUDENT,
                    "/enrollments/{id}/transfer",
                    of -> "/enrollments/" + of.learning() + "/transfer"),
            page("lesson", STUDENT, "/courses/{slug}/modules/{moduleId}", Semester::lesson),
            page("inbox", STUDENT, "/inbox"));

    private static final List<CampusPage> TEACHING = List.of(
            page("teach", INSTRUCTOR, "/teach"),
            page("teach-course-new", INSTRUCTOR, "/teach/courses/new"),
            page("teach-course", INSTRUCTOR, "/teach/courses/{id}", of -> of.taught("")),
            page("teach-course-details", INSTRUCTOR, "/teach/courses/{id}/details", of -> of.taught("/details")),
            page("teach-course-media", INSTRUCTOR, "/teach/courses/{id}/media", of -> of.taught("/media")),
            page("teach-course-publish", INSTRUCTOR, "/teach/courses/{id}/publish", of -> of.taught("/publish")),
            page("teach-course-archive", INSTRUCTOR, "/teach/courses/{id}/archive", of -> of.taught("/archive")),
            page("teach-revisions", INSTRUCTOR, "/teach/courses/{id}/revisions", of -> of.taught("/revisions")),
            page(
                    "teach-revision",
                    INSTRUCTOR,
                    "/teach/courses/{id}/revisions/{number}",
                    of -> of.taught("/revisions/2")),
            page("teach-module", INSTRUCTOR, "/teach/courses/{id}/modules/{moduleId}", of -> of.taughtModule("")),
            page(
                    "teach-module-remove",
                    INSTRUCTOR,
                    "/teach/courses/{id}/modules/{moduleId}/remove",
                    of -> of.taughtModule("/remove")),
            page("teach-offerings", INSTRUCTOR, "/teach/offerings", of -> "/teach/offerings?month=" + of.month()),
            page("teach-offerings-list", INSTRUCTOR, "/teach/offerings/list"),
            page("teach-offering-new", INSTRUCTOR, "/teach/offerings/new"),
            page("roster", INSTRUCTOR, "/teach/offerings/{id}", of -> of.scheduled("")),
            page(
                    "offering-roster",
                    INSTRUCTOR,
                    "/offerings/{id}/roster",
                    of -> "/offerings/" + of.openClass() + "/roster"),
            page("teach-offering-edit", INSTRUCTOR, "/teach/offerings/{id}/edit", of -> of.scheduled("/edit")),
            page("teach-offering-cancel", INSTRUCTOR, "/teach/offerings/{id}/cancel", of -> of.scheduled("/cancel")),
            page("teach-import", INSTRUCTOR, "/teach/offerings/{id}/import", of -> of.scheduled("/import")),
            page("teach-messages", INSTRUCTOR, "/teach/offerings/{id}/messages", of -> of.scheduled("/messages")),
            page("teach-seats", INSTRUCTOR, "/teach/offerings/{id}/seats", of -> of.scheduled("/seats")),
            page("teach-sheet", INSTRUCTOR, "/teach/offerings/{id}/sheet", of -> of.scheduled("/sheet")),
            page(
                    "teach-student-withdraw",
                    INSTRUCTOR,
                    "/teach/offerings/{id}/students/{enrollmentId}/withdraw",
                    of -> of.seated("/withdraw")),
            page(
                    "teach-student-move",
                    INSTRUCTOR,
                    "/teach/offerings/{id}/students/{enrollmentId}/move",
                    of -> of.seated("/move")),
            page(
                    "teach-student-complete",
                    INSTRUCTOR,
                    "/teach/offerings/{id}/students/{enrollmentId}/complete",
                    of -> of.seated("/complete")));

    private static final List<CampusPage> ADMINISTRATION = List.of(
            page("admin", ADMIN, "/admin"),
            page("admin-events", ADMIN, "/admin/events"),
            page("admin-enrollments", ADMIN, "/admin/enrollments", of -> "/admin/enrollments?q=noor"),
            page("admin-timeline", ADMIN, "/admin/enrollments/{id}", of -> "/admin/enrollments/" + of.learning()),
            page("admin-flow", ADMIN, "/admin/flow"),
            page("admin-dead-letters", ADMIN, "/admin/dead-letters"),
            page(
                    "admin-dead-letter",
                    ADMIN,
                    "/admin/dead-letters/{id}",
                    of -> "/admin/dead-letters/" + of.deadLetter()),
            page("admin-replay", ADMIN, "/admin/dead-letters/replay"),
            page("admin-audit", ADMIN, "/admin/audit"),
            page("admin-accounts", ADMIN, "/admin/accounts"),
            page(
                    "admin-account",
                    ADMIN,
                    "/admin/accounts/{id}",
                    of -> "/admin/accounts/" + of.student().id()),
            page("admin-invite", ADMIN, "/admin/accounts/invite"),
            page(
                    "admin-disable",
                    ADMIN,
                    "/admin/accounts/{id}/disable",
                    of -> "/admin/accounts/" + of.student().id() + "/disable"),
            page("admin-techniques", ADMIN, "/admin/techniques"),
            page("admin-technique-new", ADMIN, "/admin/techniques/new"),
            page("admin-technique", ADMIN, "/admin/techniques/{slug}", of -> "/admin/techniques/acupressure"),
            page("admin-exports", ADMIN, "/admin/exports"),
            page("admin-system", ADMIN, "/admin/system"));

    static final List<CampusPage> ALL = Stream.of(FOR_EVERYBODY, ACCOUNT, LEARNING, TEACHING, ADMINISTRATION)
            .flatMap(List::stream)
            .toList();

    /** Routes that answer a part of a page, which htmx puts in its place. */
    static final Set<String> PARTS = Set.of("/inbox/bell", "/courses/{slug}/seats", "/admin/events/live");

    static CampusPage named(String name) {
        return ALL.stream().filter(page -> page.name().equals(name)).findFirst().orElseThrow();
    }

    private CampusPages() {}
}
