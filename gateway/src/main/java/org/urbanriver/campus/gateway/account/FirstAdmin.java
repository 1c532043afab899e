package org.urbanriver.campus.gateway.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.problems.RuleViolated;

/** Gives a new campus its first admin. Once there is an admin it does nothing, whatever the environment says. */
@Component
@Order(0)
class FirstAdmin implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);
    private static final String DEFAULT_EMAIL = "admin@urbanriver.example";

    private final Registering registering;
    private final Admins admins;
    private final Settings settings;
    private final boolean sampleData;

    FirstAdmin(
            Registering registering,
            Admins admins,
            Settings settings,
            @Value("${campus.sample-data:false}") boolean sampleData) {
        this.registering = registering;
        this.admins = admins;
        this.settings = settings;
        this.sampleData = sampleData;
    }

    /**
     * @param email of the first admin
     * @param password without which one is made up and printed
     */
    @ConfigurationProperties("campus.admin")
    record Settings(
            @DefaultValue("") String email,
            @DefaultValue("") String password) {}

    @Override
    public void run(@Nullable ApplicationArguments arguments) {
        admins.repair();
        if (admins.exist() || sampleBringsOne()) {
            return;
        }
        var email = EmailAddress.of(StringUtils.hasText(settings.email()) ? settings.email() : DEFAULT_EMAIL);
        var generated = !StringUtils.hasText(settings.password());
        var password = generated ? Ids.next() + Ids.next().substring(0, 4) : settings.password();
        try {
            registering.create(email, PersonName.of("Campus admin"), password, Set.of(Role.ADMIN));
        } catch (RuleViolated e) {
            explain(email);
            return;
        }
        if (generated) {
            log.warn("First admin: sign in as {} with the password {} (shown only this once)", email.value(), password);
        } else {
            log.info("First admin: {} with the password that was configured", email.value());
        }
    }

    private boolean sampleBringsOne() {
        return sampleData && !StringUtils.hasText(settings.email());
    }

    private void explain(EmailAddress email) {
        if (registering.find(email.value()).filter(Account::isActiveAdmin).isEmpty()) {
            log.error(
                    "There is no admin, and {} belongs to an account that is none."
                            + " Set CAMPUS_ADMIN_EMAIL to another address and start again.",
                    email.value());
        } // else another gateway was first
    }
}
