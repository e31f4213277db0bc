package io.bihuan.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.CommittedFrame;
import io.bihuan.engine.FrameOutcome;
import io.bihuan.engine.FrameRejection;
import io.bihuan.engine.InboundFrame;
import io.bihuan.engine.observation.FrameReference;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.database.ServerTest;
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
        var lifeCycle = new LifeCycle(SETTINGS, register, admissions, badFrames, journal, clock);
        var reception = new Reception(SETTINGS, register, intake, lifeCycle, badFrames, clock);
        server = new Jt808Server(SETTINGS, reception, new SessionLimits(SETTINGS), register, admissions, clock);
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
