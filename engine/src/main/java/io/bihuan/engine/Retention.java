package io.bihuan.engine;

import io.bihuan.engine.detector.Alarm;
import io.bihuan.engine.detector.AlarmCodec;
import io.bihuan.engine.observation.FrameReference;
import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
import io.bihuan.engine.store.Batch;
import io.bihuan.engine.store.Keys;
import io.bihuan.engine.store.Store;
import io.bihuan.engine.store.StoreException;
import io.bihuan.engine.store.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes what is older than it is to be kept. Frames of alarms are put aside before their part of the log goes. Removing is
 * no part of the state: when it fails it is tried again later. Owned by the partition's thread.
 */
final class Retention {
    private static final long EVERY_MILLIS = 600_000;
    private static final int ASSETS_AT_ONCE = 256;
    private static final int ALARMS_AT_ONCE = 10_000;
    private final int partition;
    private final EngineSettings settings;
    private final Store store;
    private long nextRun = Long.MIN_VALUE;
    private final List<AssetState> waiting = new ArrayList<>();

    Retention(int partition, EngineSettings settings, Store store) {
        this.partition = partition;
        this.settings = settings;
        this.store = store;
    }

    /** A second has passed. */
    void tick(long now, AssetTable assets, long replayFrom) {
        if (nextRun == Long.MIN_VALUE) {
            nextRun = now + EVERY_MILLIS;
        }
        try {
            if (now >= nextRun) {
                nextRun = now + EVERY_MILLIS;
                trimAlarms(now - settings.keepAlarms().toMillis());
                trimLog(now - settings.keepFrames().toMillis(), replayFrom);
                if (waiting.isEmpty()) {
                    assets.forEach(waiting::add);
                }
            }
            trimChunks(now - settings.keepObservations().toMillis());
        } catch (StoreException e) {
            nextRun = now + EVERY_MILLIS;
        }
    }

    /**
     * Removes alarms of this partition's assets that were done with before a time, and their frames where no other alarm
     * needs them. What waits in the outbox is not touched.
     */
    void trimAlarms(long endedBefore) {
        Map<String, Alarm> old = new HashMap<>();
        Set<Long> frames = new HashSet<>();
        store.scan(Table.ALARMS, new byte[0], StoreLayout.END, (_, value) -> {
            Alarm alarm = AlarmCodec.read(new ByteReader(value));
            Long end = alarm.endTimeMillis();
            if (isOurs(alarm) && alarm.state().isClosed() && end != null && end < endedBefore) {
                old.put(alarm.id(), alarm);
                frames.add(alarm.first().sequence());
                frames.add(alarm.worst().sequence());
            }
            return old.size() < ALARMS_AT_ONCE;
        });
        if (old.isEmpty()) {
            return;
        }
        store.scan(Table.ALARMS, new byte[0], StoreLayout.END, (_, value) -> {
            Alarm alarm = AlarmCodec.read(new ByteReader(value));
            if (isOurs(alarm) && !old.containsKey(alarm.id())) {
                frames.remove(alarm.first().sequence());
                frames.remove(alarm.worst().sequence());
            }
            return true;
        });
        Batch batch = new Batch();
        old.keySet().forEach(id -> batch.remove(Table.ALARMS, Keys.alarm(id)));
        frames.forEach(sequence -> batch.remove(Table.KEPT_FRAMES, Keys.sequence(partition, sequence)));
        store.commit(batch, false);
    }

    private boolean isOurs(Alarm alarm) {
        return Partition.of(Alarm.assetOf(alarm.id()), settings.partitions()) == partition;
    }

    /** Removes the log before a time, but nothing a replay would need and never the last record. */
    void trimLog(long receivedBefore, long replayFrom) {
        long[] cut = {0};
        store.scan(
                Table.LOG,
                Keys.sequence(partition, 0),
                Keys.sequence(partition, Math.max(0, replayFrom)),
                (key, value) -> {
                    long received = LogRecordCodec.firstReceived(value);
                    if (received >= receivedBefore) {
                        return false;
                    }
                    cut[0] = Keys.sequenceOf(key);
                    return true;
                });
        if (cut[0] > 0) {
            // The record the cut falls on stays: it may reach past the time, or be the last.
            keepFramesOfAlarms(cut[0]);
            Batch batch = new Batch();
            batch.removeRange(Table.LOG, Keys.sequence(partition, 0), Keys.sequence(partition, cut[0]));
            store.commit(batch, false);
        }
    }

    private void keepFramesOfAlarms(long before) {
        Batch batch = new Batch();
        store.scan(Table.ALARMS, new byte[0], new byte[] {(byte) 0xFF}, (_, value) -> {
            Alarm alarm = AlarmCodec.read(new ByteReader(value));
            keep(alarm.first(), before, batch);
            keep(alarm.worst(), before, batch);
            return true;
        });
        if (!batch.isEmpty()) {
            store.commit(batch, true);
        }
    }

    private void keep(FrameReference reference, long before, Batch batch) {
        if (reference.partition() != partition || reference.sequence() >= before) {
            return;
        }
        Map.Entry<byte[], byte[]> found = store.floor(Table.LOG, Keys.sequence(partition, reference.sequence()));
        if (found == null || Keys.partitionOf(found.getKey()) != partition) {
            return;
        }
        long at = reference.sequence() - Keys.sequenceOf(found.getKey());
        List<LogRecord.Entry> entries = LogRecordCodec.read(found.getValue()).entries();
        if (at < entries.size() && entries.get((int) at) instanceof LogRecord.Frame(InboundFrame frame)) {
            ByteWriter out = new ByteWriter(frame.bytes().length + 24);
            out.varint(frame.assetId())
                    .varint(frame.protocol())
                    .varint(frame.receivedTimeMillis())
                    .block(frame.bytes());
            batch.put(Table.KEPT_FRAMES, Keys.sequence(partition, reference.sequence()), out.toBytes());
        }
    }

    static LoggedFrame readKept(FrameReference reference, ByteReader in) {
        return new LoggedFrame(reference, in.varint(), (int) in.varint(), in.varint(), in.block());
    }

    private void trimChunks(long before) {
        Batch batch = new Batch();
        for (int i = 0; i < ASSETS_AT_ONCE && !waiting.isEmpty(); i++) {
            AssetState asset = waiting.removeLast();
            trim(asset.assetId, ChunkKind.FIXES, 0, before, batch);
            trim(asset.assetId, ChunkKind.EVENTS, 0, before, batch);
            for (ChannelState channel : asset.channels) {
                trim(asset.assetId, ChunkKind.READINGS, channel.number, before, batch);
            }
        }
        if (!batch.isEmpty()) {
            store.commit(batch, false);
        }
    }

    private void trim(long assetId, ChunkKind kind, int channel, long before, Batch batch) {
        byte[] from = Keys.chunk(assetId, kind.ordinal(), channel, 0, 0);
        // A chunk that begins before may reach past the time by its longest span.
        byte[] to = Keys.chunk(assetId, kind.ordinal(), channel, Math.max(0, before - kind.maxSpanMillis()), 0);
        store.scan(Table.CHUNKS, from, to, (key, _) -> {
            batch.remove(Table.CHUNKS, key);
            return true;
        });
    }
}
