package org.urbanriver.campus.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.cloud.gateway.server.mvc.predicate.GatewayRequestPredicates.path;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Which service answers which addresses. {@link InwardHeaders} applies to all of them. */
@Configuration(proxyBeanMethods = false)
class Routes {

    @Bean
    RouterFunction<ServerResponse> toServices(Services services) {
        return to(
                        new Services.Service("course", services.course()),
                        "/api/techniques/**",
                        "/api/courses/**",
                        "/api/authoring/**",
                        "/api/media/**")
                .and(to(
                        new Services.Service("enrollment", services.enrollment()),
                        "/api/offerings/**",
                        "/api/enrollments/**",
                        "/api/learning/**"))
                .and(to(
                        new Services.Service("notification", services.notification()),
                        "/api/inbox/**",
                        "/api/monitor/**"));
    }

    private static RouterFunction<ServerResponse> to(Services.Service service, String... patterns) {
        return route(service.name())
                .route(path(patterns), http())
                .before(uri(service.address()))
                .build();
    }
}
