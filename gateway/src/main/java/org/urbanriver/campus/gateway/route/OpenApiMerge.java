package org.urbanriver.campus.gateway.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts several OpenAPI documents together; schemas of one name that differ get the name of their service. */
class OpenApiMerge {

    private static final String PUBLIC = "/api/";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String RESPONSES = "#/components/responses/";
    private static final String PROBLEM = "Problem";
    /** Name of the gateway's own part among those of the services. */
    static final String OWN = "account";

    private final JsonMapper json;
    private final ObjectNode paths;
    private final ObjectNode schemas;
    private final Set<String> names = new HashSet<>();
    private final List<String> missing = new ArrayList<>();

    OpenApiMerge(JsonMapper json) {
        this.json = json;
        this.paths = json.createObjectNode();
        this.schemas = json.createObjectNode();
    }

    void add(String service, JsonNode document) {
        var renamed = new HashMap<String, String>();
        var found = document.path("components").path("schemas");
        found.properties().forEach(schema -> {
            var known = schemas.get(schema.getKey());
            if (known != null && !known.equals(renamed(schema.getValue(), Map.of()))) {
                renamed.put(schema.getKey(), service + "." + schema.getKey());
            }
        });
        found.properties()
                .forEach(schema -> schemas.set(
                        renamed.getOrDefault(schema.getKey(), schema.getKey()), renamed(schema.getValue(), renamed)));
        document.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith(PUBLIC))
                .forEach(path ->
                        paths.set(path.getKey(), described(path.getKey(), renamed(path.getValue(), renamed), service)));
    }

    void missing(String service) {
        missing.add(service);
    }

    boolean isComplete() {
        return missing.isEmpty();
    }

    ObjectNode result() {
        var whole = json.createObjectNode();
        whole.put("openapi", "3.1.0");
        var info = whole.putObject("info");
        info.put("title", "Urban River Campus");
        info.put("version", "1");
        info.put("description", description());
        whole.putArray("servers").addObject().put("url", "/");
        whole.set("paths", paths);
        var components = whole.putObject("components");
        components.set("schemas", schemas.deepCopy().set(PROBLEM, problem()));
        components
                .putObject("responses")
                .putObject(PROBLEM)
                .put("description", "Why it was not done")
                .putObject("content")
                .putObject(MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .putObject("schema")
                .put("$ref", SCHEMAS + PROBLEM);
        var schemes = components.putObject("securitySchemes");
        schemes.putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "An API token, made at POST /api/account/tokens");
        schemes.putObject("password")
                .put("type", "http")
                .put("scheme", "basic")
                .put("description", "E-mail address and password; only under /api/account");
        return whole;
    }

    private String description() {
        var text =
                "Errors are problems as RFC 9457 describes them; the `type` of each leads to a page that explains it.";
        return missing.isEmpty()
                ? text
                : text + "\n\nNot described right now, as they do not answer: " + String.join(", ", missing) + ".";
    }

    private JsonNode renamed(JsonNode node, Map<String, String> names) {
        if (node instanceof ObjectNode object) {
            var copy = json.createObjectNode();
            object.properties().forEach(field -> {
                var value = field.getValue();
                if (field.getKey().equals("$ref") && value.isString()) {
                    var name = value.asString().substring(value.asString().lastIndexOf('/') + 1);
                    copy.put("$ref", names.containsKey(name) ? SCHEMAS + names.get(name) : value.asString());
                } else if (field.getKey().equals("pattern") && value.isString()) {
                    pattern(value.asString()).ifPresent(pattern -> copy.put("pattern", pattern));
                } else {
                    copy.set(field.getKey(), renamed(value, names));
                }
            });
            return copy;
        }
        if (node instanceof ArrayNode array) {
            var copy = json.createArrayNode();
            array.forEach(each -> copy.add(renamed(each, names)));
            return copy;
        }
        return node;
    }

    /**
     * Java's pattern has to match all of a text and knows classes of characters by name, a schema's is ECMAScript's and
     * may match any part. One that cannot be said in ECMAScript is left out: the service checks it all the same.
     */
    private static Optional<String> pattern(String java) {
        var plain = java.replace("\\p{Cntrl}", "\\u0000-\\u001f\\u007f");
        return plain.contains("\\p{") ? Optional.empty() : Optional.of("^(?:" + plain + ")$");
    }

    /** Sorts operations by service, and says how each may end and who may call it. */
    private JsonNode described(String path, JsonNode operations, String service) {
        operations.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode operation
                    && operation.get("responses") instanceof ObjectNode responses) {
                operation.putArray("tags").add(service);
                responses.putObject("default").put("$ref", RESPONSES + PROBLEM);
                nameOnce(operation, service);
                if (service.equals(OWN)) {
                    secure(operation, entry.getKey() + " " + path);
                }
            }
        });
        return operations;
    }

    private void nameOnce(ObjectNode operation, String service) {
        var name = operation.path("operationId").asString("");
        if (!name.isEmpty() && !names.add(name)) {
            var longer = service + StringUtils.capitalize(name);
            names.add(longer);
            operation.put("operationId", longer);
        }
    }

    /** The gateway's own calls are the ones that take a password, too. */
    private static void secure(ObjectNode operation, String call) {
        var security = operation.putArray("security");
        if (call.equals("post /api/accounts")) {
            return;
        }
        if (!call.equals("post /api/account/tokens")) {
            security.addObject().putArray("token");
        }
        if (call.contains(" /api/account/") || call.endsWith(" /api/account")) {
            security.addObject().putArray("password");
        }
    }

    private ObjectNode problem() {
        return (ObjectNode) json.readTree("""
                {
                  "type": "object",
                  "description": "A problem as RFC 9457 describes it",
                  "required": ["type", "title", "status", "reason"],
                  "properties": {
                    "type": {
                      "type": "string",
                      "format": "uri-reference",
                      "description": "Address of a page that explains this kind of problem"
                    },
                    "title": {"type": "string"},
                    "status": {"type": "integer", "format": "int32"},
                    "detail": {"type": "string", "description": "What is wrong this time, in a sentence for people"},
                    "instance": {"type": "string", "format": "uri-reference"},
                    "reason": {"type": "string", "description": "The last part of the type, for programs"},
                    "id": {"type": "string", "description": "By which an unexpected problem is found in the log"},
                    "errors": {
                      "type": "array",
                      "items": {
                        "type": "object",
                        "required": ["pointer", "message"],
                        "properties": {
                          "pointer": {
                            "type": "string",
                            "description": "JSON pointer into the body, or the name of a parameter"
                          },
                          "message": {"type": "string"}
                        }
                      }
                    }
                  }
                }""");
    }
}
