package org.urbanriver.campus.notification.flow;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Outbox;
import org.urbanriver.campus.contracts.operations.OutboxView;

/** Asks every service what waits in its outbox, all at once and in the admin's own name. */
@Component
@EnableConfigurationProperties(FlowSettings.class)
class Outboxes implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Outboxes.class);

    private static final Duration PATIENCE = Duration.ofMillis(900);
    /** The relay looks each second, or every twelve while the broker is away. */
    private static final Duration STALE = Duration.ofSeconds(30);

    private final FlowSettings settings;
    private final Clock clock;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient connections = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(workers)
            .build();
    private final RestClient services;

    Outboxes(FlowSettings settings, RestClient.Builder client, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        var impatient = new JdkClientHttpRequestFactory(connections);
        impatient.setReadTimeout(PATIENCE);
        this.services = client.requestFactory(impatient).build();
    }

    /** A row for each service; one that does not answer is a row that says so. */
    List<Outbox> look(String token) {
        return new TreeMap<>(settings.outboxes())
                .entrySet().stream()
                        .map(service -> workers.submit(() -> ask(service.getKey(), service.getValue(), token)))
                        .toList()
                        .stream()
                        .map(Parts::result)
                        .toList();
    }

    private Outbox ask(String service, URI address, String token) {
        try {
            var outbox = services.get()
                    .uri(address + "/internal/outbox")
                    .headers(headers -> headers.setBearerAuth(token))
                    .retrieve()
                    .body(OutboxView.class);
            return outbox == null ? unknown(service, "gave an empty answer") : row(service, outbox);
        } catch (ResourceAccessException e) {
            return unknown(service, "cannot be reached at " + address);
        } catch (RestClientResponseException e) {
            return unknown(service, "answered with status " + e.getStatusCode().value());
        } catch (RestClientException e) {
            log.warn("The outbox of {} could not be read", service, e);
            return unknown(service, "gave an answer that cannot be read");
        }
    }

    private Outbox row(String service, OutboxView outbox) {
        var seenAt = outbox.seenAt();
        return seenAt == null || seenAt.isBefore(clock.instant().minus(STALE))
                ? unknown(service, "could not look into its database lately")
                : new Outbox(service, outbox.waiting(), outbox.more(), outbox.oldest(), null);
    }

    private static Outbox unknown(String service, String problem) {
        return new Outbox(service, null, false, null, problem);
    }

    @Override
    public void close() {
        connections.shutdownNow();
        workers.shutdownNow();
    }
}
