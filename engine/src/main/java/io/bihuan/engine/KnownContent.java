package io.bihuan.engine;

import io.bihuan.engine.packed.ColumnBlock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows whether a late observation had come before: remembers, for a few assets and stretches of time that are being
 * uploaded again, what the chunks hold. Looks only at rows of entries before the one at hand, so that a replay, whose store
 * already holds later ones, decides as the first run did. A stretch that holds more rows than any honest device makes is not
 * remembered, and what comes for it counts as new: readers drop what says the same twice. Owned by the partition's thread.
 */
final class KnownContent {
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

    /** What a stretch holds, in order; of the entry {@code lacks} and later ones it does not know. */
    private record Content(long[] hashes, long lacks) {

        boolean contains(long hash) {
            return Arrays.binarySearch(hashes, hash) >= 0;
        }
    }

    KnownContent(ChunkStore chunks, List<ChunkWriter.Pending> pending) {
        this.chunks = chunks;
        this.pending = pending;
    }

    boolean contains(long assetId, ChunkKind kind, int channel, long[] row, long sequence) {
        long number = Math.floorDiv(row[Rows.TIME], STRETCH_MILLIS);
        Stretch stretch = new Stretch(assetId, kind, channel, number);
        Content content = stretches.get(stretch);
        if (content == null || content.lacks() < sequence) {
            content = load(stretch, sequence);
            stretches.put(stretch, content);
        }
        return content.contains(Rows.hash(row, kind.contentMask()));
    }

    void forget(long assetId, ChunkKind kind, int channel) {
        if (!stretches.isEmpty()) {
            stretches.keySet().removeIf(s -> s.assetId() == assetId && s.kind() == kind && s.channel() == channel);
        }
    }

    private Content load(Stretch stretch, long sequence) {
        count = 0;
        long from = stretch.number() * STRETCH_MILLIS;
        boolean[] lacking = new boolean[1];
        chunks.search(
                stretch.assetId(),
                stretch.kind(),
                stretch.channel(),
                from,
                from + STRETCH_MILLIS,
                (key, value) -> lacking[0] |= collect(stretch.kind(), value, sequence));
        for (ChunkWriter.Pending chunk : pending) {
            if (chunk.assetId() == stretch.assetId()
                    && chunk.kind() == stretch.kind()
                    && chunk.channel() == stretch.channel()
                    && ChunkStore.overlaps(chunk.key(), chunk.value(), from, from + STRETCH_MILLIS)) {
                lacking[0] |= collect(stretch.kind(), chunk.value(), sequence);
            }
        }
        long[] hashes = count > MAX_ROWS ? new long[0] : Arrays.copyOf(gathered, count);
        Arrays.sort(hashes);
        return new Content(hashes, lacking[0] ? sequence : Long.MAX_VALUE);
    }

    /** Gathers the rows of entries before one, while they are not too many; true when there were rows of that entry or later ones. */
    private boolean collect(ChunkKind kind, byte[] value, long sequence) {
        if (count > MAX_ROWS) {
            return false;
        }
        ColumnBlock block = kind == ChunkKind.FIXES ? fixes : readings;
        ChunkStore.read(value, block);
        if (gathered.length < count + block.rows()) {
            gathered = Arrays.copyOf(gathered, Math.max(2 * gathered.length, count + block.rows()));
        }
        boolean more = false;
        for (int i = 0; i < block.rows(); i++) {
            if (block.column(Rows.SEQUENCE)[i] < sequence) {
                gathered[count++] = Rows.hash(block, i, kind.columns(), kind.contentMask());
            } else {
                more = true;
            }
        }
        return more;
    }
}
