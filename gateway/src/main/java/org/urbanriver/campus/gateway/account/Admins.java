package org.urbanriver.campus.gateway.account;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.problems.RuleViolated;

/**
 * Sees to it that there is always an admin. All who are admins stand in one document, and whoever ceases to be one is
 * taken out of it first; so of two who remove each other at the same time, the later finds nobody else left.
 */
@Component
class Admins {

    private static final int TRIES = 10;

    private final AdminLedgers ledgers;
    private final Accounts accounts;

    Admins(AdminLedgers ledgers, Accounts accounts) {
        this.ledgers = ledgers;
        this.accounts = accounts;
    }

    boolean exist() {
        return ledger().accountIds.stream().anyMatch(this::isActiveAdmin);
    }

    /** Called after each change of an account; it counts as an admin only once it is stored as one. */
    void enteredIfActive(String accountId) {
        if (isActiveAdmin(accountId)) {
            changing(ledger -> ledger.accountIds.add(accountId));
        }
    }

    /** Enters those whom a crash kept out. */
    void repair() {
        accounts.findByRoles(Role.ADMIN).forEach(account -> enteredIfActive(account.id()));
    }

    /** Called before the account ceases to be an admin; refuses with 409 when nobody else is one. */
    void leaving(String accountId) {
        changing(ledger -> {
            if (ledger.accountIds.stream().noneMatch(other -> !other.equals(accountId) && isActiveAdmin(other))) {
                throw new RuleViolated(
                        ProblemType.LAST_ADMIN,
                        "This is the only admin left. Make another account an admin first, then repeat this.");
            }
            return ledger.accountIds.remove(accountId);
        });
    }

    private boolean isActiveAdmin(String accountId) {
        return accounts.findById(accountId).filter(Account::isActiveAdmin).isPresent();
    }

    private void changing(Change change) {
        for (var attempt = 1; ; attempt++) {
            var ledger = ledger();
            if (!change.to(ledger)) {
                return;
            }
            try {
                ledgers.save(ledger);
                return;
            } catch (OptimisticLockingFailureException | DuplicateKeyException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private AdminLedger ledger() {
        return ledgers.findById(AdminLedger.ID).orElseGet(AdminLedger::new);
    }

    private interface Change {

        /** Whether there is something to save. */
        boolean to(AdminLedger ledger);
    }
}
