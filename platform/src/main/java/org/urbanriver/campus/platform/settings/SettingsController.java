package org.urbanriver.campus.platform.settings;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.operations.Setting;
import org.urbanriver.campus.contracts.operations.SettingsApi;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Tells the monitor which settings of this service are in force. */
@Hidden
@RestController
class SettingsController implements SettingsApi {

    private final Settings settings;
    private final ObjectProvider<CurrentCaller> caller;

    SettingsController(Settings settings, ObjectProvider<CurrentCaller> caller) {
        this.settings = settings;
        this.caller = caller;
    }

    @Override
    public List<Setting> settings() {
        caller.getObject().get().require(Role.ADMIN);
        return settings.inForce();
    }
}
