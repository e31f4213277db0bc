package io.bihuan.server.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.time.InstantSource;
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

    private final GatewaySettings settings;
    private final Reception reception;
    private final SessionLimits sessions;
    private final TerminalRegister register;
    private final Admissions admissions;
    private final InstantSource clock;

    private @Nullable TerminalSockets sockets;
    private @Nullable Channel listening;
    private @Nullable Channel listeningEncrypted;
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
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        var opened = new TerminalSockets(settings.transport(), threads, reception, sessions, clock::millis);
        sockets = opened;
        listening = opened.listen(settings.port(), null);
        TerminalTls tls = settings.tls();
        if (tls != null) {
            listeningEncrypted = opened.listen(tls.port(), tls.context());
        }
        ScheduledExecutorService sweeps = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("gateway-sweep").daemon().factory());
        sweeps.scheduleWithFixedDelay(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
        sweeper = sweeps;
        running = true;
        LOG.info("JT/T 808 on port {} ({}, {} event loops)", port(), opened.transport(), threads);
        if (tls != null) {
            LOG.info("JT/T 808 over TLS on port {}", encryptedPort());
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
        return port(listening);
    }

    /** The port that is listened on with encryption; 0 where there is none. */
    int encryptedPort() {
        return port(listeningEncrypted);
    }

    private static int port(@Nullable Channel channel) {
        return channel == null ? 0 : ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public void stop() {
        running = false;
        if (sweeper != null) {
            sweeper.shutdownNow();
        }
        admissions.stop();
        if (sockets != null) {
            sockets.stopListening();
        }
        sessions.dropAll("STOPPING");
        if (sockets != null) {
            sockets.close();
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
