package io.bihuan.engine;

import io.bihuan.engine.store.StoreMemory;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Figures of an engine; cheap to take from any thread.
 *
 * @param partitions by partition
 * @param storeBytes bytes of the store's files, as last measured
 * @param storeMemory what the store holds in memory outside the heap
 */
public record EngineMetrics(List<PartitionMetrics> partitions, long storeBytes, StoreMemory storeMemory) {
    /** Sum of one figure over the partitions. */
    public long sum(ToLongFunction<PartitionMetrics> figure) {
        return partitions.stream().mapToLong(figure).sum();
    }
}
