package io.bihuan.server.operations;

import io.bihuan.server.detection.EngineFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ToDoubleFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Rates over the last ten seconds, and the engine's figures for Prometheus, asked of the engine once a second. */
@Component
class Throughput {

    private static final int SAMPLES = 11;

    private final EngineFigures figures;
    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, EngineFigures.Totals totals) {}

    /** Per second. */
    record Rates(
            double framesPerSecond,
            double observationsPerSecond,
            double commitsPerSecond,
            double rejectsPerSecond,
            double transitionsPerSecond) {}

    Throughput(EngineFigures figures, MeterRegistry registry) {
        this.figures = figures;
        sample();
        counter(registry, "frames", "Frames committed", EngineFigures.Totals::frames);
        counter(registry, "frames.duplicate", "Frames known before", EngineFigures.Totals::duplicateFrames);
        counter(registry, "frames.rejected", "Frames that cannot be read", EngineFigures.Totals::rejectedFrames);
        counter(registry, "observations", "Observations kept", EngineFigures.Totals::observations);
        counter(registry, "commits", "Batches committed", EngineFigures.Totals::commits);
        counter(registry, "commits.failed", "Commits that failed", EngineFigures.Totals::failedCommits);
        gauge(registry, "outbox", "Steps of alarms that wait for the database", EngineFigures.Totals::outboxDepth);
        gauge(registry, "store.bytes", "Bytes of the engine's files", EngineFigures.Totals::storeBytes);
        storeMemory(registry, "buffers", EngineFigures.StoreMemory::writeBuffers);
        storeMemory(registry, "tables", EngineFigures.StoreMemory::tables);
        storeMemory(registry, "cache", EngineFigures.StoreMemory::cache);
    }

    private void counter(
            MeterRegistry registry, String name, String meaning, ToDoubleFunction<EngineFigures.Totals> figure) {
        FunctionCounter.builder("bihuan.engine." + name, this, source -> figure.applyAsDouble(source.latest()))
                .description(meaning)
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry, String name, String meaning, ToDoubleFunction<EngineFigures.Totals> figure) {
        Gauge.builder("bihuan.engine." + name, this, source -> figure.applyAsDouble(source.latest()))
                .description(meaning)
                .register(registry);
    }

    private void storeMemory(MeterRegistry registry, String kind, ToDoubleFunction<EngineFigures.StoreMemory> figure) {
        Gauge.builder(
                        "bihuan.engine.store.memory.bytes",
                        this,
                        source -> figure.applyAsDouble(source.latest().storeMemory()))
                .description("Memory of the engine's store outside the heap")
                .tag("kind", kind)
                .register(registry);
    }

    private synchronized EngineFigures.Totals latest() {
        return samples.getLast().totals();
    }

    @Scheduled(fixedRate = 1_000)
    final synchronized void sample() {
        samples.addLast(new Sample(System.nanoTime(), figures.totals()));
        if (samples.size() > SAMPLES) {
            samples.removeFirst();
        }
    }

    synchronized Rates rates() {
        if (samples.size() < 2) {
            return new Rates(0, 0, 0, 0, 0);
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        double seconds = Math.max(1, last.nanos() - first.nanos()) / 1e9;
        return new Rates(
                (last.totals().frames() - first.totals().frames()) / seconds,
                (last.totals().observations() - first.totals().observations()) / seconds,
                (last.totals().commits() - first.totals().commits()) / seconds,
                (last.totals().rejectedFrames() - first.totals().rejectedFrames()) / seconds,
                (last.totals().transitions() - first.totals().transitions()) / seconds);
    }
}
