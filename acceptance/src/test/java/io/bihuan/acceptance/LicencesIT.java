package io.bihuan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every component that is shipped, and every npm package, has a licence that build-rules/licences.txt allows. Writes the bill
 * of materials, {@code server/target/bihuan-sbom.json}.
 */
class LicencesIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FEWEST_COMPONENTS = 60;
    private static final int FEWEST_PACKAGES = 100;

    private final Path root = Path.of(System.getProperty("bihuan.root", "..")).toAbsolutePath();
    private final Set<String> shipped = new HashSet<>();
    private final Set<String> build = new HashSet<>();
    private final Set<String> exceptions = new HashSet<>();

    @BeforeEach
    void readRules() throws IOException {
        for (String line : Files.readAllLines(root.resolve("build-rules/licences.txt"))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "build" -> build.add(line.substring("build ".length()));
                case "ship" -> exceptions.add(words[1] + " " + words[2]);
                default -> shipped.add(line);
            }
        }
    }

    @Test
    void shipsOnlyComponentsWithAllowedLicencesAndSaysWhatTheyAre() throws IOException {
        List<BillOfMaterials.Component> components = BillOfMaterials.of(
                root.resolve("server/target/lib"),
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")));
        Path bill = Files.createDirectories(root.resolve("server/target")).resolve("bihuan-sbom.json");
        Files.writeString(bill, BillOfMaterials.cyclonedx(components));

        assertThat(components).hasSizeGreaterThan(FEWEST_COMPONENTS);
        assertThat(JSON.readTree(Files.readString(bill)).get("components")).hasSize(components.size());
        assertThat(components.stream().filter(component -> !mayShip(component)).toList())
                .as("components without an allowed licence; replace them, or add a rule with its reason")
                .isEmpty();
    }

    /** Several licences of one component are alternatives in the poms of this world. */
    private boolean mayShip(BillOfMaterials.Component component) {
        List<String> licences = component.licences().isEmpty() ? List.of("none") : component.licences();
        return licences.stream()
                .anyMatch(licence -> shipped.contains(licence)
                        || exceptions.contains(component.group() + ":" + component.name() + " " + licence)
                        || exceptions.contains(component.group() + ":* " + licence));
    }

    @Test
    void usesOnlyNpmPackagesWithAllowedLicences() throws IOException {
        JsonNode lock = JSON.readTree(Files.readString(root.resolve("web/package-lock.json")));
        List<String> refused = new ArrayList<>();
        int seen = 0;
        for (var entry : lock.get("packages").properties()) {
            if (!entry.getKey().isEmpty()) {
                seen++;
                String licence = entry.getValue().path("license").asString("none");
                boolean dev = entry.getValue().path("dev").asBoolean(false);
                boolean allowed = Arrays.stream(licence.replaceAll("[()]", "").split(" OR "))
                        .anyMatch(one -> shipped.contains(one) || dev && build.contains(one));
                if (!allowed) {
                    refused.add(entry.getKey() + " " + licence);
                }
            }
        }
        assertThat(seen).isGreaterThan(FEWEST_PACKAGES);
        assertThat(refused).isEmpty();
    }
}
