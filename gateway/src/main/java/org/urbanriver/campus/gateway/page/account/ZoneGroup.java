package org.urbanriver.campus.gateway.page.account;

import java.util.List;

/** Time zones that are shown together. */
public record ZoneGroup(String name, List<ZoneChoice> zones) {}
