package io.bihuan.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.T0200LocationReport;
import io.bihuan.codec.jt808.T0801MediaData;
import io.bihuan.codec.jt808.T8001PlatformAck;
import io.bihuan.codec.jt808.T8003ResendRequest;
import io.bihuan.codec.jt808.T8800MediaAck;
import io.bihuan.engine.Engine;
import io.bihuan.server.database.ServerTest;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/** Load without registration, through queues far too small for it, with and without a database. */
@ServerTest(fresh = true)
@TestPropertySource(
        properties = {
            "bihuan.admit.unknown=true",
            "bihuan.engine.queue-capacity=16",
            "bihuan.engine.max-batch=8",
            "bihuan.jt808.max-bad-frames=20"
        })
class AdmitUnknownTests {

    private static final Instant START =
            Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

    private final Jt808Server sockets;
    private final Engine engine;
    private final TerminalRegister register;
    private final CommitListener listener;
    private final BadFrames badFrames;
    private final Environment environment;

    @Autowired
    AdmitUnknownTests(
            Jt808Server sockets,
            Engine engine,
            TerminalRegister register,
            CommitListener listener,
            BadFrames badFrames,
            Environment environment) {
        this.sockets = sockets;
        this.engine = engine;
        this.register = register;
        this.listener = listener;
        this.badFrames = badFrames;
        this.environment = environment;
    }

    @Test
    void losesNothingThroughQueuesThatAreFullAllTheTime() {
        int connections = 8;
        int reports = 1_500;
        List<TestTerminal> terminals = new ArrayList<>();
        List<String> phones = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            String phone = TerminalLifeTests.phone();
            phones.add(phone);
            var terminal = new TestTerminal(sockets.port(), phone);
            terminals.add(terminal);
            Thread.ofVirtual().start(() -> sendAll(terminal, reports));
        }
        for (TestTerminal terminal : terminals) {
            Set<Integer> acked = new HashSet<>();
            while (acked.size() < reports) {
                var ack = (T8001PlatformAck) terminal.await(message -> message instanceof T8001PlatformAck);
                assertThat(ack.result()).isZero();
                acked.add(ack.ackSerial());
            }
            terminal.close();
        }
        for (String phone : phones) {
            assertThat(engine.track(
                            assetOf(phone), START.toEpochMilli(), Instant.now().toEpochMilli(), 100_000))
                    .hasSize(reports);
        }
    }

    private static void sendAll(TestTerminal terminal, int reports) {
        var burst = new ByteArrayOutputStream();
        for (int i = 0; i < reports; i++) {
            burst.writeBytes(terminal.frames(report(i)).getFirst());
            if (i % 100 == 99) {
                terminal.sendRaw(burst.toByteArray());
                burst.reset();
            }
        }
    }

    private static T0200LocationReport report(int i) {
        return TestTerminal.report(START.plusSeconds(i), 38.9 + i * 1e-5, 117.9);
    }

    @Test
    void acknowledgesARetransmissionAgainAndCountsItOnce() {
        String phone = TerminalLifeTests.phone();
        try (var terminal = new TestTerminal(sockets.port(), phone)) {
            byte[] frame = terminal.frames(report(1)).getFirst();
            terminal.sendRaw(frame);
            assertThat(terminal.awaitAck(0)).isZero();
            terminal.sendRaw(frame);
            assertThat(terminal.awaitAck(0)).isZero();
        }
        assertThat(engine.track(
                        assetOf(phone), START.toEpochMilli(), Instant.now().toEpochMilli(), 100))
                .hasSize(1);
        assertThat(engine.recentFrames(assetOf(phone), 10)).hasSize(1);
    }

    @Test
    void admitsA2019TerminalByItsFirstReport() {
        String phone = TerminalLifeTests.phone();
        try (var terminal = new TestTerminal(sockets.port(), phone, Jt808Edition.V2019)) {
            assertThat(terminal.awaitAck(terminal.send(report(1)))).isZero();
            assertThat(terminal.authenticate("made-up")).isZero();
        }
        try (var terminal = new TestTerminal(sockets.port(), phone, Jt808Edition.V2019)) {
            assertThat(terminal.authenticate("made-up")).isZero();
        }
    }

    @Test
    void acknowledgesEachFragmentAndTheWholeOnce() {
        String phone = TerminalLifeTests.phone();
        try (var terminal = new TestTerminal(sockets.port(), phone)) {
            List<byte[]> frames = terminal.frames(new T0801MediaData(9, 0, 0, 1, 1, report(1), null, new byte[2_500]));
            terminal.sendRaw(frames.get(0));
            assertThat(terminal.awaitAck(0)).isZero();
            terminal.sendRaw(frames.get(2));
            assertThat(terminal.awaitAck(2)).isZero();

            listener.fragmentsMissing(assetOf(phone), Jt808FrameDecoder.setKey(0x0801, 3), 0, new int[] {2});
            var missing = (T8003ResendRequest) terminal.await(message -> message instanceof T8003ResendRequest);
            assertThat(missing.originalSerial()).isZero();
            assertThat(missing.packetIndexes()).containsExactly(2);

            terminal.sendRaw(frames.get(1));
            var done = (T8800MediaAck) terminal.await(message -> message instanceof T8800MediaAck);
            assertThat(done.mediaId()).isEqualTo(9);
        }
    }

    @Test
    void dropsAConnectionThatSendsOnlyRubbishAndSaysWhy() {
        long before = badFrames.counts().getOrDefault("DROPPED_FLOOD_OF_BAD_FRAMES", 0L);
        try (var terminal = new TestTerminal(sockets.port(), TerminalLifeTests.phone())) {
            byte[] rubbish = new byte[40 * 20];
            for (int i = 0; i < rubbish.length; i += 20) {
                rubbish[i] = 0x7E;
            }
            terminal.sendRaw(rubbish);
            terminal.awaitClosed();
        }
        assertThat(badFrames.counts().getOrDefault("DROPPED_FLOOD_OF_BAD_FRAMES", 0L))
                .isEqualTo(before + 1);
    }

    @Test
    void costsABadFrameNothingButItself() {
        String phone = TerminalLifeTests.phone();
        try (var terminal = new TestTerminal(sockets.port(), phone)) {
            byte[] good = terminal.frames(report(1)).getFirst();
            byte[] broken = terminal.frames(report(2)).getFirst();
            broken[14] ^= 0x10;
            byte[] last = terminal.frames(report(3)).getFirst();
            var stream = new ByteArrayOutputStream();
            stream.writeBytes(good);
            stream.writeBytes(broken);
            stream.writeBytes(last);
            terminal.sendRaw(stream.toByteArray());
            assertThat(terminal.awaitAck(0)).isZero();
            assertThat(terminal.awaitAck(2)).isZero();
        }
        assertThat(engine.recentFrames(assetOf(phone), 10)).hasSize(2);
    }

    @Test
    void goesOnServingKnownTerminalsWhileTheDatabaseIsAway() throws SQLException {
        String phone = TerminalLifeTests.phone();
        try (var terminal = new TestTerminal(sockets.port(), phone)) {
            assertThat(terminal.authenticate("code")).isZero();
            assertThat(terminal.awaitAck(terminal.send(report(1)))).isZero();

            String url = environment.getRequiredProperty("bihuan.db.url");
            String database = url.replaceAll(".*/([^/?]+).*", "$1");
            shut(database, true);
            try {
                for (int i = 2; i < 50; i++) {
                    assertThat(terminal.awaitAck(terminal.send(report(i)))).isZero();
                }
                try (var again = new TestTerminal(sockets.port(), phone)) {
                    assertThat(again.authenticate("code")).isZero();
                    assertThat(again.awaitAck(again.send(report(60)))).isZero();
                }
            } finally {
                shut(database, false);
            }
        }
        try (var stranger = new TestTerminal(sockets.port(), TerminalLifeTests.phone())) {
            assertThat(stranger.awaitAck(stranger.send(report(1)))).isZero();
        }
    }

    private void shut(String database, boolean shut) throws SQLException {
        String url = environment.getRequiredProperty("bihuan.db.url").replace("/" + database, "/postgres");
        try (Connection connection = DriverManager.getConnection(
                        url,
                        environment.getRequiredProperty("bihuan.db.user"),
                        environment.getRequiredProperty("bihuan.db.password"));
                var statement = connection.createStatement()) {
            statement.execute("alter database " + database + " with allow_connections " + !shut);
            if (shut) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
            }
        }
    }

    private long assetOf(String phone) {
        Terminal terminal = register.byPhone(phone);
        if (terminal == null) {
            throw new AssertionError("terminal " + phone + " is not known");
        }
        return terminal.assetId;
    }
}
