package io.bihuan.server.ledger;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of a fact that is a list kept as a map. */
record FactEntry(String key, Map<String, Object> values) {

    FactEntry {
        values = Map.copyOf(values);
    }

    /** The text, "" when there is none. */
    String text(String name) {
        String text = optional(name);
        return text == null ? "" : text;
    }

    @Nullable
    String optional(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    long number(String name) {
        return values.get(name) instanceof Number number ? number.longValue() : 0;
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    @Nullable
    Instant time(String name) {
        String text = optional(name);
        return text == null ? null : Instant.parse(text);
    }

    Instant requiredTime(String name) {
        Instant time = time(name);
        return time == null ? Instant.EPOCH : time;
    }

    /** Who, from {@code <name>} (id, missing for the system) and {@code <name>Name}; null when neither is there. */
    CaseDetail.@Nullable Who who(String name) {
        String called = optional(name + "Name");
        return called == null
                ? null
                : new CaseDetail.Who(values.get(name) instanceof Number id ? id.longValue() : null, called);
    }

    CaseDetail.Who requiredWho(String name) {
        CaseDetail.Who who = who(name);
        return who == null ? new CaseDetail.Who(null, "") : who;
    }
}
