package io.bihuan.server.detection;

import io.bihuan.engine.CommittedFrame;
import io.bihuan.engine.EngineListener;
import io.bihuan.server.telemetry.Stage;
import io.bihuan.server.telemetry.StageLatencies;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Watches the engine's commits: how long frames took to become durable, and whether the disk takes them. Runs after
 * the gateway's listener, so that nothing here delays an acknowledgement. Of a batch, the frame that waited longest
 * and the one in the middle are recorded.
 */
@Component
@Order(100)
class StoreWatch implements EngineListener {

    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);

    private final StageLatencies latencies;
    private final Clock clock;
    private final Map<Integer, String> failures = new ConcurrentHashMap<>();

    StoreWatch(StageLatencies latencies, Clock clock) {
        this.latencies = latencies;
        this.clock = clock;
    }

    /** What the disk said, by partition; empty while all is well. */
    Map<Integer, String> failures() {
        return Map.copyOf(failures);
    }

    @Override
    public void committed(int partition, List<CommittedFrame> frames) {
        long now = clock.millis();
        record(now, frames.getFirst());
        if (frames.size() > 2) {
            record(now, frames.get(frames.size() / 2));
        }
    }

    private void record(long now, CommittedFrame frame) {
        long millis = now - frame.frame().receivedTimeMillis();
        latencies.record(Stage.COMMITTED, TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Override
    public void fragmentsMissing(long assetId, long setKey, int firstSerial, int[] missingIndexes) {
        // the gateway asks for them
    }

    @Override
    public void spaceAvailable(int partition) {
        // the gateway resumes reading
    }

    @Override
    public void storeFailed(int partition, Exception cause) {
        failures.put(partition, String.valueOf(cause.getMessage()));
        LOG.error("Partition {} cannot write; nothing is acknowledged until it can. Check the disk.", partition, cause);
    }

    @Override
    public void storeRecovered(int partition) {
        failures.remove(partition);
        LOG.info("Partition {} writes again", partition);
    }
}
