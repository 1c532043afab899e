package org.urbanriver.campus.gateway.token;

import java.time.Instant;
import java.util.List;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.mongodb.repository.Update;
import org.springframework.data.repository.CrudRepository;

interface ApiTokens extends CrudRepository<ApiToken, String> {

    List<ApiToken> findByAccountId(String accountId);

    long deleteByExpiresAtBefore(Instant time);

    @Query("{ '_id': ?0 }")
    @Update("{ '$set': { 'lastUsedAt': ?1 } }")
    long used(String hash, Instant hour);
}
