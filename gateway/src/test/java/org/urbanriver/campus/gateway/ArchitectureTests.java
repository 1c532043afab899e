package org.urbanriver.campus.gateway;

import org.junit.jupiter.api.Test;
import org.urbanriver.campus.platform.test.ArchitectureRules;

class ArchitectureTests {

    private final ArchitectureRules rules = ArchitectureRules.of("org.urbanriver.campus.gateway");

    @Test
    void featuresDependOnEachOtherWithoutCycles() {
        rules.featuresDependOnEachOtherWithoutCycles();
    }

    @Test
    void packagesAreFeaturesNotLayers() {
        rules.packagesAreFeaturesNotLayers();
    }

    @Test
    void nothingIsPublicWithoutNeed() {
        rules.nothingIsPublicWithoutNeed();
    }

    @Test
    void onlyFewPlacesWriteByTemplate() {
        rules.onlyFewPlacesWriteByTemplate("SessionStore", "Letters");
    }

    @Test
    void timeComesFromTheClock() {
        rules.timeComesFromTheClock();
    }
}
