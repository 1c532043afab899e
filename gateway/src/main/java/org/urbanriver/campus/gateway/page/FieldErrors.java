package org.urbanriver.campus.gateway.page;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ProblemDetail;
import org.urbanriver.campus.platform.problems.FieldProblem;

/**
 * What is wrong with the fields of a form, to be said beside each of them.
 *
 * @param byField in the order of their coming; a field is named by its JSON pointer without the first slash, such as
 *     {@code title} or {@code dates/0/startsAt}
 */
public record FieldErrors(Map<String, String> byField) {

    public static final FieldErrors NONE = new FieldErrors(Map.of());

    public static FieldErrors of(String field, String message) {
        return new FieldErrors(Map.of(field, message));
    }

    /** Of the gateway's own refusal. */
    public static FieldErrors of(List<FieldProblem> problems) {
        var errors = new LinkedHashMap<String, String>();
        problems.forEach(each -> errors.putIfAbsent(field(each.pointer()), sentence(each.message())));
        return new FieldErrors(errors);
    }

    /** Of a service's refusal; empty if it named no field. */
    public static FieldErrors of(ProblemDetail problem) {
        var errors = new LinkedHashMap<String, String>();
        var told = Optional.ofNullable(problem.getProperties()).map(all -> all.get("errors"));
        if (told.isPresent() && told.get() instanceof Collection<?> all) {
            for (var each : all) {
                if (each instanceof Map<?, ?> error) {
                    errors.putIfAbsent(
                            field(String.valueOf(error.get("pointer"))),
                            sentence(String.valueOf(error.get("message"))));
                }
            }
        }
        return new FieldErrors(errors);
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    /** What is wrong with a field, or empty. */
    public String at(String field) {
        return byField.getOrDefault(field, "");
    }

    /** Whether the reader should be led to this field: it is the first that is wrong. */
    public boolean isFirst(String field) {
        return byField.keySet().stream().findFirst().filter(field::equals).isPresent();
    }

    private static String field(String pointer) {
        return pointer.startsWith("/") ? pointer.substring(1) : pointer;
    }

    /** Messages go on where the name of the field stops; beside the field they stand alone. */
    private static String sentence(String message) {
        if (message.isEmpty()) {
            return message;
        }
        var begun = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }
}
