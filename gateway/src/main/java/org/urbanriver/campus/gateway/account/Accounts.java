package org.urbanriver.campus.gateway.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.CrudRepository;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.platform.problems.NotFound;

interface Accounts extends CrudRepository<Account, String> {

    Optional<Account> findByEmail(String email);

    List<Account> findByRoles(Role role);

    /** @param pattern a quoted regular expression */
    @Query(
            "{ '$or': [ { 'email': { '$regex': ?0, '$options': 'i' } }, { 'name': { '$regex': ?0, '$options': 'i' } } ] }")
    Page<Account> search(String pattern, Pageable page);

    default Account required(String id) {
        return findById(id).orElseThrow(() -> new NotFound("account"));
    }
}
