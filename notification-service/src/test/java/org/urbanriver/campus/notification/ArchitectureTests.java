package org.urbanriver.campus.notification;

import org.junit.jupiter.api.Test;
import org.urbanriver.campus.platform.test.ArchitectureRules;

class ArchitectureTests {

    private final ArchitectureRules rules = ArchitectureRules.of("org.urbanriver.campus.notification");

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
    void onlyTheCollectionsOfEachFeatureWriteByTemplate() {
        rules.onlyFewPlacesWriteByTemplate(
                "AuditTrail", "DeadLetters", "EventRates", "Inbox", "Mails", "RecordedEvents");
    }

    @Test
    void theAuditTrailIsOnlyEverInsertedInto() {
        rules.onlyInserted("org.urbanriver.campus.notification.audit", "Act");
    }

    @Test
    void timeComesFromTheClock() {
        rules.timeComesFromTheClock();
    }
}
