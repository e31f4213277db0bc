package io.bihuan.server.operations;

import io.bihuan.server.detection.EngineFigures;
import io.bihuan.server.telemetry.Stage;
import io.bihuan.server.telemetry.StageLatencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OperationsController {

    private static final double NANOS_PER_MILLI = 1e6;

    private final StageLatencies latencies;
    private final EngineFigures engine;
    private final Throughput throughput;

    OperationsController(StageLatencies latencies, EngineFigures engine, Throughput throughput) {
        this.latencies = latencies;
        this.engine = engine;
        this.throughput = throughput;
    }

    /** The operator's page in one answer. */
    record Latency(
            List<StageRow> stages,
            List<EngineFigures.Queue> queues,
            Throughput.Rates rates,
            long outboxDepth,
            List<Reject> rejects,
            EngineFigures.Totals totals,
            EngineFigures.RelayHealth relay,
            Map<Integer, String> storeFailures) {}

    /** What one stage takes. Times are of the last two minutes; decoding's are per batch since the start. */
    record StageRow(String stage, long count, double p50Millis, double p99Millis, double maxMillis) {}

    /** What could not be read. */
    record Reject(String code, long count) {}

    @GetMapping("/api/operations/latency")
    @PreAuthorize("hasAuthority('VIEW_OPERATIONS')")
    Latency latency() {
        EngineFigures.Totals totals = engine.totals();
        return new Latency(
                stages(),
                engine.queues(),
                throughput.rates(),
                totals.outboxDepth(),
                List.of(
                        new Reject("FRAME", totals.rejectedFrames()),
                        new Reject("ITEM", totals.rejectedItems()),
                        new Reject("DUPLICATE", totals.duplicateFrames())),
                totals,
                engine.relay(),
                engine.storeFailures());
    }

    private List<StageRow> stages() {
        List<StageRow> rows = new ArrayList<>();
        for (StageLatencies.StageSummary summary : latencies.summaries()) {
            if (summary.stage() == Stage.DECODED && summary.count() == 0) {
                EngineFigures.BatchTimes times = engine.decodeAndDetect();
                rows.add(new StageRow(
                        Stage.DECODED.label(),
                        times.count(),
                        times.p50Nanos() / NANOS_PER_MILLI,
                        times.p99Nanos() / NANOS_PER_MILLI,
                        times.maxNanos() / NANOS_PER_MILLI));
            } else {
                rows.add(new StageRow(
                        summary.stage().label(),
                        summary.count(),
                        summary.p50Millis(),
                        summary.p99Millis(),
                        summary.maxMillis()));
            }
        }
        return rows;
    }
}
