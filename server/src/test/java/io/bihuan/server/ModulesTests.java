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
                    .filter(dependency -> !exists(dependency))
                    .forEach(dependency -> wrong.add(name + " names " + dependency + ", which does not exist"));
        }

        assertThat(names).hasSizeGreaterThanOrEqualTo(FEWEST_MODULES);
        assertThat(wrong).isEmpty();
    }

    /** A module, or {@code module :: interface} one of its named interfaces. */
    private static boolean exists(String dependency) {
        String[] names = dependency.split(" :: ", -1);
        return MODULES.getModuleByName(names[0])
                .filter(module -> names.length == 1
                        || module.getNamedInterfaces().getByName(names[1]).isPresent())
                .isPresent();
    }
}
