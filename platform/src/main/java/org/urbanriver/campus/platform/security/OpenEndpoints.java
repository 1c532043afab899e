package org.urbanriver.campus.platform.security;

import java.util.List;

/**
 * What anonymous callers may read in a service; everything else asks for a token.
 *
 * @param get path patterns open to GET and HEAD, in the syntax of Spring MVC
 */
public record OpenEndpoints(List<String> get) {

    public static OpenEndpoints get(String... patterns) {
        return new OpenEndpoints(List.of(patterns));
    }
}
