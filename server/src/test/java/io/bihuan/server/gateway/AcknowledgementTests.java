package io.bihuan.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.CommittedFrame;
import io.bihuan.engine.FrameOutcome;
import io.bihuan.engine.FrameRejection;
import io.bihuan.engine.InboundFrame;
import io.bihuan.engine.observation.FrameReference;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.database.ServerTest;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is acknowledged when: sockets of their own before an engine that does only what the test says. */
@ServerTest
class AcknowledgementTests {

    private static final GatewaySettings SETTINGS =
            new GatewaySettings(0, true, Duration.ofSeconds(60), Duration.ofSeconds(60), 100, 1_000, 1_000, 100, 1_000);

    private final TerminalRegister register;
    private final TerminalRows rows;
    private final Assets assets;
    private final BadFrames badFrames;
    private final UplinkDesk desk;
    private final TerminalJournal journal;
    private final List<InboundFrame> taken = new CopyOnWriteArrayList<>();
    private volatile int room = Integer.MAX_VALUE;
    private final SessionLimits limits = new SessionLimits(SETTINGS);
    private @Nullable Reception reception;
    private @Nullable Jt808Server server;
    private @Nullable CommitListener listener;

    @Autowired
    AcknowledgementTests(
            TerminalRegister register,
            TerminalRows rows,
            Assets assets,
            BadFrames badFrames,
            UplinkDesk desk,
            TerminalJournal journal) {
        this.register = register;
        this.rows = rows;
        this.assets = assets;
        this.badFrames = badFrames;
        this.desk = desk;
        this.journal = journal;
    }

    @BeforeEach
    void open() {
        Clock clock = Clock.systemUTC();
        var intake = new Intake(this::engine, clock);
        listener = new CommitListener(register, badFrames, desk, new AckLatency(), intake, clock);
        var admissions = new Admissions(rows, register, assets, SETTINGS);
        var lifeCycle = new LifeCycle(
                SETTINGS,
                register,
                admissions,
                badFrames,
                new Presence(
                        SETTINGS,
                        journal,
                        new Contests(
                                intake,
                                badFrames,
                                new io.micrometer.core.instrument.simple.SimpleMeterRegistry(),
                                clock),
                        clock),
                clock);
        reception = new Reception(SETTINGS, register, intake, lifeCycle, badFrames, clock);
        server = new Jt808Server(SETTINGS, reception, limits, register, admissions, clock);
        server.start();
    }

    @AfterEach
    void close() {
        server().stop();
    }

    private FrameIntake engine() {
        return new FrameIntake() {
            @Override
            public int partitionOf(long assetId) {
                return 0;
            }

            @Override
            public synchronized boolean offer(InboundFrame frame) {
                if (taken.size() >= room) {
                    return false;
                }
                taken.add(frame);
                return true;
            }
        };
    }

    @Test
    void saysNothingBeforeTheCommit() {
        try (var terminal = new TestTerminal(server().port(), TerminalLifeTests.phone())) {
            int serial = terminal.send(TestTerminal.report(Instant.now(), 38.9, 117.9));
            TerminalLifeTests.eventually(() -> taken.size() == 1);
            assertThat(terminal.poll(300)).isNull();

            listener().committed(0, List.of(committed(taken.getFirst(), FrameOutcome.ACCEPTED, null)));

            assertThat(terminal.awaitAck(serial)).isZero();
        }
    }

    @Test
    void saysMalformedWhenTheDecoderRefusesAndKeepsTheFrame() {
        try (var terminal = new TestTerminal(server().port(), TerminalLifeTests.phone())) {
            int serial = terminal.send(TestTerminal.report(Instant.now(), 38.9, 117.9));
            TerminalLifeTests.eventually(() -> taken.size() == 1);
            long before = badFrames.counts().getOrDefault("FIELD_VALUE", 0L);

            listener()
                    .committed(
                            0,
                            List.of(committed(
                                    taken.getFirst(),
                                    FrameOutcome.REJECTED,
                                    new FrameRejection("FIELD_VALUE", "time", 22, "test"))));

            assertThat(terminal.awaitAck(serial)).isEqualTo(2);
            assertThat(badFrames.counts()).containsEntry("FIELD_VALUE", before + 1);
        }
    }

    @Test
    void pausesReadingWhenTheQueueIsFullAndGoesOnInOrder() {
        room = 3;
        try (var terminal = new TestTerminal(server().port(), TerminalLifeTests.phone())) {
            List<byte[]> frames = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                frames.addAll(terminal.frames(TestTerminal.report(Instant.EPOCH.plusSeconds(i), 38.9, 117.9)));
            }
            frames.forEach(terminal::sendRaw);
            TerminalLifeTests.eventually(() -> taken.size() == 3);
            while (taken.size() < 200) {
                int before = taken.size();
                room = before + 40;
                listener().spaceAvailable(0);
                TerminalLifeTests.eventually(() -> taken.size() == Math.min(200, before + 40));
            }
            List<Integer> serials = taken.stream()
                    .map(frame -> io.bihuan.codec.jt808.Jt808HeaderView.serial(frame.bytes()))
                    .toList();
            assertThat(serials).isSorted().doesNotHaveDuplicates().hasSize(200);
        }
    }

    @Test
    void closesStrangersAndSilentConnections() {
        String phone = TerminalLifeTests.phone();
        try (var stranger = new TestTerminal(server().port(), TerminalLifeTests.phone());
                var silent = new TestTerminal(server().port(), phone)) {
            assertThat(silent.authenticate("code")).isZero();
            TerminalLifeTests.eventually(() -> limits.count() == 2);
            limits.sweep(System.currentTimeMillis());
            assertThat(limits.count()).isEqualTo(2);

            TerminalLifeTests.eventually(() -> {
                limits.sweep(System.currentTimeMillis() + 61_000);
                return limits.count() == 0;
            });
            stranger.awaitClosed();
            silent.awaitClosed();
        }
        assertThat(badFrames.counts()).containsKeys("DROPPED_NOT_AUTHENTICATED", "DROPPED_SILENT");
    }

    @Test
    void closesAConnectionThatDoesNotReadItsAnswers() {
        var channel = new EmbeddedChannel();
        var session = new Session(channel, 0, reception(), System.currentTimeMillis());
        channel.pipeline().addLast(session);
        assertThat(limits.enter(session)).isNull();

        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        channel.runPendingTasks();
        assertThat(session.isReading()).isFalse();
        limits.sweep(System.currentTimeMillis() + 29_000);
        assertThat(channel.isOpen()).isTrue();
        limits.sweep(System.currentTimeMillis() + 31_000);

        assertThat(channel.isOpen()).isFalse();
        assertThat(session.dropReason()).isEqualTo("SLOW_READER");
    }

    @Test
    void letsInAsManyConnectionsAsTheLimitsSay() {
        var few = new SessionLimits(
                new GatewaySettings(0, true, Duration.ofSeconds(60), Duration.ofSeconds(60), 100, 3, 2, 100, 1_000));
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sessions.add(new Session(new EmbeddedChannel(), 0, reception(), 0));
        }
        assertThat(few.enter(sessions.get(0))).isNull();
        assertThat(few.enter(sessions.get(1))).isNull();
        assertThat(few.enter(sessions.get(2))).isEqualTo("TOO_MANY_CONNECTIONS_FROM_ADDRESS");
        few.leave(sessions.get(0));
        assertThat(few.enter(sessions.get(3))).isNull();
    }

    private Reception reception() {
        if (reception == null) {
            throw new AssertionError("not started");
        }
        return reception;
    }

    private static CommittedFrame committed(
            InboundFrame frame, FrameOutcome outcome, @Nullable FrameRejection rejection) {
        return new CommittedFrame(frame, new FrameReference(0, 1), outcome, rejection, List.of());
    }

    private Jt808Server server() {
        if (server == null) {
            throw new AssertionError("not started");
        }
        return server;
    }

    private CommitListener listener() {
        if (listener == null) {
            throw new AssertionError("not started");
        }
        return listener;
    }
}
