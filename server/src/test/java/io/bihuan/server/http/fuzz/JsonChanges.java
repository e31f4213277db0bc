package io.bihuan.server.http.fuzz;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes JSON so that it stays JSON: a value for another, one more, one less, one that nobody asked for. */
final class JsonChanges {

    /** Deeper than anybody reads. */
    private static final int DEEPEST = 10_000;

    /** Half a character is no UTF-8; escaped, it arrives. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> FIELDS = List.of(
            "id",
            "version",
            "role",
            "organisationId",
            "active",
            "permissions",
            "createdAt",
            "state",
            "password",
            "hash",
            "@class",
            "__proto__",
            "");

    private JsonChanges() {}

    static byte[] change(byte[] body, Random random) {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (JacksonException e) {
            return body;
        }
        var holders = new ArrayList<JsonNode>();
        collect(tree, holders);
        if (holders.isEmpty() || random.nextInt(40) == 0) {
            return JSON.writeValueAsBytes(value(random));
        }
        switch (holders.get(random.nextInt(holders.size()))) {
            case ObjectNode object -> change(object, random);
            case ArrayNode array -> change(array, random);
            default -> throw new IllegalStateException("neither holds values");
        }
        return JSON.writeValueAsBytes(tree);
    }

    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (node.isObject() || node.isArray()) {
            holders.add(node);
            node.forEach(child -> collect(child, holders));
        }
    }

    private static void change(ObjectNode object, Random random) {
        List<String> names = new ArrayList<>(object.propertyNames());
        if (names.isEmpty() || random.nextInt(10) == 0) {
            object.set(FIELDS.get(random.nextInt(FIELDS.size())), value(random));
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(8) == 0) {
            object.remove(name);
        } else {
            object.set(name, value(random));
        }
    }

    private static void change(ArrayNode array, Random random) {
        if (array.isEmpty() || random.nextInt(4) == 0) {
            array.add(
                    array.isEmpty() || random.nextBoolean()
                            ? value(random)
                            : array.get(0).deepCopy());
        } else if (random.nextInt(4) == 0) {
            array.remove(random.nextInt(array.size()));
        } else {
            array.set(random.nextInt(array.size()), value(random));
        }
    }

    private static JsonNode value(Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt(5) - 1);
            case 3 -> NODES.numberNode(random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE);
            case 4 -> NODES.numberNode(new BigDecimal(random.nextBoolean() ? "1E+400" : "1E-4000"));
            case 5 -> NODES.numberNode(BigInteger.TEN.pow(random.nextInt(900)));
            case 6 -> NODES.numberNode(random.nextDouble() * 400 - 200);
            case 7 -> NODES.arrayNode();
            case 8 -> NODES.objectNode();
            case 9 -> nested(random);
            default -> NODES.stringNode(OddValues.longText(random));
        };
    }

    private static JsonNode nested(Random random) {
        JsonNode node = NODES.stringNode(OddValues.text(random));
        int depth = random.nextInt(8) == 0 ? 600 : 1 + random.nextInt(5);
        for (int i = 0; i < depth; i++) {
            node = random.nextBoolean()
                    ? NODES.arrayNode().add(node)
                    : NODES.objectNode().set(OddValues.text(random), node);
        }
        return node;
    }
}
