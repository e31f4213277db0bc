package io.bihuan.server.scope;

import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a request's body from its description alone, naming somebody else's things wherever it can name a thing. */
public final class WrittenBody {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DEEPEST = 4;

    private final JsonNode schemas;
    private final ToLongFunction<String> idOf;

    /** @param idOf somebody else's id for a property such as {@code organisationId}; 0 when there is none */
    public WrittenBody(JsonNode description, ToLongFunction<String> idOf) {
        this.schemas = description.path("components").path("schemas");
        this.idOf = idOf;
    }

    /** A body for this operation, null when it takes none in JSON. */
    @Nullable
    public String of(JsonNode operation) {
        JsonNode schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        return schema.isMissingNode()
                ? null
                : JSON.writeValueAsString(value("", schema, 0).orElseGet(JSON::createObjectNode));
    }

    private java.util.Optional<JsonNode> value(String name, JsonNode described, int depth) {
        JsonNode schema = described;
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            schema = schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
        }
        if (depth > DEEPEST) {
            return java.util.Optional.empty();
        }
        if (schema.path("enum").size() > 0) {
            return java.util.Optional.of(schema.path("enum").get(0));
        }
        return java.util.Optional.of(
                switch (schema.path("type").asString("object")) {
                    case "string" -> JSON.valueToTree(text(name, schema));
                    case "integer" -> JSON.valueToTree(number(name));
                    case "number" -> JSON.valueToTree(10.5);
                    case "boolean" -> JSON.valueToTree(true);
                    case "array" -> array(name, schema, depth);
                    default -> object(schema, depth);
                });
    }

    private JsonNode array(String name, JsonNode schema, int depth) {
        var array = JSON.createArrayNode();
        value(name.replaceAll("s$", ""), schema.path("items"), depth + 1).ifPresent(array::add);
        return array;
    }

    private ObjectNode object(JsonNode schema, int depth) {
        var object = JSON.createObjectNode();
        schema.path("properties")
                .properties()
                .forEach(property -> value(property.getKey(), property.getValue(), depth + 1)
                        .ifPresent(value -> object.set(property.getKey(), value)));
        return object;
    }

    private long number(String name) {
        long id = name.endsWith("Id") ? idOf.applyAsLong(name) : 0;
        return id == 0 ? 1 : id;
    }

    private static String text(String name, JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "date-time" -> "2026-11-22T00:00:00Z";
            case "date" -> "2026-11-22";
            case "time-local" -> "08:00:00";
            default -> name.toLowerCase(Locale.ROOT).contains("password") ? "stranger-Pass-2026" : "stranger";
        };
    }
}
