package org.urbanriver.campus.gateway.page.learning;

import org.springframework.web.util.UriComponentsBuilder;

/** Where the pages of learning are; whatever the parts hold, it stays on the campus. */
final class Addresses {

    private Addresses() {}

    static String enrollment(String id) {
        return UriComponentsBuilder.fromPath("/enrollments/{id}")
                .encode()
                .build(id)
                .toString();
    }

    static String lesson(String slug, String moduleId) {
        return UriComponentsBuilder.fromPath("/courses/{slug}/modules/{module}")
                .encode()
                .build(slug, moduleId)
                .toString();
    }
}
