package io.bihuan.benchmarks;

import io.bihuan.benchmarks.load.Course;
import io.bihuan.benchmarks.load.Reports;
import io.bihuan.engine.Engine;
import io.bihuan.engine.InboundFrame;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/** Hands reports of many vehicles to an engine in turn, as fast as it takes them. One thread. */
final class Offering {

    private final CountingListener listener;
    private final Reports[] vehicles;
    private int turn;
    private long offered;

    Offering(CountingListener listener, int count, LocalDate firstDay) {
        this.listener = listener;
        Course course = Reports.course(808);
        vehicles = new Reports[count];
        for (int i = 0; i < count; i++) {
            vehicles[i] = new Reports(course, i, firstDay);
        }
    }

    /** Offers for so long; returns the seconds it took. */
    double run(Engine engine, Duration time) {
        long began = System.nanoTime();
        long until = began + time.toNanos();
        while (System.nanoTime() < until) {
            long received = System.currentTimeMillis();
            for (int i = 0; i < 256; i++) {
                offer(engine, new InboundFrame(turn + 1L, 0, received, vehicles[turn].nextContent(), null));
                turn = turn + 1 == vehicles.length ? 0 : turn + 1;
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private void offer(Engine engine, InboundFrame frame) {
        while (!engine.offer(frame)) {
            listener.awaitSpace();
        }
        offered++;
    }

    /** Waits until everything offered has been committed, or for half a minute. */
    void await() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (listener.committed() < offered && System.nanoTime() < until) {
            listener.awaitSpace();
        }
    }
}
