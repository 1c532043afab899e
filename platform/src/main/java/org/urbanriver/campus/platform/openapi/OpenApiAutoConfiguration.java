package org.urbanriver.campus.platform.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.PathContainer;
import org.springframework.util.StringUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.urbanriver.campus.platform.security.OpenEndpoints;

/** Says of each call what its code does not: a name that no other call of the campus has, and who may make it. */
@AutoConfiguration
@ConditionalOnWebApplication
class OpenApiAutoConfiguration {

    private static final String TOKEN = "token";

    /** A method's own name would depend on which others there are: the second {@code stream} is {@code stream_1}. */
    @Bean
    GlobalOperationCustomizer operationsNamedByTheirController() {
        return (operation, handler) -> {
            var controller = handler.getBeanType().getSimpleName().replaceFirst("Controller$", "");
            var method = handler.getMethod().getName();
            operation.setOperationId(StringUtils.uncapitalize(controller) + StringUtils.capitalize(method));
            return operation;
        };
    }

    @Bean
    GlobalOpenApiCustomizer operationsWithWhatTheyAskFor(ObjectProvider<OpenEndpoints> endpoints) {
        var open = endpoints.stream()
                .flatMap(each -> each.get().stream())
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
        return document -> {
            if (document.getPaths() != null) {
                document.getPaths().forEach((path, calls) -> secure(path, calls, open));
            }
        };
    }

    private static void secure(String path, PathItem calls, List<PathPattern> open) {
        var address = PathContainer.parsePath(path);
        var reading = open.stream().anyMatch(pattern -> pattern.matches(address));
        calls.readOperationsMap().forEach((method, operation) -> secure(operation, reading && isRead(method)));
    }

    /** Where nobody has to say who they are, somebody who does may be shown more. */
    private static void secure(Operation operation, boolean open) {
        var token = new SecurityRequirement().addList(TOKEN);
        operation.setSecurity(open ? List.of(token, new SecurityRequirement()) : List.of(token));
    }

    private static boolean isRead(PathItem.HttpMethod method) {
        return method == PathItem.HttpMethod.GET || method == PathItem.HttpMethod.HEAD;
    }
}
