package org.urbanriver.campus.gateway.page.teaching;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what forms send, where every field may be missing or be nonsense. */
final class Fields {

    private Fields() {}

    static String of(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    static List<String> all(HttpServletRequest request, String name) {
        var values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    static boolean isOn(HttpServletRequest request, String name) {
        return !of(request, name).isEmpty();
    }

    /** The lines of a text that say something. */
    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** None where it is not a number, which the service then asks for. */
    static @Nullable Integer number(String typed) {
        try {
            return typed.isBlank() ? null : Integer.valueOf(typed.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static @Nullable BigDecimal decimal(String typed) {
        try {
            return typed.isBlank() ? null : new BigDecimal(typed.strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
