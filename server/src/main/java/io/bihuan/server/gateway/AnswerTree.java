package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808Codec;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An answer as an indented tree for people: one field per line, with the unit its name ends in. */
final class AnswerTree {
    /** The last word of a component's name is its unit; words that follow from one another stand longest first. */
    private static final List<Entry<String, String>> UNITS = List.of(
            Map.entry("Kmh", "km/h"),
            Map.entry("Km", "km"),
            Map.entry("Degrees", "°"),
            Map.entry("Metres", "m"),
            Map.entry("Seconds", "s"),
            Map.entry("Litres", "L"),
            Map.entry("Kpa", "kPa"),
            Map.entry("Celsius", "°C"),
            Map.entry("Percent", "%"),
            Map.entry("Bytes", "bytes"));

    private static final int MOST_ON_A_LINE = 5;

    private final StringBuilder out = new StringBuilder();

    private AnswerTree() {}

    static String of(Map<String, @Nullable Object> answer) {
        AnswerTree tree = new AnswerTree();
        if (Boolean.TRUE.equals(answer.get("ok"))) {
            tree.out.append(title(answer)).append('\n');
            tree.fields(answer, "  ");
        } else {
            tree.out.append("rejected ").append(answer.get("code")).append(": ").append(answer.get("detail"));
            tree.out.append(" (").append(answer.get("field")).append(" at byte ");
            tree.out.append(answer.get("offset")).append(")\n");
        }
        return tree.out.toString();
    }

    private static String title(Map<String, @Nullable Object> answer) {
        String id = String.valueOf(answer.get("messageId"));
        return id + " " + Jt808Codec.nameOf(Integer.parseInt(id, 16));
    }

    private void fields(Map<?, ?> fields, String indent) {
        for (Entry<?, ?> field : fields.entrySet()) {
            String name = String.valueOf(field.getKey());
            if (!name.equals("ok") && !name.equals("messageId")) {
                value(name, field.getValue(), indent);
            }
        }
    }

    private void value(String name, @Nullable Object value, String indent) {
        out.append(indent).append(name);
        switch (value) {
            case Map<?, ?> fields
            when isFlat(fields) -> out.append("  ").append(line(fields)).append('\n');
            case Map<?, ?> fields -> {
                out.append('\n');
                fields(fields, indent + "  ");
            }
            case List<?> items -> {
                out.append("  ").append(items.size()).append(items.size() == 1 ? " item\n" : " items\n");
                for (int i = 0; i < items.size(); i++) {
                    value("[" + (i + 1) + "]", items.get(i), indent + "  ");
                }
            }
            case null, default -> out.append("  ").append(scalar(name, value)).append('\n');
        }
    }

    /** Few plain values stand on one line. */
    private static boolean isFlat(Map<?, ?> fields) {
        return fields.size() <= MOST_ON_A_LINE
                && fields.values().stream().noneMatch(value -> value instanceof Map || value instanceof List);
    }

    private static String line(Map<?, ?> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + " " + scalar(String.valueOf(field.getKey()), field.getValue()))
                .collect(Collectors.joining("  "));
    }

    private static String scalar(String name, @Nullable Object value) {
        return switch (value) {
            case null -> "–";
            case Number number
            when name.endsWith("Bits") ->
                "0x" + Long.toHexString(number.longValue()) + BitNames.of(name, number.longValue());
            default -> value + unit(name);
        };
    }

    private static String unit(String name) {
        for (Entry<String, String> unit : UNITS) {
            if (name.endsWith(unit.getKey())) {
                return " " + unit.getValue();
            }
        }
        return "";
    }
}
