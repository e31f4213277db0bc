package io.bihuan.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.engine.Engine;
import io.bihuan.engine.InboundFrame;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.database.ServerTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Sockets of their own, with tight limits, against people who mean no good. */
@ServerTest
class HostileNetworkTests {

    private final TerminalRegister register;
    private final TerminalRows rows;
    private final Assets assets;
    private final BadFrames badFrames;
    private final TerminalJournal journal;
    private final Engine engine;
    private @Nullable SessionLimits limits;
    private @Nullable Jt808Server server;

    @TempDir
    Path directory = Path.of("unset");

    @Autowired
    HostileNetworkTests(
            TerminalRegister register,
            TerminalRows rows,
            Assets assets,
            BadFrames badFrames,
            TerminalJournal journal,
            Engine engine) {
        this.register = register;
        this.rows = rows;
        this.assets = assets;
        this.badFrames = badFrames;
        this.journal = journal;
        this.engine = engine;
    }

    private static GatewaySettings settings(
            int perAddress, String transport, GatewaySettings.SameNumber sameNumber, @Nullable TerminalTls tls) {
        return settings(perAddress, transport, sameNumber, tls, Duration.ofMinutes(1));
    }

    private static GatewaySettings settings(
            int perAddress,
            String transport,
            GatewaySettings.SameNumber sameNumber,
            @Nullable TerminalTls tls,
            Duration unauthenticated) {
        return new GatewaySettings(
                0,
                true,
                Duration.ofSeconds(60),
                unauthenticated,
                50,
                1_000,
                perAddress,
                1_000,
                1_000,
                transport,
                sameNumber,
                tls);
    }

    private Jt808Server open(GatewaySettings settings) {
        Clock clock = Clock.systemUTC();
        var intake = new Intake(this::intake, clock);
        var admissions = new Admissions(rows, register, assets, settings);
        var contests = new Contests(intake, badFrames, new SimpleMeterRegistry(), clock);
        var presence = new Presence(settings, journal, contests, clock);
        var lifeCycle = new LifeCycle(settings, register, admissions, badFrames, presence, clock);
        var reception = new Reception(settings, register, intake, lifeCycle, badFrames, clock);
        limits = new SessionLimits(settings);
        Jt808Server opened = new Jt808Server(settings, reception, limits, register, admissions, clock);
        server = opened;
        opened.start();
        return opened;
    }

    private FrameIntake intake() {
        return new FrameIntake() {
            @Override
            public int partitionOf(long assetId) {
                return engine.partitionOf(assetId);
            }

            @Override
            public boolean offer(InboundFrame frame) {
                return engine.offer(frame);
            }
        };
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.stop();
        }
    }

    private int connections() {
        return limits == null ? 0 : limits.count();
    }

    private static void reports(TestTerminal terminal) {
        int report = terminal.send(TestTerminal.report(Instant.now(), 38.9, 117.9));
        assertThat(terminal.awaitAck(report)).isZero();
    }

    @Test
    void speaksOnJavasOwnSocketsWhereTheSystemsAreNotThere() {
        int port = open(settings(100, "nio", GatewaySettings.SameNumber.REPLACE, null))
                .port();
        try (var terminal = new TestTerminal(port, TerminalLifeTests.phone()).login("冀N00001")) {
            reports(terminal);
        }
    }

    @Test
    void speaksOverTlsBesideThePlainPort() throws Exception {
        TestCertificate certificate = TestCertificate.make(directory);
        var tls = new TerminalTls(0, certificate.certificate(), certificate.key(), null);
        Jt808Server opened = open(settings(100, "auto", GatewaySettings.SameNumber.REPLACE, tls));
        Socket socket = certificate.stranger().getSocketFactory().createSocket("127.0.0.1", opened.encryptedPort());
        try (var terminal = new TestTerminal(socket, TerminalLifeTests.phone(), Jt808Edition.V2019).login("冀N00002")) {
            reports(terminal);
        }
        try (var plain = new TestTerminal(opened.port(), TerminalLifeTests.phone()).login("冀N00003")) {
            reports(plain);
        }
    }

    @Test
    void letsNobodyInWithoutCertificateWhereOneIsDemanded() throws Exception {
        TestCertificate certificate = TestCertificate.make(directory);
        var tls = new TerminalTls(0, certificate.certificate(), certificate.key(), certificate.certificate());
        int port = open(settings(100, "auto", GatewaySettings.SameNumber.REPLACE, tls))
                .encryptedPort();
        Socket known = certificate.client().getSocketFactory().createSocket("127.0.0.1", port);
        try (var terminal = new TestTerminal(known, TerminalLifeTests.phone(), Jt808Edition.V2019).login("冀N00004")) {
            reports(terminal);
        }
        try (SSLSocket stranger =
                (SSLSocket) certificate.stranger().getSocketFactory().createSocket("127.0.0.1", port)) {
            assertThat(isRefused(stranger)).isTrue();
        }
    }

    private static boolean isRefused(SSLSocket socket) throws IOException {
        try {
            socket.startHandshake();
            return socket.getInputStream().read() < 0;
        } catch (SSLException refused) {
            return true;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    @Test
    void letsNoMoreConnectionsInThanTheLimitAndServesOnAfterTheFlood() throws IOException {
        int port = open(settings(40, "auto", GatewaySettings.SameNumber.REPLACE, null))
                .port();
        List<Socket> flood = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            flood.add(new Socket("127.0.0.1", port));
        }
        assertThat(connections()).isLessThanOrEqualTo(40);
        for (Socket socket : flood) {
            socket.close();
        }
        TerminalLifeTests.eventually(() -> connections() == 0);
        try (var terminal = new TestTerminal(port, TerminalLifeTests.phone()).login("冀N00005")) {
            reports(terminal);
        }
    }

    @Test
    void closesThoseWhoSendOneByteAtATime() throws IOException {
        int port = open(settings(100, "auto", GatewaySettings.SameNumber.REPLACE, null, Duration.ofSeconds(2)))
                .port();
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Socket socket = new Socket("127.0.0.1", port);
            socket.getOutputStream().write(0x7E);
            slow.add(socket);
        }
        TerminalLifeTests.eventually(() -> connections() == 0);
        for (Socket socket : slow) {
            socket.close();
        }
    }

    @Test
    void takesNoHarmFromFramesWithoutEnd() throws IOException {
        int port = open(settings(100, "auto", GatewaySettings.SameNumber.REPLACE, null))
                .port();
        byte[] endless = new byte[1 << 20];
        Arrays.fill(endless, (byte) 0x55);
        endless[0] = 0x7E;
        try (var terminal = new TestTerminal(port, TerminalLifeTests.phone()).login("冀N00006")) {
            for (int i = 0; i < 8; i++) {
                terminal.sendRaw(endless);
            }
            terminal.sendRaw(new byte[] {0x7E});
            reports(terminal);
        }
        assertThat(badFrames.counts().keySet()).contains("FRAME_TOO_LONG");
    }

    @Test
    void keepsTheFirstConnectionWhereTheSettingsSaySo() {
        int port = open(settings(100, "auto", GatewaySettings.SameNumber.KEEP, null))
                .port();
        String phone = TerminalLifeTests.phone();
        try (var first = new TestTerminal(port, phone)) {
            String code = first.register("冀N00007").authCode();
            assertThat(first.authenticate(code)).isZero();
            try (var elsewhere = TestTerminal.from("127.0.0.2", port, phone)) {
                assertThat(elsewhere.authenticate(code)).isEqualTo(Reception.FAILED);
                elsewhere.awaitClosed();
            }
            reports(first);
            try (var again = new TestTerminal(port, phone)) {
                assertThat(again.authenticate(code)).as("from the same address").isZero();
                first.awaitClosed();
            }
        }
        assertThat(badFrames.counts()).containsKey("NUMBER_IN_USE");
    }
}
