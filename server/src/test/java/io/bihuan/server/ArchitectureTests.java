package io.bihuan.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of the house that a compiler does not know. */
class ArchitectureTests {

    private static final String ROOT = "io.bihuan.server";
    private static final int FEWEST_CLASSES = 150;
    private static final int MOST_COLLABORATORS = 6;

    /** Constructors that may take more than {@value #MOST_COLLABORATORS}, each with its reason. */
    private static final Map<String, String> LARGE_CONSTRUCTORS =
            Map.of("io.bihuan.server.demo.DemoHistory", "writes a month through the public doors of every module");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static DescribedPredicate<JavaClass> topLevel() {
        return DescribedPredicate.describe(
                "top-level types",
                type -> !type.getName().contains("$") && !type.getSimpleName().equals("package-info"));
    }

    @Test
    void sawTheWholeServer() {
        assertThat(CLASSES.stream().filter(topLevel())).hasSizeGreaterThan(FEWEST_CLASSES);
    }

    @Test
    void atLeastThirdOfTypesIsHidden() {
        long all = CLASSES.stream().filter(topLevel()).count();
        long hidden = CLASSES.stream()
                .filter(topLevel())
                .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
                .count();

        assertThat(hidden * 3).as("%d of %d types are hidden", hidden, all).isGreaterThanOrEqualTo(all);
    }

    @Test
    void onlyTheGatewayKnowsWireFormats() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.bihuan.codec..")
                .check(CLASSES);
    }

    @Test
    void onlyGatewayAndDetectionKnowTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".gateway..", ROOT + ".detection..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.bihuan.engine..")
                .check(CLASSES);
    }

    /** So that each can be read alone, in the order history, evidence, type, condition and proof. */
    @Test
    void ledgersPartsKnowNothingOfTheLedgerAboveThemNorOfEachOtherInCircles() {
        String ledger = ROOT + ".ledger";
        noClasses()
                .that()
                .resideInAnyPackage(ledger + ".history", ledger + ".evidence", ledger + ".type")
                .or()
                .resideInAnyPackage(ledger + ".condition", ledger + ".proof")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ledger, ledger + ".web")
                .check(CLASSES);
        slices().matching(ledger + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void controllersAreHidden() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .check(CLASSES);
    }

    @Test
    void loggersAreConstants() {
        fields().that()
                .haveRawType("org.slf4j.Logger")
                .should()
                .bePrivate()
                .andShould()
                .beStatic()
                .andShould()
                .beFinal()
                .check(CLASSES);
    }

    @Test
    void componentsHaveFewCollaborators() {
        classes()
                .that()
                .areMetaAnnotatedWith("org.springframework.stereotype.Component")
                .should(new ArchCondition<>("take at most " + MOST_COLLABORATORS + " collaborators") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (JavaConstructor constructor : type.getConstructors()) {
                            int count = constructor.getRawParameterTypes().size();
                            boolean fine =
                                    count <= MOST_COLLABORATORS || LARGE_CONSTRUCTORS.containsKey(type.getName());
                            events.add(new SimpleConditionEvent(type, fine, type.getName() + " takes " + count));
                        }
                    }
                })
                .check(CLASSES);
    }

    @Test
    void onlyCommandsPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .and()
                .haveSimpleNameNotEndingWith("Command")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void nobodyAsksTheMachineForTheTime() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void packagesAreNotNamedAfterNothing() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..common..", "..util..", "..base..", "..impl..", "..dto..", "..vo..", "..manager..")
                .check(CLASSES);
    }
}
