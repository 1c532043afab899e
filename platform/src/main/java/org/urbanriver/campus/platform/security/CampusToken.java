package org.urbanriver.campus.platform.security;

import java.time.Duration;

/** What the gateway writes into the token of a proxied call, and every service checks. */
public interface CampusToken {

    String ISSUER = "urban-river-campus";

    String AUDIENCE = "campus-services";

    /** Subject of the gateway itself, for what it asks of a service in nobody's name; no account has such an id. */
    String GATEWAY = "campus:gateway";

    String NAME = "name";

    String EMAIL = "email";

    String ROLES = "roles";

    /** How long a token lives; the gateway caches one for half of that. */
    Duration LIFETIME = Duration.ofMinutes(2);
}
