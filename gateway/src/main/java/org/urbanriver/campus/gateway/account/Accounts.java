package org.urbanriver.campus.gateway.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
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

    /** @param pattern a quoted regular expression */
    @Query(
            "{ 'roles': ?1, '$or': [ { 'email': { '$regex': ?0, '$options': 'i' } }, { 'name': { '$regex': ?0, '$options': 'i' } } ] }")
    Page<Account> search(String pattern, Role role, Pageable page);

    /** Those behind this address in the order of addresses. */
    List<Account> findByEmailGreaterThanOrderByEmail(String email, Limit limit);

    default Account required(String id) {
        return findById(id).orElseThrow(() -> new NotFound("account"));
    }
}
