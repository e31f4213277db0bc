package io.bihuan.engine;

import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.packed.ColumnBlock;
import io.bihuan.engine.packed.RowBuffer;
import io.bihuan.engine.store.Batch;
import io.bihuan.engine.store.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Finishes chunks and collects them for the next commit. In replay they are dropped: the commit that held the log record
 * held them too. Owned by the partition's thread.
 */
final class ChunkWriter {
    private final Counters counters;
    private final ColumnBlock fixColumns = new ColumnBlock(Rows.FIX_COLUMNS);
    private final ColumnBlock readingColumns = new ColumnBlock(Rows.READING_COLUMNS);
    private final List<Pending> pending = new ArrayList<>();
    private final KnownContent known;
    private boolean replaying;
    private long sequence;
    private int index;

    /** A chunk on its way to the store. */
    record Pending(long assetId, ChunkKind kind, int channel, byte[] key, byte[] value) {}

    ChunkWriter(Counters counters, ChunkStore chunks) {
        this.counters = counters;
        this.known = new KnownContent(chunks, pending);
    }

    void replaying(boolean now) {
        replaying = now;
    }

    void entry(long newSequence) {
        sequence = newSequence;
        index = 0;
    }

    /** Whether the same was told before, in what is waiting or in a chunk. */
    KnownContent.Answer find(long assetId, ChunkKind kind, int channel, long[] row) {
        return known.find(assetId, kind, channel, row, ChunkStore.place(sequence, index));
    }

    /** Adds a row, finishing a chunk first when the buffer is full or would span too long. */
    void append(AssetState asset, ChunkKind kind, int channel, RowBuffer rows, long[] row) {
        if (rows.rows() >= ChunkKind.MAX_ROWS || rows.wouldSpan(row[Rows.TIME], kind.maxSpanMillis())) {
            finish(asset, kind, channel, rows);
        }
        rows.append(row);
    }

    void finish(AssetState asset, ChunkKind kind, int channel, RowBuffer rows) {
        if (rows.rows() == 0) {
            return;
        }
        byte[] key = ChunkStore.key(asset.assetId, kind, channel, rows.minTime(), sequence, index++);
        if (!replaying) {
            byte[] value = ChunkStore.value(kind, rows, kind == ChunkKind.FIXES ? fixColumns : readingColumns);
            add(new Pending(asset.assetId, kind, channel, key, value), rows.rows());
        }
        known.forget(asset.assetId, kind, channel);
        rows.clear();
    }

    void finishEvents(AssetState asset) {
        if (asset.events.isEmpty()) {
            return;
        }
        long first = asset.events.stream()
                .mapToLong(DeviceEvent::deviceTimeMillis)
                .min()
                .orElse(0);
        byte[] key = ChunkStore.key(asset.assetId, ChunkKind.EVENTS, 0, first, sequence, index++);
        if (!replaying) {
            byte[] value = ChunkStore.value(asset.events);
            add(new Pending(asset.assetId, ChunkKind.EVENTS, 0, key, value), asset.events.size());
        }
        asset.events = new ArrayList<>(0);
    }

    /** Finishes all of an asset's chunks: it has more waiting than an asset may have. */
    void finishAll(AssetState asset) {
        finish(asset, ChunkKind.FIXES, 0, asset.fixes);
        finish(asset, ChunkKind.FIXES, 0, asset.lateFixes);
        for (ChannelState channel : asset.channels) {
            finish(asset, ChunkKind.READINGS, channel.number, channel.rows);
            RowBuffer late = channel.late;
            if (late != null) {
                finish(asset, ChunkKind.READINGS, channel.number, late);
            }
        }
    }

    private void add(Pending chunk, int observations) {
        pending.add(chunk);
        counters.chunkBytes = counters.chunkBytes + chunk.key().length + chunk.value().length;
        counters.chunkObservations = counters.chunkObservations + observations;
    }

    void flushTo(Batch batch) {
        for (Pending chunk : pending) {
            batch.put(Table.CHUNKS, chunk.key(), chunk.value());
        }
    }

    void committed() {
        pending.clear();
    }
}
