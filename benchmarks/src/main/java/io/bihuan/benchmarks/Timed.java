package io.bihuan.benchmarks;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * How long answers of a kind take to come, asked for one after another.
 *
 * @param what the kind of question
 * @param micros microseconds from the question to the last byte of the answer
 * @param bytes mean size of an answer as it came
 */
public record Timed(String what, Histogram micros, double bytes) {

    private static final int WARM = 30;

    /** Asks for so long, each time for the next address. */
    public static Timed of(String what, Person person, Duration time, Supplier<String> address) {
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; i < WARM && System.nanoTime() < end; i++) {
            person.fetch(address.get());
        }
        var micros = new Histogram(3);
        long bytes = 0;
        end = System.nanoTime() + time.toNanos();
        do {
            String next = address.get();
            long started = System.nanoTime();
            bytes += person.fetch(next);
            micros.recordValue((System.nanoTime() - started) / 1_000);
        } while (System.nanoTime() < end);
        return new Timed(what, micros, bytes / (double) micros.getTotalCount());
    }

    /** The head of a table of these. */
    public static void head(String title, PrintWriter out) {
        out.printf("%n| %s | times | p50 ms | p95 ms | p99 ms | kB |%n|---|---|---|---|---|---|%n", title);
    }

    /** A row of that table. */
    public void row(PrintWriter out) {
        out.printf(
                "| %s | %,d | %.1f | %.1f | %.1f | %.1f |%n",
                what, micros.getTotalCount(), millis(50), millis(95), millis(99), bytes / 1e3);
        out.flush();
    }

    private double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }
}
