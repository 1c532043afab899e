package org.urbanriver.campus.enrollment;

import org.junit.jupiter.api.Test;
import org.urbanriver.campus.platform.test.ArchitectureRules;

class ArchitectureTests {

    private final ArchitectureRules rules = ArchitectureRules.of("org.urbanriver.campus.enrollment");

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
    void onlyTheLedgerWritesByTemplate() {
        rules.onlyFewPlacesWriteByTemplate("SeatDocuments");
    }

    @Test
    void timeComesFromTheClock() {
        rules.timeComesFromTheClock();
    }
}
