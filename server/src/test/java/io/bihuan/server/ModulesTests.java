package io.bihuan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The walls between the packages. */
class ModulesTests {

    private static final int FEWEST_MODULES = 12;
    private static final ApplicationModules MODULES = ApplicationModules.of(BihuanApplication.class);

    @Test
    void modulesUseOnlyWhatTheyDeclareAndEachOthersInterfaces() {
        MODULES.verify();
    }

    @Test
    void everyModuleDeclaresItsDependenciesAndEachOfThemExists() throws ClassNotFoundException {
        Set<String> names = MODULES.stream()
                .map(module -> module.getIdentifier().toString())
                .collect(Collectors.toSet());
        var wrong = new TreeSet<String>();
        for (String name : names) {
            Annotation annotation =
                    Class.forName("io.bihuan.server." + name + ".package-info").getAnnotation(ApplicationModule.class);
            if (!(annotation instanceof ApplicationModule module)) {
                wrong.add(name + " declares nothing");
                continue;
            }
            Arrays.stream(module.allowedDependencies())
                    .filter(dependency -> !names.contains(dependency))
                    .forEach(dependency -> wrong.add(name + " names " + dependency + ", which is no module"));
        }

        assertThat(names).hasSizeGreaterThanOrEqualTo(FEWEST_MODULES);
        assertThat(wrong).isEmpty();
    }
}
