package io.bihuan.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;

/** The engine without sockets. */
final class EngineSection {

    private EngineSection() {}

    static void run(Plan plan, Limits limits, PrintWriter out) throws IOException {
        out.printf(
                "%nEngine alone: frames offered from memory by one thread, half as many partitions as processors, every commit synced%n");
        out.printf(
                "%8s %14s %13s %12s %12s %12s %13s %13s%n",
                "vehicles",
                "committed/s",
                "CPU s/1000",
                "batch",
                "judge us",
                "commit us",
                "log B/frame",
                "chunk B/fix");
        for (int vehicles : plan.connections(100, 2_000)) {
            EngineRun run = EngineRun.of(
                    plan.directory().resolve("engine-" + vehicles), vehicles, plan.warmUp(), plan.measured());
            limits.engine(vehicles, run.perSecond());
            out.printf(
                    "%8d %14s %13.5f %12.0f %12.0f %12.0f %13.1f %13.1f%n",
                    vehicles,
                    "%,.0f".formatted(run.perSecond()),
                    run.cpuPerThousand(),
                    run.framesPerCommit(),
                    run.judgeMicros(),
                    run.commitMicros(),
                    run.logBytesPerFrame(),
                    run.chunkBytesPerFix());
            out.flush();
        }
    }
}
