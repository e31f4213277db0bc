package io.bihuan.engine.detector;

import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What detection remembers of one asset: conditions and silencings. Owned by the partition's thread. Assets with nothing the
 * matter share no lists and take some fifty bytes.
 */
public final class AssetAlarms {
    /** Conditions of one asset at most; beyond, new ones are not begun, so that no device can fill the memory. */
    static final int MAX_CONDITIONS = 512;

    List<Condition> conditions = List.of();
    List<Shelf> shelves = List.of();
    boolean seenLive;
    long lateNewest = Long.MIN_VALUE;
    long lateHeard;
    /** Cached from the program; not saved. */
    @Nullable
    AssetProfile profile;

    @Nullable
    DetectionProgram profileOf;

    void add(Condition condition) {
        if (conditions.isEmpty()) {
            conditions = new ArrayList<>(2);
        }
        conditions.add(condition);
    }

    void add(Shelf shelf) {
        if (shelves.isEmpty()) {
            shelves = new ArrayList<>(1);
        }
        shelves.removeIf(other -> other.key() == shelf.key() && other.detector().equals(shelf.detector()));
        shelves.add(shelf);
    }

    @Nullable
    Condition withAlarm(String id) {
        for (Condition condition : conditions) {
            if (condition.alarm != null && condition.alarm.id().equals(id)) {
                return condition;
            }
        }
        return null;
    }

    /** The active alarm of an id, or null. */
    public @Nullable Alarm active(String id) {
        Condition condition = withAlarm(id);
        return condition == null ? null : condition.alarm;
    }

    /** Passes the active alarms. */
    public void forEachActive(Consumer<Alarm> consumer) {
        for (Condition condition : conditions) {
            if (condition.alarm != null) {
                consumer.accept(condition.alarm);
            }
        }
    }

    /** Whether nothing is remembered that a tick could change. */
    public boolean isQuiet() {
        return conditions.isEmpty() && shelves.isEmpty();
    }

    /** Writes the state. */
    public void save(ByteWriter out) {
        out.flag(seenLive).signed(lateNewest).signed(lateHeard);
        out.varint(conditions.size());
        conditions.forEach(condition -> condition.save(out));
        out.varint(shelves.size());
        shelves.forEach(shelf -> out.text(shelf.detector()).signed(shelf.key()).signed(shelf.untilMillis()));
    }

    /** Reads what {@link #save} wrote. */
    public static AssetAlarms load(ByteReader in) {
        AssetAlarms alarms = new AssetAlarms();
        alarms.seenLive = in.flag();
        alarms.lateNewest = in.signed();
        alarms.lateHeard = in.signed();
        int conditions = in.count();
        for (int i = 0; i < conditions; i++) {
            alarms.add(Condition.load(in));
        }
        int shelves = in.count();
        for (int i = 0; i < shelves; i++) {
            alarms.add(new Shelf(in.text(), in.signed(), in.signed()));
        }
        return alarms;
    }
}
