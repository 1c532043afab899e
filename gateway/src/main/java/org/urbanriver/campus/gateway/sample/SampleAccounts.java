package org.urbanriver.campus.gateway.sample;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.gateway.account.Registering;
import org.urbanriver.campus.platform.security.Caller;

/** One account of each kind, for whoever tries the campus out. */
@Component
@Order(1)
@ConditionalOnBooleanProperty("campus.sample-data")
class SampleAccounts implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SampleAccounts.class);

    private final Registering registering;
    private final SampleSettings settings;
    private final String bindAddress;

    SampleAccounts(Registering registering, SampleSettings settings, @Value("${server.address:}") String bindAddress) {
        this.registering = registering;
        this.settings = settings;
        this.bindAddress = bindAddress;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!isLoopback(bindAddress)) {
            log.warn("CAMPUS_SAMPLE_DATA gives this campus accounts with a password that everybody knows, and it can be"
                    + " reached from other machines. Never keep real data in it.");
        }
        account("admin", "Sample Admin", Set.of(Role.ADMIN));
        instructor();
        account("student", "Sample Student", Set.of(Role.STUDENT));
    }

    Caller instructor() {
        return account("instructor", "Sample Instructor", Set.of(Role.INSTRUCTOR));
    }

    private Caller account(String local, String name, Set<Role> roles) {
        return registering.ensure(local + "@urbanriver.example", name, settings.samplePassword(), roles);
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
