package io.bihuan.engine;

import io.bihuan.engine.packed.ColumnBlock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows whether a late observation had come before: remembers, for a few assets and stretches of time that are being
 * uploaded again, what the chunks hold. Looks only at chunks finished before the moment at hand, so that a replay, whose
 * store already holds later ones, decides as the first run did; what is in no chunk yet waits in the asset's state. Of a
 * stretch that holds more rows than any honest device makes it cannot tell. Owned by the partition's thread.
 */
final class KnownContent {
    /** Whether the same had come before. */
    enum Answer {
        NEW,
        KNOWN,
        /** It may have: there is too much of that time to remember. */
        CANNOT_TELL
    }

    private static final long STRETCH_MILLIS = 3_600_000;
    private static final int MAX_STRETCHES = 64;
    /** Rows remembered of a stretch: a device that measures ten times a second makes 36,000 in an hour. */
    static final int MAX_ROWS = 40_000;

    private final ChunkStore chunks;
    private final List<ChunkWriter.Pending> pending;
    private final Map<Stretch, Content> stretches = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Stretch, Content> eldest) {
            return size() > MAX_STRETCHES;
        }
    };
    private final ColumnBlock fixes = new ColumnBlock(Rows.FIX_COLUMNS);
    private final ColumnBlock readings = new ColumnBlock(Rows.READING_COLUMNS);
    private long[] gathered = new long[1024];
    private int count;

    private record Stretch(long assetId, ChunkKind kind, int channel, long number) {}

    /** Hashes of what a stretch holds, in order; nothing where that is too much. */
    private record Content(boolean tooMuch, long[] hashes) {

        Answer find(long hash) {
            if (tooMuch) {
                return Answer.CANNOT_TELL;
            }
            return Arrays.binarySearch(hashes, hash) >= 0 ? Answer.KNOWN : Answer.NEW;
        }
    }

    KnownContent(ChunkStore chunks, List<ChunkWriter.Pending> pending) {
        this.chunks = chunks;
        this.pending = pending;
    }

    /**
     * Looks for a row.
     *
     * @param place where a chunk finished now would stand among all ({@link ChunkStore#place})
     */
    Answer find(long assetId, ChunkKind kind, int channel, long[] row, long place) {
        long number = Math.floorDiv(row[Rows.TIME], STRETCH_MILLIS);
        Stretch stretch = new Stretch(assetId, kind, channel, number);
        Content content = stretches.get(stretch);
        if (content == null) {
            content = load(stretch, place);
            stretches.put(stretch, content);
        }
        return content.find(Rows.hash(row, kind.contentMask()));
    }

    /** A chunk has been finished. */
    void forget(long assetId, ChunkKind kind, int channel) {
        if (!stretches.isEmpty()) {
            stretches.keySet().removeIf(s -> s.assetId() == assetId && s.kind() == kind && s.channel() == channel);
        }
    }

    private Content load(Stretch stretch, long place) {
        count = 0;
        long from = stretch.number() * STRETCH_MILLIS;
        long to = from + STRETCH_MILLIS;
        chunks.search(stretch.assetId(), stretch.kind(), stretch.channel(), from, to, (key, value) -> {
            if (ChunkStore.place(key) < place) {
                gather(stretch.kind(), value);
            }
        });
        for (ChunkWriter.Pending chunk : pending) {
            if (chunk.assetId() == stretch.assetId()
                    && chunk.kind() == stretch.kind()
                    && chunk.channel() == stretch.channel()
                    && ChunkStore.overlaps(chunk.key(), chunk.value(), from, to)) {
                gather(stretch.kind(), chunk.value());
            }
        }
        boolean tooMuch = count > MAX_ROWS;
        long[] hashes = Arrays.copyOf(gathered, tooMuch ? 0 : count);
        Arrays.sort(hashes);
        return new Content(tooMuch, hashes);
    }

    private void gather(ChunkKind kind, byte[] value) {
        if (count > MAX_ROWS) {
            return;
        }
        ColumnBlock block = kind == ChunkKind.FIXES ? fixes : readings;
        ChunkStore.read(value, block);
        if (gathered.length < count + block.rows()) {
            gathered = Arrays.copyOf(gathered, Math.max(2 * gathered.length, count + block.rows()));
        }
        for (int i = 0; i < block.rows(); i++) {
            gathered[count++] = Rows.hash(block, i, kind.columns(), kind.contentMask());
        }
    }
}
