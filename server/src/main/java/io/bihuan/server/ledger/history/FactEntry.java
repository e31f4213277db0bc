package io.bihuan.server.ledger.history;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of a fact that is a list kept as a map. */
public record FactEntry(String key, Map<String, Object> values) {

    public FactEntry {
        values = Map.copyOf(values);
    }

    /** The text, "" when there is none. */
    public String text(String name) {
        String text = optional(name);
        return text == null ? "" : text;
    }

    /** The text, null when there is none. */
    @Nullable
    public String optional(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    /** The whole number, 0 when there is none. */
    public long number(String name) {
        return values.get(name) instanceof Number number ? number.longValue() : 0;
    }

    /** Whether it is true. */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /** The moment, null when there is none. */
    @Nullable
    public Instant time(String name) {
        String text = optional(name);
        return text == null ? null : Instant.parse(text);
    }

    /** The moment of an entry that has one; the epoch when it is missing all the same. */
    public Instant requiredTime(String name) {
        Instant time = time(name);
        return time == null ? Instant.EPOCH : time;
    }
}
