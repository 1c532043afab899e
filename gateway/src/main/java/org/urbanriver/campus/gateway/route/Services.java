package org.urbanriver.campus.gateway.route;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the services are. */
@ConfigurationProperties("campus.services")
record Services(URI course, URI enrollment, URI notification) {

    /** @param name as it is used for routes, HTTP clients and in the API's description */
    record Service(String name, URI address) {}

    List<Service> all() {
        return List.of(
                new Service("course", course),
                new Service("enrollment", enrollment),
                new Service("notification", notification));
    }

    URI of(String name) {
        return all().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow()
                .address();
    }
}
