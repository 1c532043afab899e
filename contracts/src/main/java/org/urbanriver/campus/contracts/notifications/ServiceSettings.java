package org.urbanriver.campus.contracts.notifications;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.operations.Setting;

/**
 * The settings of one service.
 *
 * @param problem why they are not known; continues a sentence that begins with the service's name
 */
public record ServiceSettings(
        String service, List<Setting> settings, @Nullable String problem) {}
