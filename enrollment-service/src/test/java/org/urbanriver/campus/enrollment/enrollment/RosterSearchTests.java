package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.enrollment.student.StudentCopy;

class RosterSearchTests {

    private static final StudentCopy JOSE =
            new StudentCopy("s1", "José Núñez-Ortega", "jose.n@rivers.example", Set.of(Role.STUDENT), false, 1);

    @ParameterizedTest
    @ValueSource(strings = {"jose", "JOS", "nunez", "ortega jo", "jose.n@riv", "rivers", "n\u0303", "  "})
    void findsByTheBeginningOfAnyPartOfNameOrAddress(String typed) {
        assertThat(RosterSearch.of(typed).finds("José Núñez-Ortega", JOSE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ose", "jose garcia", "@", "%", ".*"})
    void doesNotFindWhatIsNotThere(String typed) {
        assertThat(RosterSearch.of(typed).finds("José Núñez-Ortega", JOSE)).isFalse();
    }

    @Test
    void findsByTheNameAloneWhileTheAccountIsNotKnown() {
        assertThat(RosterSearch.of("rosa").finds("Rosa Delgado", null)).isTrue();
    }
}
