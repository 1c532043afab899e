package org.urbanriver.campus.gateway.page.learning;

import java.net.URI;
import org.springframework.web.util.UriComponentsBuilder;

/** Where pages lead after a form; whatever the parts hold, it stays on the campus. */
public final class Addresses {

    private Addresses() {}

    /**
     * @param told what the page shall say, if it is so
     * @param about what it says it of, or empty
     */
    public static URI enrollment(String id, String told, String about) {
        return UriComponentsBuilder.fromPath("/enrollments/{id}")
                .queryParam(told, "{about}")
                .encode()
                .build(id, about);
    }
}
