package io.bihuan.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTests {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.bihuan.simulator");

    @Test
    void seesTheWholeSimulator() {
        assertThat(CLASSES).hasSizeGreaterThan(50);
    }

    @Test
    void knowsOfTheProductOnlyTheCodec() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.bihuan.server..", "io.bihuan.engine..")
                .check(CLASSES);
    }

    @Test
    void keepsTheCityAndItsTrafficFreeOfProtocolsAndSockets() {
        noClasses()
                .that()
                .resideInAnyPackage("..city..", "..drive..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "io.bihuan.codec..", "..terminal..", "..fleet..")
                .check(CLASSES);
    }

    @Test
    void keepsTerminalsFreeOfSockets() {
        noClasses()
                .that()
                .resideInAPackage("..terminal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "..fleet..")
                .check(CLASSES);
    }

    @Test
    void readsNoClockWhereTimeIsAnArgument() {
        noClasses()
                .that()
                .resideInAnyPackage("..city..", "..drive..", "..terminal..", "..fleet..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }
}
