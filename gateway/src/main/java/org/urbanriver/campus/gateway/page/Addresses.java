package org.urbanriver.campus.gateway.page;

import java.net.URI;
import org.springframework.web.util.UriComponentsBuilder;

/** Where pages lead after a form; whatever the parts hold, it stays on the campus. */
final class Addresses {

    private Addresses() {}

    /**
     * @param told what the page shall say, if it is so
     * @param about what it says it of, or empty
     */
    static URI enrollment(String id, String told, String about) {
        return UriComponentsBuilder.fromPath("/enrollments/{id}")
                .queryParam(told, "{about}")
                .encode()
                .build(id, about);
    }
}
