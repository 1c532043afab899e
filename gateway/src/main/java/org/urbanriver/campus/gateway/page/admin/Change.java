package org.urbanriver.campus.gateway.page.admin;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.notifications.AuditEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is different about one field, as a person reads it.
 *
 * @param field the way to it, such as {@code dates › 1 › starts at}
 * @param before empty where there was none, as {@code after}
 */
public record Change(String field, String before, String after) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Change of(AuditEntry.Change change) {
        return new Change(words(change.field()), shown(change.before()), shown(change.after()));
    }

    /** Of a JSON pointer; what is counted from 0 is counted from 1. */
    private static String words(String pointer) {
        return Arrays.stream(pointer.split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.matches("\\d{1,9}")
                        ? String.valueOf(Integer.parseInt(part) + 1)
                        : part.replace("~1", "/")
                                .replace("~0", "~")
                                .replaceAll("(?<=[a-z])([A-Z])", " $1")
                                .toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" › "));
    }

    private static String shown(@Nullable String json) {
        if (json == null) {
            return "";
        }
        try {
            var node = JSON.readTree(json);
            return node.isString() ? node.asString() : node.isNull() ? "" : plain(node);
        } catch (JacksonException e) {
            return json;
        }
    }

    private static String plain(JsonNode node) {
        return node.isArray() && node.valueStream().allMatch(JsonNode::isValueNode)
                ? node.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                : node.toString();
    }
}
