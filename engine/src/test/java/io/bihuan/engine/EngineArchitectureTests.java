package io.bihuan.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineArchitectureTests {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.bihuan.engine");

    private static List<JavaClass> topLevel() {
        return ENGINE.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .toList();
    }

    @Test
    void dependsOnThePlatformAndTheStoresLibrariesAlone() {
        assertThat(topLevel()).hasSizeGreaterThan(70);
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "io.bihuan.engine..", "org.jspecify..", "org.rocksdb..", "com.github.luben.zstd..")
                .check(ENGINE);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.bihuan.engine.store")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rocksdb..")
                .check(ENGINE);
    }

    @Test
    void callsTheClockInOnePlaceAndStartsThreadsInAnother() {
        noClasses()
                .that()
                .haveNameNotMatching(".*EngineClock.*")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(ENGINE);
        noClasses()
                .that()
                .doNotHaveSimpleName("Runner")
                .should()
                .callMethod(Thread.class, "ofPlatform")
                .orShould()
                .callMethod(Thread.class, "ofVirtual")
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callMethod(Thread.class, "start")
                .check(ENGINE);
    }

    @Test
    void hasNoCyclesBetweenItsPackages() {
        slices().matching("io.bihuan.engine.(*)..").should().beFreeOfCycles().check(ENGINE);
        noClasses()
                .that()
                .resideInAnyPackage("io.bihuan.engine.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.bihuan.engine")
                .check(ENGINE);
    }

    @Test
    void hidesAtLeastAThirdOfItsTypes() {
        long hidden = topLevel().stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
                .count();
        assertThat(hidden * 3).isGreaterThanOrEqualTo(topLevel().size());
    }
}
