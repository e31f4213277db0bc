package io.bihuan.server.operations;

import io.bihuan.server.detection.EngineFigures;
import io.bihuan.server.gateway.GatewayFigures;
import io.bihuan.server.gateway.RejectNames;
import io.bihuan.server.telemetry.Stage;
import io.bihuan.server.telemetry.StageLatencies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OperationsController {

    private final StageLatencies latencies;
    private final EngineFigures engine;
    private final GatewayFigures gateway;
    private final RejectNames names;
    private final Throughput throughput;

    OperationsController(
            StageLatencies latencies,
            EngineFigures engine,
            GatewayFigures gateway,
            RejectNames names,
            Throughput throughput) {
        this.latencies = latencies;
        this.engine = engine;
        this.gateway = gateway;
        this.names = names;
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
            Sockets sockets,
            EngineFigures.RelayHealth relay,
            Map<Integer, String> storeFailures) {}

    /** Connections, and those whose reading waits for the engine. */
    record Sockets(int connections, int paused) {}

    /** What one stage takes. Times are of the last two minutes, those of the acknowledgement since the start. */
    record StageRow(String stage, long count, double p50Millis, double p99Millis, double maxMillis) {}

    /** What could not be read, since the start; {@code name} is what people call the reason. */
    record Reject(String code, String name, long count) {}

    @GetMapping("/api/operations/latency")
    @PreAuthorize("hasAuthority('VIEW_OPERATIONS')")
    Latency latency() {
        EngineFigures.Totals totals = engine.totals();
        return new Latency(
                stages(),
                engine.queues(),
                throughput.rates(),
                totals.outboxDepth(),
                gateway.rejects().entrySet().stream()
                        .map(reason -> new Reject(reason.getKey(), names.of(reason.getKey()), reason.getValue()))
                        .sorted(Comparator.comparingLong(Reject::count).reversed())
                        .toList(),
                totals,
                new Sockets(gateway.connections(), gateway.pausedConnections()),
                engine.relay(),
                engine.storeFailures());
    }

    private List<StageRow> stages() {
        List<StageRow> rows = new ArrayList<>();
        for (StageLatencies.StageSummary summary : latencies.summaries()) {
            rows.add(summary.stage() == Stage.ACKNOWLEDGED ? acknowledged() : row(summary));
        }
        return rows;
    }

    private StageRow acknowledged() {
        GatewayFigures.Latency latency = gateway.acknowledgement();
        return new StageRow(
                Stage.ACKNOWLEDGED.label(),
                latency.count(),
                latency.p50Millis(),
                latency.p99Millis(),
                latency.maxMillis());
    }

    private static StageRow row(StageLatencies.StageSummary summary) {
        return new StageRow(
                summary.stage().label(),
                summary.count(),
                summary.p50Millis(),
                summary.p99Millis(),
                summary.maxMillis());
    }
}
