package org.urbanriver.campus.platform.test;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import java.util.Arrays;
import java.util.List;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.platform.security.CampusToken;

/** Who a test request comes from, as the gateway would vouch for them. */
public final class Callers {

    private Callers() {}

    public static JwtRequestPostProcessor student(String id, String name) {
        return account(id, name, Role.STUDENT);
    }

    public static JwtRequestPostProcessor instructor(String id, String name) {
        return account(id, name, Role.STUDENT, Role.INSTRUCTOR);
    }

    public static JwtRequestPostProcessor admin(String id, String name) {
        return account(id, name, Role.ADMIN);
    }

    public static JwtRequestPostProcessor account(String id, String name, Role... roles) {
        List<String> names = Arrays.stream(roles).map(Role::name).toList();
        return jwt().jwt(token -> token.subject(id)
                .claim(CampusToken.NAME, name)
                .claim(CampusToken.EMAIL, id + "@example.org")
                .claim(CampusToken.ROLES, names));
    }
}
