package io.bihuan.server.ledger;

import io.bihuan.server.calendar.TimeLimit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was stated for an effect, checked against what it asked for; blank ones are missing. */
record Inputs(Map<String, String> values) {

    static final Inputs NONE = new Inputs(Map.of());

    Inputs {
        values = Map.copyOf(values);
    }

    /** The text, null when it was not stated. */
    @Nullable
    String text(String key) {
        return values.get(key);
    }

    /** The text of a required input. */
    String requiredText(String key) {
        return values.getOrDefault(key, "");
    }

    @Nullable
    Long id(String key) {
        String text = values.get(key);
        return text == null ? null : Long.valueOf(text);
    }

    /** The id of a required input. */
    long requiredId(String key) {
        return Long.parseLong(requiredText(key));
    }

    List<Long> ids(String key) {
        return split(values.getOrDefault(key, "")).stream()
                .map(Long::valueOf)
                .distinct()
                .toList();
    }

    static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    @Nullable
    Instant instant(String key) {
        String text = values.get(key);
        return text == null ? null : Instant.parse(text);
    }

    @Nullable
    LocalDate date(String key) {
        String text = values.get(key);
        return text == null ? null : LocalDate.parse(text);
    }

    @Nullable
    TimeLimit limit(String key) {
        String text = values.get(key);
        return text == null ? null : TimeLimit.parse(text);
    }

    boolean flag(String key) {
        return "true".equals(values.get(key));
    }
}
