package io.bihuan.server.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of a settings file. Each reading method says what it expects; anything else becomes a fault at its place
 * in the file and a harmless substitute is given back, so that reading goes on and finds the next fault too. Call
 * {@link #finish()} when everything known has been read: what is left is a misspelt or unknown key.
 */
public final class YamlMap {

    private final String file;
    private final String path;
    private final MappingNode node;
    private final YamlFaults faults;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    YamlMap(String file, String path, MappingNode node, YamlFaults faults) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.faults = faults;
        for (var entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                faults.add(file, entry.getKeyNode(), "A key must be plain text.");
            } else if (values.put(key.getValue(), entry.getValueNode()) != null) {
                faults.add(file, key, "The key '" + key.getValue() + "' is given twice.");
            } else {
                keys.put(key.getValue(), key);
            }
        }
    }

    /** The keys in the order written. */
    public List<String> keys() {
        return List.copyOf(keys.keySet());
    }

    /** Whether the key is given with a value. */
    public boolean has(String key) {
        known.add(key);
        var value = values.get(key);
        return value != null && !isEmpty(value);
    }

    /** Text that must be there; "" after a fault. */
    public String text(String key) {
        return scalar(key, true).map(ScalarNode::getValue).orElse("");
    }

    /** Text that may be left out. */
    public Optional<String> optionalText(String key) {
        return scalar(key, false).map(ScalarNode::getValue);
    }

    /** true or false; the given value when left out. */
    public boolean flag(String key, boolean otherwise) {
        return parsed(key, text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException("must be true or false");
                })
                .orElse(otherwise);
    }

    /** A number without fraction within bounds; the given value when left out, and after a fault. */
    public long integer(String key, long lowest, long highest, long otherwise) {
        return number(key, lowest, highest)
                .filter(value -> {
                    if (value != Math.rint(value)) {
                        fault(key, "must be a whole number");
                        return false;
                    }
                    return true;
                })
                .map(Double::longValue)
                .orElse(otherwise);
    }

    /** A number within bounds, empty when left out and after a fault. */
    public Optional<Double> number(String key, double lowest, double highest) {
        return parsed(key, text -> {
            double value = parseNumber(text);
            if (!(value >= lowest && value <= highest)) {
                throw new IllegalArgumentException("must lie between " + plain(lowest) + " and " + plain(highest));
            }
            return value;
        });
    }

    private static double parseNumber(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number", e);
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** One name of an enum, in any case and with - for _; empty when left out and after a fault. */
    public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return parsed(key, text -> constant(type, text));
    }

    /** Names of an enum; none when left out. */
    public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        return parsedList(key, text -> constant(type, text));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        var name = text.replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    /**
     * A value in a written form of its own, empty when left out and after a fault.
     *
     * @param parse throws {@link IllegalArgumentException} with the rest of a sentence that begins with the key
     */
    public <T> Optional<T> parsed(String key, Function<String, T> parse) {
        return scalar(key, false).flatMap(scalar -> parse(key, scalar, parse));
    }

    /** As {@link #parsed}, but the key must be there. */
    public <T> Optional<T> requiredParsed(String key, Function<String, T> parse) {
        return scalar(key, true).flatMap(scalar -> parse(key, scalar, parse));
    }

    private <T> Optional<T> parse(String key, ScalarNode scalar, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(scalar.getValue().strip()));
        } catch (IllegalArgumentException e) {
            faults.add(file, scalar, where(key) + " is '" + scalar.getValue() + "' and " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    /** A list of values in a written form of their own; a single value counts as a list of one. */
    public <T> List<T> parsedList(String key, Function<String, T> parse) {
        var items = new ArrayList<T>();
        for (var item : items(key)) {
            if (item instanceof ScalarNode scalar) {
                parse(key, scalar, parse).ifPresent(items::add);
            } else {
                faults.add(file, item, where(key) + " must list plain values.");
            }
        }
        return items;
    }

    /** A list of texts; none when left out. */
    public List<String> texts(String key) {
        return parsedList(key, text -> text);
    }

    /** A list of mappings; none when left out. */
    public List<YamlMap> maps(String key) {
        var maps = new ArrayList<YamlMap>();
        int index = 0;
        for (var item : items(key)) {
            if (item instanceof MappingNode mapping) {
                maps.add(new YamlMap(file, where(key) + "[" + index + "]", mapping, faults));
            } else {
                faults.add(file, item, where(key) + " must list mappings.");
            }
            index++;
        }
        return maps;
    }

    private List<Node> items(String key) {
        known.add(key);
        var value = values.get(key);
        if (value == null || isEmpty(value)) {
            return List.of();
        }
        return value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
    }

    /** A mapping that may be left out. */
    public Optional<YamlMap> map(String key) {
        known.add(key);
        var value = values.get(key);
        if (value == null || isEmpty(value)) {
            return Optional.empty();
        }
        if (value instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(file, where(key), mapping, faults));
        }
        faults.add(file, value, where(key) + " must be a mapping.");
        return Optional.empty();
    }

    /** Whether the key holds a mapping. */
    public boolean isMap(String key) {
        known.add(key);
        return values.get(key) instanceof MappingNode;
    }

    /** Tells a fault at a key of this mapping, or at the mapping itself when the key is not there. */
    public void fault(String key, String restOfSentence) {
        @Nullable Node place = values.get(key);
        faults.add(file, place == null ? node : place, where(key) + " " + restOfSentence + ".");
    }

    /** Tells a fault of this mapping as a whole, as a full sentence. */
    public void fault(String sentence) {
        faults.add(file, node, sentence);
    }

    /** Tells every key that nobody asked for. */
    public void finish() {
        keys.forEach((key, place) -> {
            if (!known.contains(key)) {
                faults.add(
                        file,
                        place,
                        "Unknown key '" + where(key) + "'" + nearest(key) + "; known here: " + known() + ".");
            }
        });
    }

    private String known() {
        return known.stream().sorted().collect(Collectors.joining(", "));
    }

    private String nearest(String key) {
        return known.stream()
                .filter(candidate -> !keys.containsKey(candidate) && distance(candidate, key) <= 2)
                .findFirst()
                .map(candidate -> ", did you mean '" + candidate + "'?")
                .orElse("");
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private Optional<ScalarNode> scalar(String key, boolean required) {
        known.add(key);
        var value = values.get(key);
        if (value == null || isEmpty(value)) {
            if (required) {
                faults.add(file, value == null ? node : value, where(key) + " is missing.");
            }
            return Optional.empty();
        }
        if (value instanceof ScalarNode scalar) {
            return Optional.of(scalar);
        }
        faults.add(file, value, where(key) + " must be a single value.");
        return Optional.empty();
    }

    private static boolean isEmpty(Node value) {
        return value instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    private String where(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
