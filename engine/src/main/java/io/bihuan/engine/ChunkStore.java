package io.bihuan.engine;

import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
import io.bihuan.engine.packed.ColumnBlock;
import io.bihuan.engine.packed.ColumnCodec;
import io.bihuan.engine.packed.MalformedException;
import io.bihuan.engine.packed.RowBuffer;
import io.bihuan.engine.store.Keys;
import io.bihuan.engine.store.Store;
import io.bihuan.engine.store.Table;
import java.util.List;

/**
 * Reads and forms chunks.
 *
 * <pre>
 * key    asset i64 · kind u8 · channel u16 · first device time i64 · entry of the log and number within it i64
 * value  version u8 · last less first device time varint · columns, or packed events
 * </pre>
 */
final class ChunkStore {
    private static final int VERSION = 1;
    /** A chunk of positions whose coordinates are residues of {@link DeadReckoning}. */
    private static final int RECKONED = 2;
    /** Chunks that one entry of the log may finish, as a power of two. */
    private static final int INDEX_BITS = 12;

    private final Store store;

    ChunkStore(Store store) {
        this.store = store;
    }

    /** Takes chunks of a search. */
    interface Visitor {
        /** A chunk that may hold something in the range. */
        void chunk(byte[] key, byte[] value);
    }

    static byte[] key(long assetId, ChunkKind kind, int channel, long firstTime, long sequence, int index) {
        return Keys.chunk(assetId, kind.ordinal(), channel, firstTime, place(sequence, index));
    }

    /** Where a chunk stands among all of a partition, by the entry that finished it and its number among that entry's. */
    static long place(long sequence, int index) {
        return sequence << INDEX_BITS | index;
    }

    static long place(byte[] key) {
        return Keys.chunkSequence(key);
    }

    static byte[] value(ChunkKind kind, RowBuffer rows, ColumnBlock scratch) {
        rows.copyTo(scratch);
        long last = rows.minTime();
        for (int i = 0; i < scratch.rows(); i++) {
            last = Math.max(last, scratch.column(Rows.TIME)[i]);
        }
        ByteWriter out = new ByteWriter(1024);
        boolean reckoned = kind == ChunkKind.FIXES && DeadReckoning.helps(scratch);
        if (reckoned) {
            DeadReckoning.apply(scratch);
        }
        out.u8(reckoned ? RECKONED : VERSION).varint(last - Math.max(0, rows.minTime()));
        ColumnCodec.write(scratch, out);
        return out.toBytes();
    }

    static byte[] value(List<DeviceEvent> events) {
        long first =
                events.stream().mapToLong(DeviceEvent::deviceTimeMillis).min().orElse(0);
        long last =
                events.stream().mapToLong(DeviceEvent::deviceTimeMillis).max().orElse(0);
        byte[] packed = EventCodec.pack(events);
        ByteWriter out = new ByteWriter(packed.length + 12);
        out.u8(VERSION).varint(last - Math.max(0, first));
        return out.raw(packed, 0, packed.length).toBytes();
    }

    /** Passes the chunks of one asset, kind and channel that overlap a range of device time. */
    void search(long assetId, ChunkKind kind, int channel, long from, long to, Visitor visitor) {
        byte[] lower = Keys.chunk(assetId, kind.ordinal(), channel, Math.max(0, from - kind.maxSpanMillis()), 0);
        byte[] upper = Keys.chunk(assetId, kind.ordinal(), channel, Math.max(0, to), 0);
        store.scan(Table.CHUNKS, lower, upper, (key, value) -> {
            if (overlaps(key, value, from, to)) {
                visitor.chunk(key, value);
            }
            return true;
        });
    }

    /** Whether a chunk may hold something in a range of device time, seen without decoding it. */
    static boolean overlaps(byte[] key, byte[] value, long from, long to) {
        long first = Keys.chunkTime(key);
        return first < to && body(value).last(first) >= from;
    }

    private record Body(boolean reckoned, long span, int offset) {
        long last(long first) {
            return first + span;
        }
    }

    private static Body body(byte[] value) {
        ByteReader in = new ByteReader(value);
        int version = in.u8();
        if (version != VERSION && version != RECKONED) {
            throw new MalformedException("A chunk has version " + version + "; this program reads up to " + RECKONED);
        }
        long span = in.varint();
        return new Body(version == RECKONED, span, value.length - in.remaining());
    }

    static void read(byte[] value, ColumnBlock block) {
        Body body = body(value);
        ColumnCodec.read(value, body.offset(), block);
        if (body.reckoned()) {
            DeadReckoning.undo(block);
        }
    }

    static List<DeviceEvent> readEvents(byte[] value, long assetId, int partition) {
        int offset = body(value).offset();
        return EventCodec.unpack(new ByteReader(value, offset, value.length - offset), assetId, partition);
    }
}
