package io.bihuan.server.detection;

import io.bihuan.engine.Engine;
import io.bihuan.engine.EngineMetrics;
import io.bihuan.engine.PartitionMetrics;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How the engine and the relay are doing, for the operations page and the health checks. */
@Component
public class EngineFigures {

    private final Engine engine;
    private final StoreWatch store;
    private final Relay relay;

    EngineFigures(Engine engine, StoreWatch store, Relay relay) {
        this.engine = engine;
        this.store = store;
        this.relay = relay;
    }

    /** Frames waiting for one partition. */
    public record Queue(int partition, int depth, int capacity) {}

    /** Memory of the engine's store outside the heap, in bytes: write buffers, indices and filters of tables, cached blocks. */
    public record StoreMemory(long writeBuffers, long tables, long cache) {}

    /**
     * Totals since the start.
     *
     * @param outboxDepth steps of alarms that wait for the database
     * @param storeBytes bytes of the engine's files
     * @param storeMemory what the engine's store holds in memory outside the heap
     */
    public record Totals(
            long frames,
            long duplicateFrames,
            long rejectedFrames,
            long rejectedItems,
            long observations,
            long lateObservations,
            long commits,
            long failedCommits,
            long transitions,
            long outboxDepth,
            long assets,
            long logBytes,
            long chunkBytes,
            long chunkObservations,
            long storeBytes,
            StoreMemory storeMemory) {}

    /** Whether alarms get through to the database, and if not, why. */
    public record RelayHealth(boolean working, String reason) {}

    /** Queues by partition. */
    public List<Queue> queues() {
        return engine.metrics().partitions().stream()
                .map(partition -> new Queue(partition.partition(), partition.queueDepth(), partition.queueCapacity()))
                .toList();
    }

    /** All totals. */
    public Totals totals() {
        EngineMetrics metrics = engine.metrics();
        return new Totals(
                metrics.sum(PartitionMetrics::frames),
                metrics.sum(PartitionMetrics::duplicateFrames),
                metrics.sum(PartitionMetrics::rejectedFrames),
                metrics.sum(PartitionMetrics::rejectedItems),
                metrics.sum(PartitionMetrics::observations),
                metrics.sum(PartitionMetrics::lateObservations),
                metrics.sum(PartitionMetrics::commits),
                metrics.sum(PartitionMetrics::failedCommits),
                metrics.sum(PartitionMetrics::transitions),
                metrics.sum(PartitionMetrics::outboxDepth),
                metrics.sum(PartitionMetrics::assets),
                metrics.sum(PartitionMetrics::logBytes),
                metrics.sum(PartitionMetrics::chunkBytes),
                metrics.sum(PartitionMetrics::chunkObservations),
                metrics.storeBytes(),
                new StoreMemory(
                        metrics.storeMemory().writeBuffers(),
                        metrics.storeMemory().tables(),
                        metrics.storeMemory().cache()));
    }

    /** What the disk said where commits fail, by partition; empty while all is well. */
    public Map<Integer, String> storeFailures() {
        return store.failures();
    }

    /** Whether alarms get through. */
    public RelayHealth relay() {
        Relay.RelayState state = relay.state();
        return new RelayHealth(state.working(), state.reason());
    }
}
