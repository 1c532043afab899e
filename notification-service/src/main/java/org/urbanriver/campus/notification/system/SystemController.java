package org.urbanriver.campus.notification.system;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.notifications.SystemApi;
import org.urbanriver.campus.contracts.notifications.SystemView;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.CurrentCaller;

@RestController
class SystemController implements SystemApi {

    private static final int PATIENCE_SECONDS = 5;

    private final MongoTemplate mongo;
    private final KafkaAdmin kafka;
    private final CurrentCaller caller;

    SystemController(MongoTemplate mongo, KafkaAdmin kafka, CurrentCaller caller) {
        this.mongo = mongo;
        this.kafka = kafka;
        this.caller = caller;
    }

    @Override
    public SystemView system() {
        caller.get().require(Role.ADMIN);
        return new SystemView(database(), broker());
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
