package org.urbanriver.campus.gateway.page.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query of an address, of what is not empty alone. */
final class Query {

    private final Map<String, String> fields = new LinkedHashMap<>();

    Query with(String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            fields.put(name, value.toString());
        }
        return this;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The address with this query. */
    String of(String path) {
        return fields.isEmpty() ? path : path + "?" + this;
    }

    @Override
    public String toString() {
        return fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
