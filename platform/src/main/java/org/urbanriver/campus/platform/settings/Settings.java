package org.urbanriver.campus.platform.settings;

import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.urbanriver.campus.contracts.operations.Setting;

/**
 * Finds the settings of this service in its own configuration files: whatever stands there as a variable of the environment
 * can be set, so nothing has to be listed twice. What could be a secret is left out by its name, credentials in addresses by
 * their place.
 */
public class Settings {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");
    private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|TOKEN|CREDENTIAL|PRIVATE|_KEY|^KEY");
    private static final Pattern QUERY = Pattern.compile("\\?.*$", Pattern.DOTALL);
    private static final Pattern USER_INFO = Pattern.compile("(?<=://).*@", Pattern.DOTALL);

    private final ConfigurableEnvironment environment;

    Settings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** By variable. */
    public List<Setting> inForce() {
        var found = new TreeMap<String, Setting>();
        for (var source : environment.getPropertySources()) {
            if (source instanceof OriginTrackedMapPropertySource file) {
                for (var property : file.getPropertyNames()) {
                    var variable = VARIABLE.matcher(String.valueOf(file.getProperty(property)));
                    if (variable.find()) {
                        found.computeIfAbsent(variable.group(1), name -> setting(name, property));
                    }
                }
            }
        }
        return List.copyOf(found.values());
    }

    private Setting setting(String variable, String property) {
        var given = environment.containsProperty(variable);
        if (SECRET.matcher(variable).find()) {
            return new Setting(variable, property, null, true, given);
        }
        var value = environment.getProperty(property);
        return new Setting(variable, property, value == null || value.isBlank() ? null : shown(value), false, given);
    }

    /** Addresses may carry names, passwords and keys. */
    private static String shown(String value) {
        return value.contains("://")
                ? USER_INFO.matcher(QUERY.matcher(value).replaceAll("")).replaceAll("")
                : value;
    }
}
