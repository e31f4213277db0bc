package io.bihuan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say holds a promise must be a test there is. */
class PromisesTests {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Tests|IT))(?:\\.(\\w+))?`");

    private static Map<String, Path> tests() throws IOException {
        var tests = new HashMap<String, Path>();
        for (String house : List.of("codec", "engine", "server", "simulator", "benchmarks", "acceptance")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(house).resolve("src/test/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> tests.put(file.getFileName().toString().replace(".java", ""), file));
            }
        }
        return tests;
    }

    @Test
    void everyTestTheDocumentsNameExists() throws IOException {
        Map<String, Path> tests = tests();
        var missing = new TreeSet<String>();
        int named = 0;
        for (String document : List.of("security.md", "reliability.md")) {
            var matcher = NAMED.matcher(Files.readString(ROOT.resolve("docs").resolve(document)));
            while (matcher.find()) {
                named++;
                Path file = tests.get(matcher.group(1));
                if (file == null
                        || (matcher.group(2) != null
                                && !Files.readString(file).contains("void " + matcher.group(2) + "("))) {
                    missing.add(document + " " + matcher.group());
                }
            }
        }

        assertThat(named).isGreaterThan(20);
        assertThat(missing).isEmpty();
    }
}
