package io.bihuan.server.ledger;

import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.type.CaseType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A step on its way: what an {@link Effect} reads, and where it leaves the facts it changes. A fact whose value is a map
 * is merged entry by entry into what stood there; an entry or a fact that becomes null is taken away.
 */
final class EffectWork {

    private final CaseType type;
    private final CaseType.Action action;
    private final CaseState state;
    private final Actor actor;
    private final Instant at;
    private final @Nullable String reason;
    private final Inputs inputs;
    private final Map<String, @Nullable Object> set = new HashMap<>();
    private final Map<String, @Nullable Object> payload = new TreeMap<>();
    private @Nullable String to;

    EffectWork(
            CaseType type,
            CaseType.Action action,
            CaseState state,
            Actor actor,
            Instant at,
            @Nullable String reason,
            Inputs inputs) {
        this.type = type;
        this.action = action;
        this.state = state;
        this.actor = actor;
        this.at = at;
        this.reason = reason;
        this.inputs = inputs;
        this.to = action.to();
    }

    CaseType type() {
        return type;
    }

    CaseType.Action action() {
        return action;
    }

    /** The case before the step, held against other writers. */
    CaseState state() {
        return state;
    }

    Actor actor() {
        return actor;
    }

    /** The moment of the step. */
    Instant at() {
        return at;
    }

    @Nullable
    String reason() {
        return reason;
    }

    Inputs inputs() {
        return inputs;
    }

    /** Changes a fact. */
    void set(String key, @Nullable Object value) {
        set.put(key, value);
    }

    /** Changes several facts. */
    void setAll(Map<String, ? extends @Nullable Object> facts) {
        set.putAll(facts);
    }

    /** Changes one entry of a fact that is a map. */
    void entry(String key, String entry, @Nullable Object value) {
        var entries = new HashMap<String, @Nullable Object>();
        if (set.get(key) instanceof Map<?, ?> before) {
            before.forEach((name, one) -> entries.put((String) name, one));
        }
        entries.put(entry, value);
        set.put(key, entries);
    }

    /** The next free entry of a fact that is a list kept as a map: 1, 2, 3 … */
    String next(String key) {
        return Integer.toString(state.map(key).size() + 1);
    }

    /** The facts an entry usually begins with: when and by whom. */
    Map<String, @Nullable Object> signed() {
        var entry = new TreeMap<String, @Nullable Object>();
        entry.put("at", EventChain.written(at));
        entry.put("by", actor.id());
        entry.put("byName", actor.name());
        return entry;
    }

    /** Leaves something in the step's record that is not a fact of the case. */
    void note(String key, @Nullable Object value) {
        payload.put(key, value);
    }

    /** Leads the case elsewhere than the action says; null to let it stand where it is. */
    void leadTo(@Nullable String stage) {
        to = stage;
    }

    /** Where the case goes, null when it stays. */
    @Nullable
    String to() {
        return to;
    }

    Map<String, @Nullable Object> facts() {
        return set;
    }

    Map<String, @Nullable Object> payload() {
        return payload;
    }
}
