package org.urbanriver.campus.contracts.notifications;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of what staff did, newest first.
 *
 * @param next to be sent as {@code cursor} for those before them; absent at the end
 */
public record AuditPage(List<AuditEntry> items, @Nullable String next) {}
