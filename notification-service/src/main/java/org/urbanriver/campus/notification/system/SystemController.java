package org.urbanriver.campus.notification.system;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.notifications.ServiceSettings;
import org.urbanriver.campus.contracts.notifications.SystemApi;
import org.urbanriver.campus.contracts.notifications.SystemView;
import org.urbanriver.campus.contracts.operations.Setting;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.notification.peer.Peers;
import org.urbanriver.campus.platform.csv.CsvFile;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.CurrentCaller;
import org.urbanriver.campus.platform.settings.Settings;

@RestController
class SystemController implements SystemApi {

    private static final int PATIENCE_SECONDS = 5;
    private static final ParameterizedTypeReference<List<Setting>> SETTINGS = new ParameterizedTypeReference<>() {};

    private final MongoTemplate mongo;
    private final KafkaAdmin kafka;
    private final CurrentCaller caller;
    private final Peers peers;
    private final Settings own;
    private final String service;

    SystemController(
            MongoTemplate mongo,
            KafkaAdmin kafka,
            CurrentCaller caller,
            Peers peers,
            Settings own,
            @Value("${spring.application.name}") String service) {
        this.mongo = mongo;
        this.kafka = kafka;
        this.caller = caller;
        this.peers = peers;
        this.own = own;
        this.service = service;
    }

    @Override
    public SystemView system() {
        caller.get().require(Role.ADMIN);
        return new SystemView(database(), broker());
    }

    @Override
    public List<ServiceSettings> settings() {
        var others = peers.ask(
                "/internal/settings",
                SETTINGS,
                peers.adminsToken(),
                (service, known) -> new ServiceSettings(service, known, null),
                (service, problem) -> new ServiceSettings(service, List.of(), problem));
        return Stream.concat(others.stream(), Stream.of(new ServiceSettings(service, own.inForce(), null)))
                .sorted(Comparator.comparing(ServiceSettings::service))
                .toList();
    }

    /** The same as a file. */
    @GetMapping(path = "/settings.csv", produces = "text/csv")
    void file(HttpServletResponse response) throws IOException {
        var rows = settings().stream()
                .flatMap(each -> each.problem() == null
                        ? each.settings().stream().map(setting -> row(each.service(), setting))
                        : Stream.of(
                                Arrays.<@Nullable Object>asList(each.service(), "# not known: it " + each.problem())));
        CsvFile.write(
                response,
                "settings.csv",
                List.of("service", "variable", "property", "value", "secret", "set"),
                rows.iterator());
    }

    private static List<@Nullable Object> row(String service, Setting setting) {
        return Arrays.asList(
                service,
                setting.variable(),
                setting.property(),
                setting.value(),
                setting.secret() ? "yes" : "no",
                setting.given() ? "yes" : "default");
    }

    private String database() {
        var build = mongo.executeCommand(new Document("buildInfo", 1));
        if (build.getBoolean("embedded", false)) {
            return "embedded store";
        }
        var replicated = mongo.executeCommand(new Document("hello", 1)).containsKey("setName");
        return "MongoDB " + build.getString("version") + (replicated ? ", replica set" : "");
    }

    private String broker() {
        Map<String, Object> settings = new HashMap<>(kafka.getConfigurationProperties());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_SECONDS * 1_000);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_SECONDS * 1_000);
        try (var admin = Admin.create(settings)) {
            return broker(admin.describeCluster().nodes().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new RuleViolated(
                    ProblemType.UNAVAILABLE, "The broker does not answer right now. Try again in a moment.");
        }
    }

    /** The embedded broker says so as its rack. */
    private static String broker(Collection<Node> nodes) {
        if (nodes.stream().anyMatch(node -> Objects.equals(node.rack(), "embedded"))) {
            return "embedded Kafka";
        }
        return "Kafka, %d broker%s".formatted(nodes.size(), nodes.size() == 1 ? "" : "s");
    }
}
