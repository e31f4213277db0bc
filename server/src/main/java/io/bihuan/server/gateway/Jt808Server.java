package io.bihuan.server.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Opens the port once everything behind it stands, and closes it before anything behind it goes. The event loops do no
 * more than framing and routing, so there are few of them.
 */
@Component
class Jt808Server implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Jt808Server.class);
    private static final int SWEEP_SECONDS = 2;
    private static final WriteBufferWaterMark OUTBOUND = new WriteBufferWaterMark(64 * 1024, 256 * 1024);

    private final GatewaySettings settings;
    private final Reception reception;
    private final SessionLimits sessions;
    private final TerminalRegister register;
    private final Admissions admissions;
    private final InstantSource clock;

    private @Nullable EventLoopGroup loops;
    private @Nullable Channel listening;
    private @Nullable ScheduledExecutorService sweeper;
    private @Nullable Thread admitting;
    private volatile boolean running;

    Jt808Server(
            GatewaySettings settings,
            Reception reception,
            SessionLimits sessions,
            TerminalRegister register,
            Admissions admissions,
            InstantSource clock) {
        this.settings = settings;
        this.reception = reception;
        this.sessions = sessions;
        this.register = register;
        this.admissions = admissions;
        this.clock = clock;
    }

    @Override
    public void start() {
        register.load();
        admissions.open();
        admitting = Thread.ofPlatform().name("gateway-admissions").daemon().start(admissions);
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory handler = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(threads, handler);
        loops = group;
        List<EventExecutor> order = new ArrayList<>();
        group.forEach(order::add);
        Class<? extends ServerChannel> type = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        listening = bind(group, type, order);
        ScheduledExecutorService sweeps = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("gateway-sweep").daemon().factory());
        sweeps.scheduleWithFixedDelay(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
        sweeper = sweeps;
        running = true;
        LOG.info("JT/T 808 on port {} ({}, {} event loops)", port(), epoll ? "epoll" : "nio", threads);
    }

    private Channel bind(EventLoopGroup group, Class<? extends ServerChannel> type, List<EventExecutor> order) {
        var bootstrap = new ServerBootstrap()
                .group(group)
                .channel(type)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, OUTBOUND)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        int loop = Math.max(0, order.indexOf(channel.eventLoop()));
                        var session = new Session(channel, loop, reception, clock.millis());
                        String refusal = sessions.enter(session);
                        if (refusal == null) {
                            channel.pipeline().addLast(session);
                            channel.closeFuture().addListener(closed -> sessions.leave(session));
                        } else {
                            session.drop(refusal, null);
                        }
                    }
                });
        try {
            return bootstrap.bind(settings.port()).syncUninterruptibly().channel();
        } catch (RuntimeException e) {
            group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IllegalStateException(
                    "Cannot listen for terminals on port " + settings.port() + " (" + e.getMessage()
                            + "). Free the port, or choose another with jt808.port.",
                    e);
        }
    }

    private void sweep() {
        try {
            sessions.sweep(clock.millis());
        } catch (RuntimeException e) {
            LOG.warn("The sweep over connections failed and will be repeated", e);
        }
    }

    /** The port that is listened on; 0 before the start. */
    int port() {
        Channel channel = listening;
        return channel == null ? 0 : ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public void stop() {
        running = false;
        if (sweeper != null) {
            sweeper.shutdownNow();
        }
        admissions.stop();
        if (listening != null) {
            listening.close().syncUninterruptibly();
        }
        sessions.dropAll("STOPPING");
        if (loops != null) {
            loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        }
        if (admitting != null) {
            admitting.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, so that whoever hears it answer can count on the sockets too; stopped after it. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4096;
    }

    /** Gauges of the sockets. */
    @Component
    static class Gauges {

        Gauges(MeterRegistry meters, SessionLimits sessions, Intake intake) {
            Gauge.builder("bihuan.gateway.connections", sessions, SessionLimits::count)
                    .register(meters);
            Gauge.builder("bihuan.gateway.paused", intake, Intake::waiting).register(meters);
        }
    }
}
