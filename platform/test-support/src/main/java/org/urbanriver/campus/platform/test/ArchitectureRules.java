package org.urbanriver.campus.platform.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.repository.Repository;

/** How a service is built: features in packages of their own, no cycles, no layers, and nothing public without need. */
public final class ArchitectureRules {

    private static final Set<String> WRITES = Set.of(
            "insert",
            "insertAll",
            "save",
            "updateFirst",
            "updateMulti",
            "upsert",
            "findAndModify",
            "findAndReplace",
            "findAndRemove",
            "remove",
            "replace",
            "bulkOps",
            "dropCollection");

    private final String base;
    private final JavaClasses classes;

    private ArchitectureRules(String base) {
        this.base = base;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(base);
    }

    /** @param base package of the service, such as {@code org.urbanriver.campus.course} */
    public static ArchitectureRules of(String base) {
        return new ArchitectureRules(base);
    }

    public void featuresDependOnEachOtherWithoutCycles() {
        slices().matching(base + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    public void packagesAreFeaturesNotLayers() {
        noClasses()
                .should()
                .resideInAnyPackage("..controller..", "..service..", "..dto..", "..impl..", "..util..", "..mapper..")
                .check(classes);
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|DTO|Dto|Entity|Utils|Util|Mapper)$")
                .check(classes);
    }

    /** A class is public only when another package uses it. */
    public void nothingIsPublicWithoutNeed() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .and()
                .resideOutsideOfPackage("..templates..") // generated
                .should(beUsedFromAnotherPackage())
                .allowEmptyShould(true)
                .check(classes);
    }

    /** @param places simple names of the few classes that may write past a repository */
    public void onlyFewPlacesWriteByTemplate(String... places) {
        var allowed = Set.of(places);
        noClasses()
                .that(DescribedPredicate.describe(
                        "are none of " + allowed,
                        each -> !allowed.contains(outermost(each).getSimpleName())))
                .should()
                .callMethodWhere(DescribedPredicate.describe("writes by template", ArchitectureRules::isWrite))
                .check(classes);
    }

    /**
     * What is written once is never changed: its package writes by inserting alone, has no repository, and whoever else knows
     * the document writes nothing by template.
     *
     * @param feature package of the document
     * @param document its simple name
     */
    public void onlyInserted(String feature, String document) {
        noClasses()
                .that()
                .resideInAPackage(feature)
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "writes otherwise than by inserting",
                        call -> isWrite(call) && !call.getName().equals("insert")))
                .orShould()
                .beAssignableTo(Repository.class)
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackage(feature)
                .and(DescribedPredicate.describe("know " + document, each -> knows(each, feature + "." + document)))
                .should()
                .callMethodWhere(DescribedPredicate.describe("writes by template", ArchitectureRules::isWrite))
                .allowEmptyShould(true)
                .check(classes);
    }

    private static boolean knows(JavaClass item, String other) {
        return item.getDirectDependenciesFromSelf().stream()
                .anyMatch(each -> each.getTargetClass().getName().equals(other));
    }

    public void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(classes);
    }

    private static boolean isWrite(JavaMethodCall call) {
        return call.getTargetOwner().isAssignableTo(MongoOperations.class) && WRITES.contains(call.getName());
    }

    private static JavaClass outermost(JavaClass inner) {
        return inner.getEnclosingClass().map(ArchitectureRules::outermost).orElse(inner);
    }

    private static ArchCondition<JavaClass> beUsedFromAnotherPackage() {
        return new ArchCondition<>("be used from another package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                var used = item.getDirectDependenciesToSelf().stream()
                        .anyMatch(
                                each -> !each.getOriginClass().getPackageName().equals(item.getPackageName()));
                if (!used) {
                    events.add(SimpleConditionEvent.violated(item, item.getName() + " need not be public"));
                }
            }
        };
    }
}
