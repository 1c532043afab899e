package org.urbanriver.campus.enrollment.enrollment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.AddressBatch.NamedAddress;
import org.urbanriver.campus.contracts.accounts.ResolvedAddress;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.ImportSummary;
import org.urbanriver.campus.contracts.enrollments.ImportedRow;
import org.urbanriver.campus.contracts.enrollments.ImportedRow.Flaw;
import org.urbanriver.campus.contracts.enrollments.ImportedRow.Outcome;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.enrollment.enrollment.RosterFile.Row;
import org.urbanriver.campus.enrollment.offering.OfferedCourse;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.enrollment.student.AddressBook;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.StoreOutage;
import org.urbanriver.campus.platform.problems.CampusException;
import org.urbanriver.campus.platform.security.Caller;

/**
 * Enrolls the people of a file one after the other, each as staff would by hand. A row that fails stops no other; only when
 * the store or the accounts are out of reach is there no sense in going on.
 */
@Component
class RosterImport {

    private static final Logger log = LoggerFactory.getLogger(RosterImport.class);

    private final Enrollments enrollments;
    private final Enrolling enrolling;
    private final OfferedCourses offeredCourses;
    private final AddressBook addressBook;

    RosterImport(Enrollments enrollments, Enrolling enrolling, OfferedCourses offeredCourses, AddressBook addressBook) {
        this.enrollments = enrollments;
        this.enrolling = enrolling;
        this.offeredCourses = offeredCourses;
        this.addressBook = addressBook;
    }

    /** @param report is told of each row as it is done */
    ImportSummary run(OfferedCourse offered, List<Row> rows, Caller by, Consumer<ImportedRow> report) {
        var tally = new ImportTally(rows.size());
        var people = rows.stream()
                .filter(row -> row.problem() == null)
                .map(row -> new NamedAddress(row.email(), row.name()))
                .toList();
        var lines = new HashMap<String, Long>();
        var asked = 0;
        try (var lookup = addressBook.lookUp(people, offered.offering().courseTitle())) {
            for (var row : rows) {
                Result result;
                try {
                    result = row.problem() == null
                            ? result(
                                    row,
                                    lookup.get(asked++),
                                    lines,
                                    offered.offering().id(),
                                    by)
                            : Result.invalid(row.problem().flaw(), row.problem().sentence());
                } catch (AddressBook.Away e) {
                    return tally.stopped(row.line(), "Accounts cannot be looked up right now.");
                } catch (RuntimeException e) {
                    if (StoreOutage.caused(e) || isPassing(e)) {
                        log.warn("An import ends at line {}: {}", row.line(), e.getMessage());
                        return tally.stopped(row.line(), "The campus cannot reach its data right now.");
                    }
                    result = Result.refused(e);
                }
                report.accept(tally.count(row, result));
            }
        }
        return tally.summary();
    }

    private static boolean isPassing(RuntimeException e) {
        return e instanceof TransientDataAccessException && !(e instanceof OptimisticLockingFailureException);
    }

    private Result result(Row row, ResolvedAddress resolved, Map<String, Long> lines, String offeringId, Caller by) {
        var account = resolved.account();
        if (account == null) {
            return Result.invalid(Flaw.NOT_USABLE, String.valueOf(resolved.problem()));
        }
        var before = lines.putIfAbsent(account.id(), row.line());
        if (before != null) {
            return Result.invalid(Flaw.REPEATED, "The address is that of line %d already.".formatted(before));
        }
        var refusal = refusal(account);
        if (refusal != null) {
            return refusal.of(resolved.made());
        }
        if (hasLeft(offeringId, account.id())) {
            return new Result(
                            Outcome.REFUSED,
                            ProblemType.LEFT_BEFORE.slug(),
                            "The student was enrolled before and has left. Enroll them again by their address if they are to come back.")
                    .of(resolved.made());
        }
        try {
            var enrolled = enrolling.enroll(
                    offeredCourses.required(offeringId), account.id(), account.name(), by.id(), !by.is(account.id()));
            return Result.of(enrolled).of(resolved.made());
        } catch (CampusException e) {
            return Result.refused(e).of(resolved.made());
        }
    }

    /** They left, or were moved to another date, after they were imported: a list that is repeated does not know that. */
    private boolean hasLeft(String offeringId, String student) {
        return enrollments
                .findById(Enrollment.id(offeringId, student))
                .filter(Enrollment::isWithdrawn)
                .isPresent();
    }

    private static @Nullable Result refusal(AccountView account) {
        if (account.disabled()) {
            return new Result(Outcome.REFUSED, ProblemType.ACCOUNT_DISABLED.slug(), "The account is disabled.");
        }
        return account.roles().contains(Role.STUDENT)
                ? null
                : new Result(
                        Outcome.REFUSED, ProblemType.NOT_A_STUDENT.slug(), "The account is not a student's account.");
    }

    /** What became of a row, without its place in the file. */
    record Result(
            Outcome outcome,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String enrollmentId,
            boolean accountMade) {

        Result(Outcome outcome, @Nullable String reason, @Nullable String detail) {
            this(outcome, reason, detail, null, false);
        }

        static Result invalid(Flaw flaw, String why) {
            return new Result(Outcome.INVALID, flaw.slug(), why);
        }

        static Result refused(RuntimeException e) {
            return switch (e) {
                case CampusException told ->
                    new Result(Outcome.REFUSED, told.type().slug(), String.valueOf(told.getMessage()));
                case OptimisticLockingFailureException stale ->
                    new Result(
                            Outcome.REFUSED,
                            ProblemType.CONCURRENT_CHANGE.slug(),
                            "The enrollment is being changed by others. Import the row again.");
                default -> {
                    var id = Ids.next();
                    log.error("A row of an import failed, told as {}", id, e);
                    yield new Result(
                            Outcome.REFUSED,
                            ProblemType.UNEXPECTED.slug(),
                            "Something went wrong on our side. If you ask us for help, please tell us this id: " + id);
                }
            };
        }

        static Result of(Enrolling.Enrolled enrolled) {
            var enrollment = enrolled.enrollment();
            var opened = enrollment.isWaiting() ? Outcome.WAITLISTED : Outcome.ENROLLED;
            return new Result(enrolled.opened() ? opened : Outcome.ALREADY, null, null, enrollment.id(), false);
        }

        Result of(boolean accountMade) {
            return new Result(outcome, reason, detail, enrollmentId, accountMade);
        }
    }
}
