package io.bihuan.benchmarks;

import java.io.PrintWriter;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The codec alone. */
final class CodecSection {

    private CodecSection() {}

    static void run(Plan plan, PrintWriter out) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(CodecBenchmark.class.getName())
                .forks(1)
                .warmupIterations(plan.quick() ? 2 : 5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(plan.quick() ? 3 : 10)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .build();
        out.printf("%nCodec, 0x0200 with a 28-byte body, one core%n%-28s %14s %10s%n", "depth", "frames/s", "ns/frame");
        for (RunResult result : new Runner(options).run()) {
            double perSecond = result.getPrimaryResult().getScore();
            out.printf(
                    "%-28s %14s %10.0f   (± %.0f %%)%n",
                    result.getPrimaryResult().getLabel(),
                    "%,.0f".formatted(perSecond),
                    1e9 / perSecond,
                    100 * result.getPrimaryResult().getScoreError() / perSecond);
        }
        out.flush();
    }
}
