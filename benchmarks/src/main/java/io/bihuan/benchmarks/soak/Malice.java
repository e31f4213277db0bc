package io.bihuan.benchmarks.soak;

import io.bihuan.benchmarks.load.Reports;
import io.bihuan.codec.jt808.Fragment;
import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Header;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ways to wear a platform down over its terminals' port. Each goes on until it is stopped or its connection is closed. */
enum Malice {
    /** a good frame, one byte a second */
    DRIPPING(40, 100) {
        @Override
        void go(InetSocketAddress server, int number, CountDownLatch stop) throws IOException {
            try (Terminal terminal = new Terminal(server, number)) {
                for (byte b : report(number)) {
                    terminal.write(new byte[] {b});
                    if (rest(stop, Duration.ofSeconds(1))) {
                        return;
                    }
                }
            }
        }
    },
    /** a frame that never ends */
    OVERSIZED(10, 20) {
        @Override
        void go(InetSocketAddress server, int number, CountDownLatch stop) throws IOException {
            byte[] filling = new byte[8_192];
            Arrays.fill(filling, (byte) 0x11);
            try (Terminal terminal = new Terminal(server, number)) {
                terminal.write(new byte[] {0x7E});
                while (!rest(stop, Duration.ofMillis(100))) {
                    terminal.write(filling);
                }
            }
        }
    },
    /** frames with wrong checksums, and no frames at all */
    NONSENSE(10, 20) {
        @Override
        void go(InetSocketAddress server, int number, CountDownLatch stop) throws IOException {
            Random random = new Random(number);
            byte[] spoilt = report(number);
            spoilt[spoilt.length / 2] ^= 1;
            byte[] chance = new byte[200];
            try (Terminal terminal = new Terminal(server, number)) {
                while (!rest(stop, Duration.ofMillis(50))) {
                    random.nextBytes(chance);
                    terminal.write(random.nextBoolean() ? spoilt : chance);
                }
            }
        }
    },
    /** terminals in good standing that begin message after message in parts and end none */
    FRAGMENTS(10, 0) {
        @Override
        void go(InetSocketAddress server, int number, CountDownLatch stop) throws IOException {
            Random random = new Random(number);
            byte[] part = new byte[900];
            random.nextBytes(part);
            try (Terminal terminal = new Terminal(server, number)) {
                terminal.enter();
                while (!rest(stop, Duration.ofMillis(20))) {
                    Fragment place = new Fragment(65_535, 1 + random.nextInt(65_535));
                    Jt808Header header = new Jt808Header(
                            0x0801, part.length, 0, false, 0, Reports.phone(number), random.nextInt(65_536), place);
                    terminal.write(Jt808Codec.encodeFrame(header, part));
                }
            }
        }
    },
    /** terminals in good standing that report and never read an answer */
    NOT_READING(5, 0) {
        @Override
        void go(InetSocketAddress server, int number, CountDownLatch stop) throws IOException {
            Reports reports =
                    new Reports(Reports.course(1), number, LocalDate.now().minusDays(1));
            byte[] room = new byte[Reports.LONGEST_FRAME];
            try (Terminal terminal = new Terminal(server, number)) {
                terminal.enter();
                while (!rest(stop, Duration.ofMillis(5))) {
                    terminal.write(Arrays.copyOf(room, reports.nextFrame(room, 0)));
                }
            }
        }
    },
    /** strangers under ever new numbers */
    STRANGERS(2, 100_000) {
        @Override
        void go(InetSocketAddress server, int number, CountDownLatch stop) throws IOException {
            try (Terminal terminal = new Terminal(server, number)) {
                terminal.register();
            }
            rest(stop, Duration.ofMillis(100));
        }
    },
    /** codes that were never given out */
    WRONG_CODES(5, 0) {
        @Override
        void go(InetSocketAddress server, int number, CountDownLatch stop) throws IOException {
            try (Terminal terminal = new Terminal(server, number)) {
                while (!rest(stop, Duration.ofMillis(200))) {
                    terminal.authenticate("guess-" + System.nanoTime());
                    terminal.next();
                }
            }
        }
    },
    /** connections opened and dropped, half of them with a reset */
    CONNECTING(4, 20) {
        @Override
        void go(InetSocketAddress server, int number, CountDownLatch stop) throws IOException {
            Random random = new Random(number);
            while (!rest(stop, Duration.ofMillis(20))) {
                try (Terminal terminal = new Terminal(server, number)) {
                    terminal.socket().setSoLinger(random.nextBoolean(), 0);
                }
            }
        }
    };

    /** Above all numbers of the fleet. */
    private static final int FIRST_NUMBER = 1_000_000;

    private final int atOnce;
    private final int strangers;

    /**
     * @param atOnce how many do it at a time
     * @param strangers how many numbers the platform has never heard of are used in turn; 0 for numbers in good standing
     */
    Malice(int atOnce, int strangers) {
        this.atOnce = atOnce;
        this.strangers = strangers;
    }

    int atOnce() {
        return atOnce;
    }

    /** Whether its terminals are ones the platform knows. */
    boolean inGoodStanding() {
        return strangers == 0;
    }

    /** The number of a terminal that does it: always the same one in good standing, else one stranger after another. */
    int number(int place, int turn) {
        int own = inGoodStanding() ? place : (place + turn * atOnce) % strangers;
        return FIRST_NUMBER * (1 + ordinal()) + own;
    }

    /** Does it once, until the connection ends or it is told to stop. */
    abstract void go(InetSocketAddress server, int number, CountDownLatch stop) throws IOException;

    private static byte[] report(int number) {
        byte[] room = new byte[Reports.LONGEST_FRAME];
        return Arrays.copyOf(room, new Reports(Reports.course(1), number, LocalDate.now()).nextFrame(room, 0));
    }

    /** Waits; true when it is time to stop. */
    static boolean rest(CountDownLatch stop, Duration time) {
        try {
            return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Whoever stops it interrupts it too, for it may hang in a socket.
            return true;
        }
    }
}
