package io.bihuan.server.gateway;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
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

    private final StringBuilder out = new StringBuilder();

    private AnswerTree() {}

    static String of(Map<String, @Nullable Object> answer) {
        AnswerTree tree = new AnswerTree();
        if (Boolean.TRUE.equals(answer.get("ok"))) {
            tree.fields(answer, "");
        } else {
            tree.out.append("rejected ").append(answer.get("code")).append(": ").append(answer.get("detail"));
            tree.out.append(" (").append(answer.get("field")).append(" at byte ");
            tree.out.append(answer.get("offset")).append(")\n");
        }
        return tree.out.toString();
    }

    private void fields(Map<?, ?> fields, String indent) {
        for (Entry<?, ?> field : fields.entrySet()) {
            String name = String.valueOf(field.getKey());
            if (!name.equals("ok")) {
                value(name, field.getValue(), indent);
            }
        }
    }

    private void value(String name, @Nullable Object value, String indent) {
        out.append(indent).append(name);
        switch (value) {
            case null -> out.append("  –\n");
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
            case Number number
            when name.endsWith("Bits") ->
                out.append("  0x").append(Long.toHexString(number.longValue())).append(bits(number.longValue()));
            default -> out.append("  ").append(value).append(unit(name)).append('\n');
        }
    }

    private static String bits(long value) {
        StringBuilder set = new StringBuilder();
        for (int bit = 0; bit < 32; bit++) {
            if ((value >> bit & 1) == 1) {
                set.append(set.isEmpty() ? "  bits " : ", ").append(bit);
            }
        }
        return set.append('\n').toString();
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
