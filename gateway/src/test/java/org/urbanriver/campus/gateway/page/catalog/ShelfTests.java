package org.urbanriver.campus.gateway.page.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.courses.CatalogApi;
import org.urbanriver.campus.contracts.enrollments.OfferingApi;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.session.SignedIn;
import org.urbanriver.campus.platform.security.Caller;

class ShelfTests extends GatewayTest {

    @Autowired
    private CatalogApi catalog;

    @Autowired
    private OfferingApi offerings;

    @Autowired
    private Parts parts;

    private Shelf shelf;

    @BeforeEach
    void keepForLong() {
        shelf = new Shelf(catalog, offerings, parts, Clock.systemUTC(), Duration.ofMinutes(1));
        SERVICE.answer("GET /api/techniques", 200, "application/json", """
            [{"slug": "acupressure", "name": "Acupressure", "summary": "Points"}]\
            """);
    }

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whatWasReadAMomentAgoIsNotAskedForAgain() {
        shelf.techniques().required();
        shelf.techniques().required();

        assertThat(SERVICE.count("/api/techniques")).isEqualTo(1);
    }

    @Test
    void aFailureIsNotKept() {
        SERVICE.answer("GET /api/courses/x", 503, "application/problem+json", "{}");
        assertThat(shelf.course("x").isAway()).isTrue();
        shelf.course("x").isAway();

        assertThat(SERVICE.count("/api/courses/x")).isEqualTo(2);
    }

    @Test
    void whatIsKeptForAllIsAskedForInNobodysName() {
        var staff = new Caller("i1", "Ines", "ines@example.org", Set.of(Role.INSTRUCTOR));
        SecurityContextHolder.getContext().setAuthentication(new SignedIn(staff));

        shelf.techniques().required();

        assertThat(SERVICE.last("/api/techniques").header("authorization")).isEmpty();
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNotNull();
    }

    @Test
    void whoTookASeatSeesSoAtOnce() {
        SERVICE.answer(
                "GET /api/offerings",
                200,
                "application/json",
                "{\"items\": [], \"page\": 0, \"size\": 100, \"total\": 0}");

        assertThat(shelf.offerings("x").or(List.of())).isEmpty();
        shelf.forgetSeats("x");
        shelf.offerings("x").required();

        assertThat(SERVICE.count("/api/offerings")).isEqualTo(2);
    }
}
