package org.urbanriver.campus.enrollment.student;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.accounts.AddressBatch.NamedAddress;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.problems.RuleViolated;

/** Finds the student whose address staff have, or makes an account that its person is asked to claim. */
@Component
public class InvitedStudents {

    private final AddressBook addressBook;

    InvitedStudents(AddressBook addressBook) {
        this.addressBook = addressBook;
    }

    /**
     * @param name as it shall stand on certificates, where there is no account yet
     * @param course title of the course that it is about, for the mail to those who get an account
     */
    public StudentCopy student(String email, @Nullable String name, String course) {
        var person = new NamedAddress(
                email.strip(), Objects.requireNonNullElse(name, "").strip());
        try (var lookup = addressBook.lookUp(List.of(person), course)) {
            var resolved = lookup.get(0);
            var account = resolved.account();
            if (account == null) {
                var problem = String.valueOf(resolved.problem());
                throw new Invalid(problem.startsWith("The name") ? "/name" : "/email", problem);
            }
            if (account.disabled()) {
                throw new RuleViolated(ProblemType.ACCOUNT_DISABLED, "The account is disabled.");
            }
            if (!account.roles().contains(Role.STUDENT)) {
                throw new RuleViolated(ProblemType.NOT_A_STUDENT, "The account is not a student's account.");
            }
            return new StudentCopy(account.id(), account.name(), account.email(), account.roles(), false, 0);
        } catch (AddressBook.Away e) {
            throw new RuleViolated(
                    ProblemType.UNAVAILABLE, "Accounts cannot be looked up right now. Try again in a moment.");
        }
    }
}
