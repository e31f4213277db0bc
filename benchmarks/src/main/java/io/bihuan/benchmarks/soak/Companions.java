package io.bihuan.benchmarks.soak;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLongArray;

/** Everybody who means harm, all at the same time, again and again. */
final class Companions implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final InetSocketAddress server;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    /** By the order of {@link Malice}. */
    private final AtomicLongArray turns = new AtomicLongArray(Malice.values().length);

    private final AtomicLongArray shutOut = new AtomicLongArray(Malice.values().length);

    private Companions(InetSocketAddress server) {
        this.server = server;
    }

    /** Has those in good standing register, at a server that lets everybody in. */
    static void introduce(InetSocketAddress server) throws IOException {
        for (Malice malice : Malice.values()) {
            for (int place = 0; malice.inGoodStanding() && place < malice.atOnce(); place++) {
                try (Terminal terminal = new Terminal(server, malice.number(place, 0))) {
                    terminal.enter();
                }
            }
        }
    }

    static Companions start(InetSocketAddress server) {
        var companions = new Companions(server);
        for (Malice malice : Malice.values()) {
            for (int place = 0; place < malice.atOnce(); place++) {
                int own = place;
                companions.threads.add(Thread.ofVirtual().start(() -> companions.again(malice, own)));
            }
        }
        return companions;
    }

    private void again(Malice malice, int place) {
        int turn = 0;
        do {
            try {
                turns.incrementAndGet(malice.ordinal());
                malice.go(server, malice.number(place, turn++), stop);
            } catch (IOException e) {
                // That is what the platform is there for: it closed the connection, or took no more of them.
                shutOut.incrementAndGet(malice.ordinal());
            }
        } while (!Malice.rest(stop, BETWEEN));
    }

    void tell(PrintWriter out) {
        for (Malice malice : Malice.values()) {
            out.printf(
                    "  %-12s %4d at a time, %,9d turns, %,9d of them ended by the server%n",
                    malice, malice.atOnce(), turns.get(malice.ordinal()), shutOut.get(malice.ordinal()));
        }
    }

    /** Ends them all. */
    @Override
    public void close() {
        stop.countDown();
        threads.forEach(Thread::interrupt);
    }
}
