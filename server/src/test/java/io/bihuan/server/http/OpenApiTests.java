package io.bihuan.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The committed description of the interface is the one the server gives. */
@ServerTest
class OpenApiTests {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @LocalServerPort
    private int port;

    @Test
    void committedDescriptionIsUpToDate() throws IOException {
        String now = JSON.writeValueAsString(
                        sorted(TestClient.at(port).get("/api/openapi.json").body())) + "\n";
        Path made = Path.of("target/openapi.json");
        Files.writeString(made, now);
        Path committed = Path.of("openapi.json");

        assertThat(Files.exists(committed) ? Files.readString(committed) : "")
                .as(
                        "The interface has changed. Look at the difference, then: cp server/target/openapi.json server/openapi.json")
                .isEqualTo(now);
    }

    @Test
    void everyPathBelongsToTheInterface() {
        var paths = new TreeSet<>(
                TestClient.at(port).get("/api/openapi.json").body().get("paths").propertyNames());

        assertThat(paths).hasSizeGreaterThan(20).allMatch(path -> path.startsWith("/api/"));
    }

    @Test
    void everySchemaHasShortNameOfItsOwn() {
        var schemas = TestClient.at(port)
                .get("/api/openapi.json")
                .body()
                .get("components")
                .get("schemas");

        assertThat(schemas.propertyNames())
                .contains("PersonRow", "PersonRowPage", "SessionPasswordBody")
                .noneMatch(name -> name.contains("."));
    }

    /** The same tree with its names in order, so that the file does not depend on the order of scanning. */
    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            var names = new TreeMap<String, JsonNode>();
            node.properties().forEach(property -> names.put(property.getKey(), sorted(property.getValue())));
            return JsonNodeFactory.instance.objectNode().setAll(names);
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(sorted(item)));
            return array;
        }
        return node;
    }
}
