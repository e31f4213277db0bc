package io.bihuan.server.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a case stands: its events folded together. Each event's payload holds under {@code set} the facts it changed, so
 * the fold needs neither the case type nor the program of that day. Facts are text, whole numbers, truth values, and maps,
 * which are merged entry by entry: an entry that becomes null is taken away.
 */
final class CaseState {

    private static final ObjectReader JSON = new JsonMapper().readerFor(new TypeReference<Map<String, Object>>() {});

    private final Map<String, Object> facts = new TreeMap<>();
    private final long caseId;
    private String stage = "";
    private long sequence;
    private byte[] lastHash = EventChain.origin();
    private Instant updatedAt = Instant.EPOCH;

    CaseState(long caseId) {
        this.caseId = caseId;
    }

    /** The state as it was kept after its last event. */
    static CaseState kept(long caseId, String stage, long sequence, byte[] lastHash, Instant updatedAt, String facts) {
        var state = new CaseState(caseId);
        state.facts.putAll(read(facts));
        state.stage = stage;
        state.sequence = sequence;
        state.lastHash = lastHash;
        state.updatedAt = updatedAt;
        return state;
    }

    /** The facts as they are kept. */
    String facts() {
        return CanonicalJson.write(facts);
    }

    /** The state after all these events, which are in order. */
    static CaseState of(long caseId, List<CaseEvent> events) {
        var state = new CaseState(caseId);
        events.forEach(state::apply);
        return state;
    }

    static Map<String, Object> read(String payload) {
        return JSON.readValue(payload);
    }

    void apply(CaseEvent event) {
        if (read(event.payload()).get("set") instanceof Map<?, ?> set) {
            set.forEach((key, value) -> put((String) key, value));
        }
        stage = event.stage();
        sequence = event.sequence();
        lastHash = event.hash();
        updatedAt = event.at();
    }

    /** The state as it would be with these facts changed; no step, and nothing is written. */
    CaseState with(Map<String, ? extends @Nullable Object> changes) {
        var changed = new CaseState(caseId);
        changed.facts.putAll(facts);
        changed.stage = stage;
        changed.sequence = sequence;
        changed.lastHash = lastHash;
        changed.updatedAt = updatedAt;
        changes.forEach(changed::put);
        return changed;
    }

    private void put(String key, @Nullable Object value) {
        if (value == null) {
            facts.remove(key);
        } else if (value instanceof Map<?, ?> entries) {
            var merged = new TreeMap<String, Object>(map(key));
            entries.forEach((entry, stated) -> {
                if (stated == null) {
                    merged.remove((String) entry);
                } else {
                    merged.put((String) entry, stated);
                }
            });
            facts.put(key, merged);
        } else {
            facts.put(key, value);
        }
    }

    long caseId() {
        return caseId;
    }

    String stage() {
        return stage;
    }

    long sequence() {
        return sequence;
    }

    byte[] lastHash() {
        return lastHash;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    @Nullable
    String text(String key) {
        return facts.get(key) instanceof String text ? text : null;
    }

    String requiredText(String key) {
        return facts.get(key) instanceof String text ? text : "";
    }

    @Nullable
    Long number(String key) {
        return facts.get(key) instanceof Number number ? number.longValue() : null;
    }

    long count(String key) {
        Long number = number(key);
        return number == null ? 0 : number;
    }

    boolean flag(String key) {
        return Boolean.TRUE.equals(facts.get(key));
    }

    @Nullable
    Instant time(String key) {
        String text = text(key);
        return text == null ? null : Instant.parse(text);
    }

    Instant requiredTime(String key) {
        Instant time = time(key);
        return time == null ? Instant.EPOCH : time;
    }

    @Nullable
    Double degrees(String key) {
        String text = text(key);
        return text == null ? null : Double.valueOf(text);
    }

    /** The stated fields, by key, as text. */
    Map<String, Object> fields() {
        return map("fields");
    }

    /** The entries of a fact that is a list kept as a map, in the order of their keys, numbers by their size. */
    List<FactEntry> entries(String key) {
        return map(key).entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Map<?, ?>)
                .sorted(Comparator.comparingInt((Map.Entry<String, Object> entry) ->
                                entry.getKey().length())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> new FactEntry(entry.getKey(), object(entry.getValue())))
                .toList();
    }

    private static Map<String, Object> object(Object value) {
        var map = new TreeMap<String, Object>();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, each) -> {
                if (each != null) {
                    map.put((String) key, each);
                }
            });
        }
        return map;
    }

    /** The entries of a fact that is a map; empty when it is not there. */
    Map<String, Object> map(String key) {
        if (facts.get(key) instanceof Map<?, ?> map) {
            return object(map);
        }
        return Map.of();
    }
}
