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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** All connections of one run, on one event loop so that the server keeps most of the machine. */
public final class Fleet implements AutoCloseable {

    private static final int SCRATCH_BYTES = 64 * Reports.LONGEST_FRAME;
    private static final int CONNECTING_AT_ONCE = 64;
    private static final long CONNECT_SECONDS = 180;

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
     * Connects, registers and authenticates all vehicles; returns when every one has been let in.
     *
     * @param firstDay the day of the first reports by the devices' clocks; a day passes with 8,640 reports of a vehicle
     * @throws IllegalStateException when the server lets one not in
     */
    public static Fleet connect(InetSocketAddress server, int connections, LocalDate firstDay) {
        Fleet fleet = new Fleet();
        try {
            fleet.open(server, connections, firstDay);
            return fleet;
        } catch (RuntimeException e) {
            fleet.close();
            throw e;
        }
    }

    private void open(InetSocketAddress server, int connections, LocalDate firstDay) {
        byte[] scratch = new byte[SCRATCH_BYTES];
        Course course = Reports.course(808);
        Semaphore places = new Semaphore(CONNECTING_AT_ONCE);
        CompletableFuture<Void> failure = new CompletableFuture<>();
        for (int number = 0; number < connections && !failure.isDone(); number++) {
            Vehicle vehicle = new Vehicle(number, new Reports(course, number, firstDay), tally, scratch);
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
        pause(warmUp);
        LoadResult result = measure(measured, atStart, atEnd);
        onLoop(() -> vehicles.forEach(vehicle -> vehicle.window(0)));
        return result;
    }

    /**
     * A given number of reports per second over all vehicles, each with a time to leave that does not wait for the server,
     * so that a stall of the server shows in the latency of all that should have left meanwhile.
     *
     * @param burst reports a vehicle sends at once when its turn comes
     */
    public LoadResult pace(double perSecond, int burst, Duration warmUp, Duration measured) {
        Pace pace = new Pace(perSecond / burst, burst, vehicles);
        var ticking = loop.scheduleAtFixedRate(pace, 0, 500, TimeUnit.MICROSECONDS);
        pause(warmUp);
        LoadResult result = measure(measured, () -> {}, () -> {});
        ticking.cancel(false);
        return result;
    }

    private LoadResult measure(Duration measured, Runnable atStart, Runnable atEnd) {
        tally.latency.reset();
        long refused = tally.refused.get();
        long acknowledged = tally.acknowledged.get();
        long began = System.nanoTime();
        atStart.run();
        pause(measured);
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

    private static void pause(Duration time) {
        try {
            boolean early = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
            assert !early;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while measuring", e);
        }
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
