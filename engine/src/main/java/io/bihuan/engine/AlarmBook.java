package io.bihuan.engine;

import io.bihuan.engine.detector.Alarm;
import io.bihuan.engine.detector.AlarmCodec;
import io.bihuan.engine.detector.AlarmSink;
import io.bihuan.engine.detector.AlarmState;
import io.bihuan.engine.detector.AlarmTransition;
import io.bihuan.engine.observation.FrameReference;
import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
import io.bihuan.engine.store.Batch;
import io.bihuan.engine.store.Keys;
import io.bihuan.engine.store.Store;
import io.bihuan.engine.store.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A partition's alarms as others see them: numbers the transitions, keeps them with the alarms for the next commit, and lets
 * none be told twice. During replay nothing is told: what was told was committed with its cause. Owned by the partition's
 * thread.
 */
final class AlarmBook implements AlarmSink {
    private static final byte[] ACTIVE = {2};
    private static final byte[] RETURNED = {1};
    private final int partition;
    private final Store store;
    private final Counters counters;
    private final List<AlarmTransition> pending = new ArrayList<>();
    private final Map<String, Alarm> pendingAlarms = new HashMap<>();
    private final Set<String> raisedInReplay = new HashSet<>();
    private boolean replaying;
    private long next = 1;
    private volatile long lastCommitted;
    private volatile long doneThrough;

    AlarmBook(int partition, Store store, Counters counters) {
        this.partition = partition;
        this.store = store;
        this.counters = counters;
    }

    /** Finds out where the outbox stands. */
    void open() {
        byte[] saved = store.get(Table.META, nextKey());
        next = saved == null ? 1 : new ByteReader(saved).varint();
        doneThrough = next - 1;
        store.scan(Table.OUTBOX, Keys.sequence(partition, 0), Keys.sequence(partition + 1, 0), (key, value) -> {
            doneThrough = Keys.sequenceOf(key) - 1;
            return false;
        });
        lastCommitted = next - 1;
    }

    void replaying(boolean now) {
        replaying = now;
        raisedInReplay.clear();
    }

    private byte[] nextKey() {
        return Keys.meta("outbox." + partition);
    }

    @Override
    public boolean isTaken(String alarmId, FrameReference first) {
        Alarm known = find(alarmId);
        if (!replaying) {
            return known != null;
        }
        return (known != null && !known.first().equals(first)) || !raisedInReplay.add(alarmId);
    }

    @Override
    public void transition(AlarmTransition.Kind kind, long timeMillis, String by, Alarm alarm) {
        if (!replaying) {
            pending.add(new AlarmTransition(partition, next++, kind, timeMillis, by, alarm));
            pendingAlarms.put(alarm.id(), alarm);
        }
    }

    /** The number of the last step, whether it is committed yet or not. */
    long last() {
        return next - 1;
    }

    /** An alarm as of now, what is not yet committed included. */
    @Nullable
    Alarm find(String alarmId) {
        Alarm alarm = pendingAlarms.get(alarmId);
        if (alarm != null) {
            return alarm;
        }
        byte[] stored = store.get(Table.ALARMS, Keys.alarm(alarmId));
        return stored == null ? null : AlarmCodec.read(new ByteReader(stored));
    }

    /** Takes note of an alarm that has returned to normal. */
    boolean acknowledgeReturned(Alarm alarm, long now, String by) {
        if (alarm.state() != AlarmState.RETURNED_UNACKNOWLEDGED) {
            return false;
        }
        transition(
                AlarmTransition.Kind.ACKNOWLEDGED, now, by, alarm.withState(AlarmState.NORMAL, alarm.endTimeMillis()));
        return true;
    }

    void flushTo(Batch batch) {
        if (pending.isEmpty()) {
            return;
        }
        for (AlarmTransition transition : pending) {
            batch.put(Table.OUTBOX, Keys.sequence(partition, transition.sequence()), AlarmCodec.write(transition));
        }
        pendingAlarms.forEach((id, alarm) -> {
            byte[] key = Keys.alarm(id);
            batch.put(Table.ALARMS, key, AlarmCodec.write(alarm));
            if (alarm.state().isClosed()) {
                batch.remove(Table.OPEN_ALARMS, key);
            } else {
                batch.put(Table.OPEN_ALARMS, key, alarm.state().isActive() ? ACTIVE : RETURNED);
            }
        });
        batch.put(Table.META, nextKey(), new ByteWriter(10).varint(next).toBytes());
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    void committed() {
        counters.transitions = counters.transitions + pending.size();
        lastCommitted = next - 1;
        pending.clear();
        pendingAlarms.clear();
    }

    /**
     * Makes what was told and what is so agree. They differ only when the log was replayed by another program than the one
     * that judged it first.
     */
    void reconcile(AssetTable assets, int partitions, long now) {
        Map<String, Alarm> active = new HashMap<>();
        assets.forEach(asset -> asset.alarms.forEachActive(alarm -> active.put(alarm.id(), alarm)));
        active.values().stream()
                .sorted(java.util.Comparator.comparing(Alarm::id))
                .forEach(alarm -> {
                    if (find(alarm.id()) == null) {
                        transition(AlarmTransition.Kind.RAISED, alarm.raisedTimeMillis(), "", alarm);
                    }
                });
        store.scan(Table.OPEN_ALARMS, new byte[0], new byte[] {(byte) 0xFF}, (key, value) -> {
            if (value[0] != ACTIVE[0]) {
                return true;
            }
            String id = new String(key, java.nio.charset.StandardCharsets.UTF_8);
            long assetId = Alarm.assetOf(id);
            if (Partition.of(assetId, partitions) == partition && !active.containsKey(id)) {
                returnStray(id, now);
            }
            return true;
        });
    }

    private void returnStray(String id, long now) {
        Alarm alarm = find(id);
        if (alarm != null && alarm.state().isActive()) {
            AlarmState state =
                    alarm.state() == AlarmState.UNACKNOWLEDGED ? AlarmState.RETURNED_UNACKNOWLEDGED : AlarmState.NORMAL;
            transition(AlarmTransition.Kind.RETURNED, now, "", alarm.withState(state, now));
        }
    }

    /** From any thread: transitions not yet done, oldest first. */
    List<AlarmTransition> outbox(int limit) {
        List<AlarmTransition> found = new ArrayList<>();
        store.scan(
                Table.OUTBOX,
                Keys.sequence(partition, doneThrough + 1),
                Keys.sequence(partition + 1, 0),
                (key, value) -> {
                    if (found.size() < limit) {
                        found.add(AlarmCodec.read(partition, Keys.sequenceOf(key), value));
                    }
                    return found.size() < limit;
                });
        return found;
    }

    /** From any thread: forgets transitions up to one. */
    synchronized void done(long through) {
        if (through > doneThrough) {
            byte[] from = Keys.sequence(partition, doneThrough + 1);
            store.commit(new Batch().removeRange(Table.OUTBOX, from, Keys.sequence(partition, through + 1)), false);
            doneThrough = through;
        }
    }

    /** From any thread: how many transitions are not yet done, as of the last commit. */
    long depth() {
        return Math.max(0, lastCommitted - doneThrough);
    }
}
