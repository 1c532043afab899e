package org.urbanriver.campus.gateway.identity;

import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;

interface SigningKeys extends MongoRepository<SigningKey, Integer> {

    List<SigningKey> findAllByOrderByNumber();
}
