package io.bihuan.engine;

import io.bihuan.engine.observation.Channel;
import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.observation.Fix;
import io.bihuan.engine.observation.Reading;
import io.bihuan.engine.packed.ColumnBlock;
import io.bihuan.engine.packed.RowBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about one partition's assets from what waits in memory and what lies in chunks. What waits is copied on
 * the partition's thread and before the chunks are read, so that a chunk finished in between is seen twice, never not at all.
 */
final class Queries {
    private final Partition partition;
    private final ChunkStore chunks;
    private final Asker asker;

    /** Has the partition's thread answer. */
    interface Asker {
        <T> T ask(Partition partition, Supplier<T> question);
    }

    Queries(Partition partition, ChunkStore chunks, Asker asker) {
        this.partition = partition;
        this.chunks = chunks;
        this.asker = asker;
    }

    List<Fix> track(long assetId, long from, long to, int maxPoints) {
        ColumnBlock rows = fixes(assetId, from, to);
        int[] chosen = Thinning.course(rows, maxPoints);
        List<Fix> track = new ArrayList<>(chosen.length);
        for (int row : chosen) {
            track.add(Rows.fix(assetId, partition.number, rows, row));
        }
        return track;
    }

    void forEachFix(long assetId, long from, long to, Consumer<Fix> consumer) {
        ColumnBlock rows = fixes(assetId, from, to);
        for (int row = 0; row < rows.rows(); row++) {
            consumer.accept(Rows.fix(assetId, partition.number, rows, row));
        }
    }

    private ColumnBlock fixes(long assetId, long from, long to) {
        AssetState asset = partition.recording.find(assetId);
        if (asset == null) {
            return new ColumnBlock(Rows.FIX_COLUMNS);
        }
        List<RowBuffer> waiting = asker.ask(partition, () -> List.of(asset.fixes.copy(), asset.lateFixes.copy()));
        return gather(assetId, ChunkKind.FIXES, 0, from, to, waiting);
    }

    private ColumnBlock gather(long assetId, ChunkKind kind, int channel, long from, long to, List<RowBuffer> waiting) {
        RowTable table = new RowTable(kind);
        chunks.search(assetId, kind, channel, from, to, (_, value) -> {
            ChunkStore.read(value, table.block());
            table.take(from, to);
        });
        for (RowBuffer rows : waiting) {
            rows.copyTo(table.block());
            table.take(from, to);
        }
        return table.ordered();
    }

    private record WaitingReadings(int number, Channel channel, List<RowBuffer> rows) {}

    List<Reading> readings(long assetId, String name, long from, long to, int maxPoints) {
        AssetState asset = partition.recording.find(assetId);
        WaitingReadings waiting = asset == null ? null : asker.ask(partition, () -> waiting(asset, name));
        if (waiting == null) {
            return List.of();
        }
        ColumnBlock rows = gather(assetId, ChunkKind.READINGS, waiting.number(), from, to, waiting.rows());
        int[] chosen = Thinning.extremes(rows, Rows.STEPS, maxPoints);
        List<Reading> readings = new ArrayList<>(chosen.length);
        for (int row : chosen) {
            readings.add(Rows.reading(assetId, partition.number, waiting.channel(), rows, row));
        }
        return readings;
    }

    private static @Nullable WaitingReadings waiting(AssetState asset, String name) {
        for (ChannelState channel : asset.channels) {
            if (channel.channel.name().equals(name)) {
                RowBuffer late = channel.late;
                List<RowBuffer> rows =
                        late == null ? List.of(channel.rows.copy()) : List.of(channel.rows.copy(), late.copy());
                return new WaitingReadings(channel.number, channel.channel, rows);
            }
        }
        return null;
    }

    List<Channel> channels(long assetId) {
        AssetState asset = partition.recording.find(assetId);
        return asset == null
                ? List.of()
                : asker.ask(
                        partition,
                        () -> asset.channels.stream()
                                .map(state -> state.channel)
                                .toList());
    }

    List<DeviceEvent> events(long assetId, long from, long to) {
        AssetState asset = partition.recording.find(assetId);
        if (asset == null) {
            return List.of();
        }
        List<DeviceEvent> found = new ArrayList<>(asker.ask(partition, () -> List.copyOf(asset.events)));
        chunks.search(assetId, ChunkKind.EVENTS, 0, from, to, (_, value) -> {
            for (DeviceEvent event : ChunkStore.readEvents(value, assetId, partition.number)) {
                if (found.stream().noneMatch(event::sameContent)) {
                    found.add(event);
                }
            }
        });
        found.removeIf(event -> event.deviceTimeMillis() < from || event.deviceTimeMillis() >= to);
        found.sort(Comparator.comparingLong(DeviceEvent::deviceTimeMillis));
        return found;
    }

    List<LoggedFrame> recentFrames(long assetId, int limit) {
        AssetState asset = partition.recording.find(assetId);
        if (asset == null) {
            return List.of();
        }
        long[] sequences = asker.ask(partition, () -> asset.recent.newest(limit));
        List<LoggedFrame> frames = new ArrayList<>(sequences.length);
        for (long sequence : sequences) {
            LoggedFrame frame = partition.frame(sequence);
            if (frame != null) {
                frames.add(frame);
            }
        }
        return frames;
    }
}
