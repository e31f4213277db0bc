package io.bihuan.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.T0002Heartbeat;
import io.bihuan.codec.jt808.T0003Logout;
import io.bihuan.codec.jt808.T0004TimeQuery;
import io.bihuan.codec.jt808.T8004ServerTime;
import io.bihuan.codec.jt808.T8100RegisterAck;
import io.bihuan.engine.Engine;
import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A terminal's way from stranger to speaker, over real sockets and the whole application. */
@ServerTest
class TerminalLifeTests {

    private static final Instant NOW = Instant.now();

    @LocalServerPort
    private int http;

    private final Jt808Server sockets;
    private final Engine engine;
    private final TerminalJournal journal;

    @Autowired
    TerminalLifeTests(Jt808Server sockets, Engine engine, TerminalJournal journal) {
        this.sockets = sockets;
        this.engine = engine;
        this.journal = journal;
    }

    @Test
    void keepsAStrangerInQuarantineUntilApproved() {
        String phone = phone();
        try (var terminal = new TestTerminal(sockets.port(), phone)) {
            assertThat(terminal.register("冀T" + phone.substring(6)).result()).isEqualTo(4);
            int report = terminal.send(TestTerminal.report(NOW, 38.9, 117.9));
            assertThat(terminal.awaitAck(report)).isEqualTo(Reception.FAILED);

            JsonNode waiting = terminalOf(phone);
            assertThat(waiting.get("state").asString()).isEqualTo("QUARANTINED");
            assertThat(waiting.get("maker").asString()).isEqualTo("MAKER");
            var approved = admin().post(
                            "/api/terminals/" + waiting.get("id").asLong() + "/approve",
                            Map.of("vehicle", vehicle("冀T" + phone.substring(6))));
            assertThat(approved.status()).isEqualTo(200);
            assertThat(approved.body().get("state").asString()).isEqualTo("APPROVED");
            terminal.awaitClosed();
        }
        try (var terminal = new TestTerminal(sockets.port(), phone).login("冀T" + phone.substring(6))) {
            int report = terminal.send(TestTerminal.report(NOW, 38.9, 117.9));
            assertThat(terminal.awaitAck(report)).isEqualTo(Reception.OK);
            assertThat(engine.latest(assetOf(phone)).orElseThrow().fix()).isNotNull();
        }
    }

    @Test
    void acknowledgesHeartbeatLogoutAndTime() {
        String phone = approved("冀H");
        try (var terminal =
                new TestTerminal(sockets.port(), phone, Jt808Edition.V2019).login("冀H" + phone.substring(6))) {
            assertThat(terminal.awaitAck(terminal.send(new T0002Heartbeat()))).isZero();
            terminal.send(new T0004TimeQuery());
            assertThat(terminal.await(message -> message instanceof T8004ServerTime))
                    .isNotNull();
            assertThat(terminal.awaitAck(terminal.send(new T0003Logout()))).isZero();
            int late = terminal.send(TestTerminal.report(NOW, 38, 117));
            assertThat(terminal.awaitAck(late)).isEqualTo(Reception.FAILED);
        }
    }

    @Test
    void closesAfterThreeWrongCodes() {
        String phone = approved("冀W");
        try (var terminal = new TestTerminal(sockets.port(), phone)) {
            assertThat(terminal.authenticate("wrong")).isEqualTo(1);
            assertThat(terminal.authenticate("wrong")).isEqualTo(1);
            assertThat(terminal.authenticate("wrong")).isEqualTo(1);
            terminal.awaitClosed();
        }
    }

    @Test
    void refusesARegistrationInTheNameOfAnotherDevice() {
        String phone = approved("冀R");
        try (var terminal = new TestTerminal(sockets.port(), phone)) {
            assertThat(terminal.register("冀R" + phone.substring(6)).result()).isZero();
        }
        try (var thief = new TestTerminal(sockets.port(), phone)) {
            thief.send(new io.bihuan.codec.jt808.T0100Register(
                    11, 100, "OTHER", "MODEL-1", "X999", 2, "冀R" + phone.substring(6)));
            var answer = (T8100RegisterAck) thief.await(message -> message instanceof T8100RegisterAck);
            assertThat(answer.result()).isEqualTo(3);
            assertThat(answer.authCode()).isEmpty();
        }
    }

    @Test
    void replacesTheFirstConnectionByTheSecond() {
        String phone = approved("冀S");
        try (var first = new TestTerminal(sockets.port(), phone)) {
            String code = first.register("冀S" + phone.substring(6)).authCode();
            assertThat(first.authenticate(code)).isZero();
            try (var second = new TestTerminal(sockets.port(), phone)) {
                assertThat(second.authenticate(code)).isZero();
                first.awaitClosed();
                int report = second.send(TestTerminal.report(NOW, 38.9, 117.9));
                assertThat(second.awaitAck(report)).isZero();
            }
        }
    }

    @Test
    void tellsTheOperatorWhenTwoDevicesFightForOneNumber() {
        String phone = approved("冀D");
        long asset = assetOf(phone);
        String code;
        try (var owner = new TestTerminal(sockets.port(), phone)) {
            code = owner.register("冀D" + phone.substring(6)).authCode();
            assertThat(owner.authenticate(code)).isZero();
            for (String address : java.util.List.of("127.0.0.2", "127.0.0.1", "127.0.0.2")) {
                TestTerminal other = TestTerminal.from(address, sockets.port(), phone);
                fighters.add(other);
                assertThat(other.authenticate(code)).isZero();
            }
        } finally {
            fighters.forEach(TestTerminal::close);
        }
        eventually(() ->
                admin().get("/api/alarms?assetId=" + asset).body().get("total").asInt() == 1);
        JsonNode alarm =
                admin().get("/api/alarms?assetId=" + asset).body().get("items").get(0);
        assertThat(alarm.get("kind").asString()).isEqualTo("terminal.contested");
        assertThat(alarm.get("kindName").asString()).isEqualTo("终端号被两台设备使用");
        assertThat(alarm.get("attributes").get("otherAddress").asString()).startsWith("127.0.0.");
        var frame = admin().get("/api/frames/" + alarm.get("frame").asString());
        assertThat(frame.status()).isEqualTo(200);
        assertThat(frame.body().get("messageName").asString()).isEqualTo("PlatformNote");
        assertThat(terminalOf(phone).get("contestedAt").isNull()).isFalse();
        assertThat(terminalOf(phone).get("contestedBy").asString()).startsWith("127.0.0.");
    }

    @Test
    void blocksATerminalAtOnce() {
        String phone = approved("冀B");
        long id = terminalOf(phone).get("id").asLong();
        try (var terminal = new TestTerminal(sockets.port(), phone).login("冀B" + phone.substring(6))) {
            assertThat(admin().post("/api/terminals/" + id + "/block", Map.of("reason", "stolen"))
                            .status())
                    .isEqualTo(200);
            terminal.awaitClosed();
        }
        try (var terminal = new TestTerminal(sockets.port(), phone)) {
            assertThat(terminal.register("冀B" + phone.substring(6)).result()).isEqualTo(4);
        }
    }

    @Test
    void strangersFromAnotherCompanySeeNeitherTerminalNorVehicle() {
        String phone = approved("冀X");
        long asset = assetOf(phone);
        var client = admin();
        var stranger = client.makePerson("ENTERPRISE_SAFETY_MANAGER", client.makeOrganisation("ENTERPRISE"));

        assertThat(stranger.get("/api/vehicles/" + asset).status()).isEqualTo(404);
        assertThat(stranger.get("/api/vehicles?q=" + phone).body().get("total").asLong())
                .isZero();
        assertThat(stranger.get("/api/vehicles/" + asset + "/commands").status())
                .isIn(403, 404);
        assertThat(stranger.post("/api/vehicles/" + asset + "/commands", Map.of("kind", "QUERY_POSITION"))
                        .status())
                .isIn(403, 404);
    }

    @Test
    void showsABadFrameAndReplaysIt() {
        String phone = approved("冀F");
        try (var terminal = new TestTerminal(sockets.port(), phone).login("冀F" + phone.substring(6))) {
            byte[] good = terminal.frames(TestTerminal.report(NOW, 38.9, 117.9)).getFirst();
            byte[] bad = good.clone();
            bad[15] ^= 1;
            terminal.sendRaw(bad);
            int next = terminal.send(TestTerminal.report(NOW.plusSeconds(10), 38.9, 117.9));
            assertThat(terminal.awaitAck(next)).isZero();
        }
        journal.round();
        JsonNode row = admin().get("/api/bad-frames?phone=" + phone)
                .body()
                .get("items")
                .get(0);
        assertThat(row.get("code").asString()).isEqualTo("CHECKSUM");
        assertThat(row.get("field").asString()).isEqualTo("checksum");
        assertThat(row.get("hex").asString()).startsWith("7E0200").endsWith("7E");
        JsonNode replayed = admin().post("/api/bad-frames/" + row.get("id").asLong() + "/replay", Map.of())
                .body();
        assertThat(replayed.get("replayResult").asString()).isEqualTo("CHECKSUM");
    }

    private final java.util.List<TestTerminal> fighters = new java.util.ArrayList<>();

    static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within 20 s");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private TestClient admin() {
        return TestClient.admin(http);
    }

    /** A terminal that knocked and was approved, now disconnected. */
    private String approved(String province) {
        String phone = phone();
        try (var terminal = new TestTerminal(sockets.port(), phone)) {
            terminal.register(province + phone.substring(6));
            long id = terminalOf(phone).get("id").asLong();
            var answer = admin().post(
                            "/api/terminals/" + id + "/approve",
                            Map.of("vehicle", vehicle(province + phone.substring(6))));
            assertThat(answer.status()).isEqualTo(200);
            terminal.awaitClosed();
        }
        return phone;
    }

    private JsonNode terminalOf(String phone) {
        return admin().get("/api/terminals?q=" + phone).body().get("items").get(0);
    }

    private long assetOf(String phone) {
        return terminalOf(phone).get("asset").get("id").asLong();
    }

    private static Map<String, Object> vehicle(String plate) {
        return Map.of("plate", plate, "plateColour", 2, "kind", "TOUR_COACH", "organisationId", 1);
    }

    private static final java.util.concurrent.atomic.AtomicLong NUMBER =
            new java.util.concurrent.atomic.AtomicLong(13_900_000_000L + System.nanoTime() % 90_000_000);

    static String phone() {
        return String.valueOf(NUMBER.incrementAndGet());
    }
}
