package io.bihuan.server.ledger.type;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How pressing a case is; chosen by people, apart from its severity. */
public enum Urgency {
    NORMAL("normal"),
    URGENT("urgent"),
    VERY_URGENT("veryUrgent");

    private final String key;

    Urgency(String key) {
        this.key = key;
    }

    /** As it is written in files, facts and the interface. */
    public String key() {
        return key;
    }

    /** All written forms. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Urgency::key).toList();
    }

    /** The urgency written so; normal for null and what is not known. */
    public static Urgency of(@Nullable String key) {
        return Arrays.stream(values())
                .filter(urgency -> urgency.key.equals(key))
                .findFirst()
                .orElse(NORMAL);
    }
}
