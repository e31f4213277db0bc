package io.bihuan.server.ledger.history;

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
public final class CaseState {

    private static final ObjectReader JSON = new JsonMapper().readerFor(new TypeReference<Map<String, Object>>() {});

    private final Map<String, Object> facts = new TreeMap<>();
    private final long caseId;
    private String stage = "";
    private long sequence;
    private byte[] lastHash = EventChain.origin();
    private Instant updatedAt = Instant.EPOCH;

    /** A case before its first step. */
    public CaseState(long caseId) {
        this.caseId = caseId;
    }

    /** The state as it was kept after its last event. */
    public static CaseState kept(
            long caseId, String stage, long sequence, byte[] lastHash, Instant updatedAt, String facts) {
        var state = new CaseState(caseId);
        state.facts.putAll(read(facts));
        state.stage = stage;
        state.sequence = sequence;
        state.lastHash = lastHash;
        state.updatedAt = updatedAt;
        return state;
    }

    /** The facts as they are kept. */
    public String facts() {
        return CanonicalJson.write(facts);
    }

    /** What a step's payload, or the facts as they are kept, say. */
    public static Map<String, Object> read(String payload) {
        return JSON.readValue(payload);
    }

    /** Folds in the next step. The state is changed in place. */
    public void apply(CaseEvent event) {
        if (read(event.payload()).get("set") instanceof Map<?, ?> set) {
            set.forEach((key, value) -> put((String) key, value));
        }
        stage = event.stage();
        sequence = event.sequence();
        lastHash = event.hash();
        updatedAt = event.at();
    }

    /** The state as it would be with these facts changed; no step, and nothing is written. */
    public CaseState with(Map<String, ? extends @Nullable Object> changes) {
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

    /** The id of the case. */
    public long caseId() {
        return caseId;
    }

    /** The key of the stage it stands in, "" before the first step. */
    public String stage() {
        return stage;
    }

    /** How many steps there are. */
    public long sequence() {
        return sequence;
    }

    /** The hash of the last step. */
    public byte[] lastHash() {
        return lastHash;
    }

    /** When the last step was done. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** A fact that is text, null when there is none. */
    @Nullable
    public String text(String key) {
        return facts.get(key) instanceof String text ? text : null;
    }

    /** A fact that every case has, "" when it is missing all the same. */
    public String requiredText(String key) {
        return facts.get(key) instanceof String text ? text : "";
    }

    /** A fact that is a whole number, null when there is none. */
    @Nullable
    public Long number(String key) {
        return facts.get(key) instanceof Number number ? number.longValue() : null;
    }

    /** A fact that counts, 0 when it is not there. */
    public long count(String key) {
        Long number = number(key);
        return number == null ? 0 : number;
    }

    /** Whether a fact is true. */
    public boolean flag(String key) {
        return Boolean.TRUE.equals(facts.get(key));
    }

    /** A fact that is a moment, null when there is none. */
    @Nullable
    public Instant time(String key) {
        String text = text(key);
        return text == null ? null : Instant.parse(text);
    }

    /** A moment that every case has; the epoch when it is missing all the same. */
    public Instant requiredTime(String key) {
        Instant time = time(key);
        return time == null ? Instant.EPOCH : time;
    }

    /** A longitude or latitude in degrees, WGS-84; null when there is none. */
    @Nullable
    public Double degrees(String key) {
        String text = text(key);
        return text == null ? null : Double.valueOf(text);
    }

    /** The stated fields, by key, as text. */
    public Map<String, Object> fields() {
        return map("fields");
    }

    /** The entries of a fact that is a list kept as a map, in the order of their keys, numbers by their size. */
    public List<FactEntry> entries(String key) {
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
    public Map<String, Object> map(String key) {
        if (facts.get(key) instanceof Map<?, ?> map) {
            return object(map);
        }
        return Map.of();
    }
}
