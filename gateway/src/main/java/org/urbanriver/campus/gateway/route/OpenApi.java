package org.urbanriver.campus.gateway.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.urbanriver.campus.gateway.route.Services.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Describes the whole API in one document, made of what each service says of itself. */
@Hidden
@RestController
class OpenApi {

    private static final Logger log = LoggerFactory.getLogger(OpenApi.class);
    /** A service needs some seconds to describe itself for the first time. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration KEPT_WITH_GAPS = Duration.ofSeconds(3);
    private static final String AT = "/v3/api-docs";

    private final Services services;
    private final OpenApiWebMvcResource own;
    private final JsonMapper json;
    private final RestClient client;
    private final Cache<String, Description> whole = Caffeine.newBuilder()
            .expireAfter(Expiry.<String, Description>creating(
                    (at, description) -> description.complete() ? KEPT : KEPT_WITH_GAPS))
            .build();

    OpenApi(Services services, OpenApiWebMvcResource own, JsonMapper json, CloseableHttpClient serviceConnections) {
        var requests = new HttpComponentsClientHttpRequestFactory(serviceConnections);
        requests.setReadTimeout(PATIENCE);
        this.services = services;
        this.own = own;
        this.json = json;
        this.client = RestClient.builder().requestFactory(requests).build();
    }

    @GetMapping(path = "/api/openapi", produces = MediaType.APPLICATION_JSON_VALUE)
    String openApi(HttpServletRequest request) {
        return whole.get(AT, any -> merged(own(request))).text();
    }

    /** A service that does not answer is left out, with a note, so that the others can still be read about. */
    private Description merged(JsonNode own) {
        var merge = new OpenApiMerge(json);
        merge.add(OpenApiMerge.OWN, own);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = services.all().stream()
                    .map(service -> CompletableFuture.supplyAsync(() -> description(service), threads))
                    .toList();
            for (var i = 0; i < asked.size(); i++) {
                var name = services.all().get(i).name();
                asked.get(i).join().ifPresentOrElse(found -> merge.add(name, found), () -> merge.missing(name));
            }
        }
        return new Description(json.writeValueAsString(merge.result()), merge.isComplete());
    }

    private Optional<JsonNode> description(Service service) {
        try {
            var text =
                    client.get().uri(service.address().resolve(AT)).retrieve().body(String.class);
            return Optional.ofNullable(text).map(json::readTree).filter(JsonNode::isObject);
        } catch (RestClientException | JacksonException e) {
            log.warn("The {} service does not describe itself: {}", service.name(), e.getMessage());
            return Optional.empty();
        }
    }

    private JsonNode own(HttpServletRequest request) {
        try {
            return json.readTree(own.openapiJson(request, AT, Locale.ENGLISH));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Description(String text, boolean complete) {}
}
