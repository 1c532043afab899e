package org.urbanriver.campus.gateway.page.account;

/**
 * A time zone that one can choose.
 *
 * @param id such as {@code America/Chicago}
 * @param name as people know it
 */
public record ZoneChoice(String id, String name) {}
