package org.urbanriver.campus.notification.monitor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.notifications.AuditEntry.Change;
import tools.jackson.databind.JsonNode;

/** What is different between two views: each field that has another value, by its place. */
final class Changes {

    static final int MOST = 200;
    static final int LONGEST = 500;

    private final List<Change> found = new ArrayList<>();

    private Changes() {}

    /** At most {@link #MOST}, in the order of the fields; a value longer than {@link #LONGEST} characters is cut. */
    static List<Change> between(JsonNode before, JsonNode after) {
        var changes = new Changes();
        changes.compare("", before, after);
        return List.copyOf(changes.found);
    }

    private void compare(String place, JsonNode before, JsonNode after) {
        if (found.size() == MOST || isNone(before) && isNone(after) || before.equals(after)) {
            return;
        }
        if (isParted(before, JsonNode::isObject) && isParted(after, JsonNode::isObject)) {
            var names = new LinkedHashSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            names.forEach(name -> compare(
                    place + "/" + name.replace("~", "~0").replace("/", "~1"), before.path(name), after.path(name)));
        } else if (holdsObjects(before) && holdsObjects(after)) {
            for (var n = 0; n < Math.max(before.size(), after.size()); n++) {
                compare(place + "/" + n, before.path(n), after.path(n));
            }
        } else {
            found.add(new Change(place, text(before), text(after)));
        }
    }

    /** Nothing has parts like something: so a thing that is new tells all of its fields. */
    private static boolean isParted(JsonNode node, Predicate<JsonNode> kind) {
        return isNone(node) || kind.test(node);
    }

    private static boolean holdsObjects(JsonNode node) {
        return isNone(node) || node.isArray() && !node.isEmpty() && node.path(0).isObject();
    }

    private static boolean isNone(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static @Nullable String text(JsonNode node) {
        if (isNone(node)) {
            return null;
        }
        var text = node.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
