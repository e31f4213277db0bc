package io.bihuan.benchmarks.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** All connections of one run, on one event loop so that the server keeps most of the machine. */
public final class Fleet implements AutoCloseable {

    private static final int SCRATCH_BYTES = 64 * Reports.LONGEST_FRAME;
    private static final int CONNECTING_AT_ONCE = 64;
    private static final long CONNECT_SECONDS = 300;
    private static final long STALLED_SECONDS = 60;
    /** Reports the whole fleet can remember as under way; each vehicle remembers its share within reason. */
    private static final int REMEMBERED = 1 << 19;

    private static final int FEWEST_REMEMBERED = 256;
    private static final int MOST_REMEMBERED = 4096;

    private final EventLoopGroup group;
    private final EventLoop loop;
    private final Tally tally = new Tally();
    private final List<Vehicle> vehicles = new ArrayList<>();
    private final List<ChannelFuture> channels = new ArrayList<>();

    private Fleet() {
        IoHandlerFactory handler = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        group = new MultiThreadIoEventLoopGroup(1, handler);
        loop = group.next();
    }

    /**
     * Who reports.
     *
     * @param first number of the first vehicle; terminal and plate follow from it
     * @param connections how many vehicles, each with a connection of its own
     * @param firstDay the day of the first reports by the devices' clocks; a day passes with 8,640 reports of a vehicle
     */
    public record Roster(int first, int connections, LocalDate firstDay) {

        /** Vehicles from number 0 whose clocks begin so long ago that no load of hours reaches the present. */
        public static Roster of(int connections) {
            return new Roster(0, connections, LocalDate.now().minusDays(700));
        }
    }

    /**
     * Connects, registers and authenticates all vehicles; returns when every one has been let in.
     *
     * @throws IllegalStateException when the server lets one not in
     */
    public static Fleet connect(InetSocketAddress server, Roster roster) {
        Fleet fleet = new Fleet();
        try {
            fleet.open(server, roster);
            return fleet;
        } catch (RuntimeException e) {
            fleet.close();
            throw e;
        }
    }

    private void open(InetSocketAddress server, Roster roster) {
        int remembered = Integer.highestOneBit(
                Math.clamp(REMEMBERED / roster.connections(), FEWEST_REMEMBERED, MOST_REMEMBERED));
        byte[] scratch = new byte[SCRATCH_BYTES];
        Course course = Reports.course(808);
        Semaphore places = new Semaphore(CONNECTING_AT_ONCE);
        CompletableFuture<Void> failure = new CompletableFuture<>();
        for (int i = 0; i < roster.connections() && !failure.isDone(); i++) {
            int number = roster.first() + i;
            Reports reports = new Reports(course, number, roster.firstDay());
            Vehicle vehicle = new Vehicle(number, reports, tally, scratch, remembered);
            vehicles.add(vehicle);
            acquire(places);
            vehicle.ready().whenComplete((ok, cause) -> {
                places.release();
                if (cause != null) {
                    failure.completeExceptionally(cause);
                }
            });
            ChannelFuture connected = bootstrap(vehicle).connect(server);
            connected.addListener(done -> {
                if (!done.isSuccess()) {
                    vehicle.ready().completeExceptionally(done.cause());
                }
            });
            channels.add(connected);
        }
        CompletableFuture<Void> everyone =
                CompletableFuture.allOf(vehicles.stream().map(Vehicle::ready).toArray(CompletableFuture<?>[]::new));
        try {
            CompletableFuture.anyOf(everyone, failure)
                    .orTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "The fleet could not report for duty at " + server + ": " + e.getCause(), e);
        }
    }

    private Bootstrap bootstrap(Vehicle vehicle) {
        return new Bootstrap()
                .group(loop)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(vehicle);
    }

    private static void acquire(Semaphore places) {
        try {
            if (!places.tryAcquire(CONNECT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The server let nobody in for " + CONNECT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the fleet connected", e);
        }
    }

    /** As many reports as are acknowledged: every vehicle keeps {@code window} outstanding. Not counted: the warm-up. */
    public LoadResult saturate(int window, Duration warmUp, Duration measured, Runnable atStart, Runnable atEnd) {
        onLoop(() -> vehicles.forEach(vehicle -> vehicle.window(window)));
        Waiting.pause(warmUp);
        LoadResult result = measure(measured, atStart, atEnd);
        onLoop(() -> vehicles.forEach(vehicle -> vehicle.window(0)));
        return result;
    }

    /** Counts and times what is acknowledged after a warm-up while the fleet is paced; see {@link #keepPace}. */
    public LoadResult pace(double perSecond, int burst, Duration warmUp, Duration measured) {
        try (Pacing _ = keepPace(perSecond, burst)) {
            Waiting.pause(warmUp);
            return measure(measured);
        }
    }

    /**
     * Begins a given number of reports per second over all vehicles, each with a time to leave that does not wait for the
     * server, so that a stall of the server shows in the latency of all that should have left meanwhile.
     *
     * @param burst reports a vehicle sends at once when its turn comes
     * @return ends it when closed
     */
    public Pacing keepPace(double perSecond, int burst) {
        Pace pace = new Pace(perSecond / burst, burst, vehicles);
        var ticking = loop.scheduleAtFixedRate(pace, 0, 500, TimeUnit.MICROSECONDS);
        return () -> ticking.cancel(false);
    }

    /** Reports that leave by the clock, until closed. */
    public interface Pacing extends AutoCloseable {
        @Override
        void close();
    }

    /** Counts and times what is acknowledged meanwhile. */
    public LoadResult measure(Duration measured) {
        return measure(measured, () -> {}, () -> {});
    }

    /**
     * Has every vehicle send so many reports and returns when all are acknowledged.
     *
     * @throws IllegalStateException when nothing more is acknowledged for a minute
     */
    public void deliver(int reportsEach, int window) {
        long wanted = acknowledged() + (long) reportsEach * vehicles.size();
        onLoop(() -> vehicles.forEach(vehicle -> vehicle.deliver(reportsEach, window)));
        long reached = acknowledged();
        long since = System.nanoTime();
        while (reached < wanted) {
            Waiting.pause(Duration.ofMillis(20));
            if (acknowledged() > reached) {
                reached = acknowledged();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > TimeUnit.SECONDS.toNanos(STALLED_SECONDS)) {
                throw new IllegalStateException(
                        "The server acknowledged nothing more after " + reached + " of " + wanted
                                + " reports, refused " + tally.refused.get() + " and closed " + tally.closed.get()
                                + " connections");
            }
        }
    }

    private LoadResult measure(Duration measured, Runnable atStart, Runnable atEnd) {
        tally.latency.reset();
        long refused = tally.refused.get();
        long acknowledged = tally.acknowledged.get();
        long began = System.nanoTime();
        atStart.run();
        Waiting.pause(measured);
        long seconds = System.nanoTime() - began;
        long count = tally.acknowledged.get() - acknowledged;
        atEnd.run();
        Histogram latency = tally.latency.getIntervalHistogram();
        return new LoadResult(
                seconds / 1e9,
                count,
                tally.refused.get() - refused,
                tally.closed.get(),
                latency.getValueAtPercentile(50) / 1e6,
                latency.getValueAtPercentile(99) / 1e6,
                latency.getMaxValue() / 1e6);
    }

    /** Reports acknowledged since the fleet was connected. */
    public long acknowledged() {
        return tally.acknowledged.get();
    }

    private void onLoop(Runnable work) {
        loop.submit(work).syncUninterruptibly();
    }

    @Override
    public void close() {
        channels.forEach(connected -> connected.channel().close());
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Has vehicles report in turn, each at its time. Runs on the event loop. */
    private static final class Pace implements Runnable {
        private static final int BURSTS_AT_ONCE = 64;

        private final double nanosPerBurst;
        private final int burst;
        private final List<Vehicle> vehicles;
        private final long began = System.nanoTime();
        private long sent;

        Pace(double perSecond, int burst, List<Vehicle> vehicles) {
            this.nanosPerBurst = 1e9 / perSecond;
            this.burst = burst;
            this.vehicles = vehicles;
        }

        @Override
        public void run() {
            long due = began + (long) (sent * nanosPerBurst);
            long now = System.nanoTime();
            // No more at once than leaves the loop time to read; what is behind shows in the latency.
            for (int i = 0; i < BURSTS_AT_ONCE && due <= now; i++) {
                vehicles.get((int) (sent % vehicles.size())).sendAt(burst, due);
                sent++;
                due = began + (long) (sent * nanosPerBurst);
            }
        }
    }
}
