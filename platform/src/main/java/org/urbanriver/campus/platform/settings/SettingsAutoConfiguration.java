package org.urbanriver.campus.platform.settings;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Lets every service tell its settings. */
@AutoConfiguration
class SettingsAutoConfiguration {

    @Bean
    Settings settings(ConfigurableEnvironment environment) {
        return new Settings(environment);
    }

    @Bean
    @ConditionalOnMissingBean
    SettingsController settingsController(Settings settings, ObjectProvider<CurrentCaller> caller) {
        return new SettingsController(settings, caller);
    }
}
