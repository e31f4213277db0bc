package io.bihuan.server.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * One timer per {@link Stage}. Its percentiles cover the last two minutes; count and sum go to Prometheus as
 * {@code bihuan_stage_seconds}.
 */
@Component
public class StageLatencies {

    private final Map<Stage, Timer> timers = new EnumMap<>(Stage.class);

    StageLatencies(MeterRegistry registry) {
        for (Stage stage : Stage.values()) {
            timers.put(
                    stage,
                    Timer.builder("bihuan.stage")
                            .description("Time a frame, an alarm or a message spends up to the end of a stage")
                            .tag("stage", stage.label())
                            .publishPercentiles(0.5, 0.99)
                            .distributionStatisticExpiry(Duration.ofMinutes(2))
                            .register(registry));
        }
    }

    /** Records one passage. Negative times, from clocks that were set back, count as zero. */
    public void record(Stage stage, long nanos) {
        timer(stage).record(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    /** The stages in order, with what was recorded so far. */
    public List<StageSummary> summaries() {
        return java.util.Arrays.stream(Stage.values()).map(this::summary).toList();
    }

    private StageSummary summary(Stage stage) {
        var snapshot = timer(stage).takeSnapshot();
        double p50 = 0;
        double p99 = 0;
        for (var value : snapshot.percentileValues()) {
            if (value.percentile() < 0.9) {
                p50 = value.value(TimeUnit.MILLISECONDS);
            } else {
                p99 = value.value(TimeUnit.MILLISECONDS);
            }
        }
        // Percentiles are the upper ends of classes, which may lie above the longest that was recorded.
        double longest = snapshot.max(TimeUnit.MILLISECONDS);
        return new StageSummary(stage, snapshot.count(), Math.min(p50, longest), Math.min(p99, longest), longest);
    }

    private Timer timer(Stage stage) {
        return java.util.Objects.requireNonNull(timers.get(stage));
    }

    /**
     * What one stage took.
     *
     * @param count passages since the start
     * @param p50Millis median of the last two minutes
     * @param p99Millis 99th percentile of the last two minutes
     * @param maxMillis longest of the last two minutes
     */
    public record StageSummary(Stage stage, long count, double p50Millis, double p99Millis, double maxMillis) {}
}
