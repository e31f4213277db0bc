package io.bihuan.benchmarks;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Many terminals on one event loop, so that the load generator takes at most one core. Runs at full speed or at a set
 * rate; figures are taken on the loop itself.
 */
final class Load implements AutoCloseable {

    private static final long TICK_MILLIS = 5;

    private final EventLoopGroup group;
    private final LoadTotals totals = new LoadTotals();
    private final List<LoadConnection> connections = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();

    /** A moment's totals. */
    record Sample(long nanos, long connected, long sent, long acknowledged, long failures) {}

    Load() {
        group = new MultiThreadIoEventLoopGroup(
                1, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /** Connects so many terminals, and waits until each has had its first report acknowledged. */
    void connect(String host, int port, int number, int window, long startEpochSecond) throws InterruptedException {
        for (int i = 0; i < number; i++) {
            var connection = new LoadConnection(new FixTrack(i, startEpochSecond), window, totals);
            var bootstrap = new Bootstrap()
                    .group(group)
                    .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .handler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel channel) {
                            channel.pipeline().addLast(connection);
                        }
                    });
            channels.add(bootstrap.connect(host, port).sync().channel());
            connections.add(connection);
        }
        onLoop(() -> {
            connections.forEach(connection -> connection.allow(1));
            return 0;
        });
        Await.until("every terminal's first report is acknowledged", 120, () -> sample().acknowledged() >= number);
    }

    /** Sends as fast as windows allow until {@link #hold}. */
    void fullSpeed() {
        onLoop(() -> {
            connections.forEach(connection -> connection.allow(Long.MAX_VALUE / 2));
            return 0;
        });
    }

    /** Sends at a rate, spread evenly over connections and time, for a while; gives what was acknowledged. */
    long atRate(double perSecond, double seconds) throws InterruptedException {
        long before = sample().acknowledged();
        long started = System.nanoTime();
        var task = group.scheduleAtFixedRate(new Pacer(perSecond), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        Await.pass(seconds, () -> task.isDone() && !task.isSuccess());
        task.cancel(false);
        hold();
        long now = sample().acknowledged();
        if (System.nanoTime() - started < 1) {
            throw new IllegalStateException("The clock stands still");
        }
        return now - before;
    }

    /** Stops sending; what is out stays out. */
    void hold() {
        onLoop(() -> {
            connections.forEach(LoadConnection::hold);
            return 0;
        });
    }

    /** Waits until everything sent is acknowledged; gives what never was. */
    long drain() throws InterruptedException {
        Await.pass(30, () -> open() == 0);
        return open();
    }

    private long open() {
        return onLoop(() ->
                connections.stream().mapToLong(LoadConnection::unacknowledged).sum());
    }

    Sample sample() {
        return onLoop(() ->
                new Sample(System.nanoTime(), totals.connected, totals.sent, totals.acknowledged, totals.failures));
    }

    void forgetLatency() {
        onLoop(() -> {
            totals.forgetLatency();
            return 0;
        });
    }

    double latencyMillis(double percentile) {
        return onLoop(() -> totals.latencyMillis(percentile));
    }

    private <T> T onLoop(Callable<T> work) {
        try {
            return group.submit(work).get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("The load's event loop does not answer", e);
        }
    }

    @Override
    public void close() {
        channels.forEach(Channel::close);
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(10_000);
    }

    /** Hands out reports by the clock; connections take turns. */
    private final class Pacer implements Runnable {

        private final double perSecond;
        private final long started = System.nanoTime();
        private long given;
        private int turn;

        Pacer(double perSecond) {
            this.perSecond = perSecond;
        }

        @Override
        public void run() {
            long due = (long) ((System.nanoTime() - started) / 1e9 * perSecond);
            long each = (due - given) / connections.size();
            if (each > 0) {
                connections.forEach(connection -> connection.allow(each));
                given += each * connections.size();
            }
            while (given < due) {
                connections.get(turn).allow(1);
                turn = (turn + 1) % connections.size();
                given++;
            }
        }
    }
}
