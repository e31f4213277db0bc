package io.bihuan.benchmarks.load;

import java.io.PrintWriter;

/**
 * What a stretch of load gave.
 *
 * @param seconds how long was measured
 * @param acknowledged reports acknowledged with success in that time
 * @param refused reports answered with anything else, or that could not leave
 * @param closed connections the server closed
 * @param p50Millis median time from a report's time to leave to its acknowledgement
 * @param p99Millis 99th percentile of the same
 * @param maxMillis the longest of the same
 */
public record LoadResult(
        double seconds,
        long acknowledged,
        long refused,
        long closed,
        double p50Millis,
        double p99Millis,
        double maxMillis) {

    /** Acknowledged reports per second. */
    public double perSecond() {
        return acknowledged / seconds;
    }

    /**
     * Says so where something went wrong.
     *
     * @throws IllegalStateException when nothing was acknowledged at all
     */
    public void complain(String who, PrintWriter out) {
        if (closed > 0 || refused > 0) {
            out.printf(
                    "%s: %d connections were closed and %d reports refused; the figures below are not comparable%n",
                    who, closed, refused);
        }
        if (acknowledged == 0) {
            throw new IllegalStateException(who + ": nothing was acknowledged in " + seconds
                    + " s; the server's output is in the run's directory");
        }
    }
}
