package io.bihuan.server.http.fuzz;

import io.bihuan.server.scope.WrittenBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What can be asked of the interface, taken from its own description. */
final class Operations {

    /** Not asked: streams do not end, tests of channels go out to others, and the rest signs the fuzzer itself out. */
    private static final Set<String> LEFT_OUT = Set.of(
            "GET /api/live",
            "POST /api/notice-channels/{id}/test",
            "DELETE /api/session",
            "PUT /api/session/password",
            "PUT /api/people/{id}",
            "PUT /api/people/{id}/password",
            "DELETE /api/tokens/{id}");

    private final Map<String, Operation> byName = new LinkedHashMap<>();

    /** @param body what it takes in JSON, described by example; null when it takes none */
    record Operation(
            String method,
            String path,
            List<Parameter> parameters,
            @Nullable String body) {

        String name() {
            return method + " " + path;
        }

        /** With every parameter, or with those it must have. */
        FuzzRequest request(boolean all, String role) {
            String query = parameters.stream()
                    .filter(parameter -> all || parameter.required())
                    .map(parameter -> parameter.name() + "=" + encoded(parameter.usual()))
                    .collect(Collectors.joining("&"));
            byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
            return new FuzzRequest(method, path, query, role, bytes);
        }
    }

    /** @param usual a value it may well have */
    record Parameter(String name, boolean required, String usual, List<String> known) {}

    Operations(JsonNode description, WrittenBody bodies) {
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> add(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue(),
                                description,
                                bodies)));
    }

    private void add(String method, String path, JsonNode operation, JsonNode description, WrittenBody bodies) {
        var parameters = new ArrayList<Parameter>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asString("").equals("query")) {
                parameters.add(parameter(parameter, description));
            }
        }
        var made = new Operation(method, path, parameters, bodies.of(operation));
        if (!LEFT_OUT.contains(made.name())) {
            byName.put(made.name(), made);
        }
    }

    private static Parameter parameter(JsonNode parameter, JsonNode description) {
        JsonNode schema = parameter.path("schema");
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            schema = description.at(reference.substring(1));
        }
        JsonNode values = schema.path("items").isMissingNode() ? schema.path("enum") : schema.at("/items/enum");
        List<String> known = values.valueStream().map(JsonNode::asString).toList();
        String name = parameter.get("name").asString();
        String usual =
                switch (schema.path("format").asString(schema.path("type").asString(""))) {
                    case "date-time" -> "2026-11-22T00:00:00Z";
                    case "date" -> "2026-11-22";
                    case "boolean" -> "true";
                    case "integer", "int32", "int64", "number", "double" -> "1";
                    default -> known.isEmpty() ? "1" : known.getFirst();
                };
        return new Parameter(
                name,
                parameter.path("required").asBoolean(false),
                name.equals("sort") ? "id,desc" : name.equals("q") ? "超速" : usual,
                known);
    }

    Optional<Operation> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    List<Operation> all() {
        return List.copyOf(byName.values());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
