package org.urbanriver.campus.contracts.operations;

import org.jspecify.annotations.Nullable;

/**
 * One setting of a service as it is in force.
 *
 * @param variable of the environment that sets it
 * @param property of the configuration that holds it
 * @param value without credentials; absent where it has none, and always for a secret
 * @param secret whether the value is kept from everybody; nothing tells more than whether it is given
 * @param given whether somebody set it; else it has its default
 */
public record Setting(
        String variable, String property, @Nullable String value, boolean secret, boolean given) {}
