package org.urbanriver.campus.gateway.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts several OpenAPI documents together; schemas of one name that differ get the name of their service. */
class OpenApiMerge {

    private static final String PUBLIC = "/api/";
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonMapper json;
    private final ObjectNode paths;
    private final ObjectNode schemas;
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
            if (known != null && !known.equals(schema.getValue())) {
                renamed.put(schema.getKey(), service + "." + schema.getKey());
            }
        });
        found.properties()
                .forEach(schema -> schemas.set(
                        renamed.getOrDefault(schema.getKey(), schema.getKey()), renamed(schema.getValue(), renamed)));
        document.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith(PUBLIC))
                .forEach(path -> paths.set(path.getKey(), tagged(renamed(path.getValue(), renamed), service)));
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
        var security = whole.putArray("security");
        security.addObject().putArray("token");
        security.addObject();
        whole.set("paths", paths);
        var components = whole.putObject("components");
        components.set("schemas", schemas);
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

    /** Sorts operations by service, and says where a password may be used. */
    private JsonNode tagged(JsonNode path, String service) {
        path.properties().forEach(operation -> {
            if (operation.getValue() instanceof ObjectNode object && object.has("responses")) {
                object.putArray("tags").add(service);
                if (service.equals("account")) {
                    var security = object.putArray("security");
                    security.addObject().putArray("token");
                    security.addObject().putArray("password");
                    security.addObject();
                }
            }
        });
        return path;
    }
}
