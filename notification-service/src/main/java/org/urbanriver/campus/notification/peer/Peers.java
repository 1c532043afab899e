package org.urbanriver.campus.notification.peer;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Asks every other service the same, all at once and in the admin's own name; one that does not answer holds up nobody. */
@Component
@EnableConfigurationProperties(PeerSettings.class)
public class Peers implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Peers.class);
    private static final Duration PATIENCE = Duration.ofMillis(900);

    private final PeerSettings settings;
    private final CurrentCaller caller;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient connections = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(workers)
            .build();
    private final RestClient services;

    Peers(PeerSettings settings, RestClient.Builder client, CurrentCaller caller) {
        this.settings = settings;
        this.caller = caller;
        var impatient = new JdkClientHttpRequestFactory(connections);
        impatient.setReadTimeout(PATIENCE);
        this.services = client.requestFactory(impatient).build();
    }

    /** The token of the admin who asks here, with which the services are asked; 403 for everybody else. */
    public String adminsToken() {
        caller.get().require(Role.ADMIN);
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? token.getToken().getTokenValue()
                : "";
    }

    /**
     * One result for each service, by name.
     *
     * @param known makes it of the service's name and its answer
     * @param unknown makes it of the service's name and why there is no answer
     */
    public <A, R> List<R> ask(
            String path,
            ParameterizedTypeReference<A> answer,
            String token,
            BiFunction<String, A, R> known,
            BiFunction<String, String, R> unknown) {
        return new TreeMap<>(settings.peers())
                .entrySet().stream()
                        .map(peer -> workers.submit(
                                () -> ask(peer.getKey(), peer.getValue(), path, answer, token, known, unknown)))
                        .toList()
                        .stream()
                        .map(Peers::result)
                        .toList();
    }

    private <A, R> R ask(
            String service,
            URI address,
            String path,
            ParameterizedTypeReference<A> type,
            String token,
            BiFunction<String, A, R> known,
            BiFunction<String, String, R> unknown) {
        try {
            var answer = services.get()
                    .uri(address + path)
                    .headers(headers -> headers.setBearerAuth(token))
                    .retrieve()
                    .body(type);
            return answer == null ? unknown.apply(service, "gave an empty answer") : known.apply(service, answer);
        } catch (ResourceAccessException e) {
            return unknown.apply(service, "cannot be reached at " + address);
        } catch (RestClientResponseException e) {
            return unknown.apply(
                    service, "answered with status " + e.getStatusCode().value());
        } catch (RestClientException e) {
            log.warn("The answer of {} to {} could not be read", service, path, e);
            return unknown.apply(service, "gave an answer that cannot be read");
        }
    }

    private static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        }
    }

    @Override
    public void close() {
        connections.shutdownNow();
        workers.shutdownNow();
    }
}
