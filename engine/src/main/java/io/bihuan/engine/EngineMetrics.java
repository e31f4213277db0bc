package io.bihuan.engine;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Figures of an engine; cheap to take from any thread.
 *
 * @param partitions by partition
 * @param storeBytes bytes of the store's files, as last measured
 */
public record EngineMetrics(List<PartitionMetrics> partitions, long storeBytes) {
    /** Sum of one figure over the partitions. */
    public long sum(ToLongFunction<PartitionMetrics> figure) {
        return partitions.stream().mapToLong(figure).sum();
    }
}
