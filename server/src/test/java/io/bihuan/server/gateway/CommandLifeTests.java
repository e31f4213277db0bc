package io.bihuan.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Parameter;
import io.bihuan.codec.jt808.T0001TerminalAck;
import io.bihuan.codec.jt808.T0104Parameters;
import io.bihuan.codec.jt808.T0107Attributes;
import io.bihuan.codec.jt808.T0801MediaData;
import io.bihuan.codec.jt808.T0805ShootAnswer;
import io.bihuan.codec.jt808.T8103SetParameters;
import io.bihuan.codec.jt808.T8106QuerySomeParameters;
import io.bihuan.codec.jt808.T8107QueryAttributes;
import io.bihuan.codec.jt808.T8203ConfirmAlarm;
import io.bihuan.codec.jt808.T8300Text;
import io.bihuan.codec.jt808.T8800MediaAck;
import io.bihuan.codec.jt808.T8801Shoot;
import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.AssetDraft;
import io.bihuan.server.asset.AssetKind;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.TestClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands from the button to the terminal's answer. */
@ServerTest
class CommandLifeTests {

    @LocalServerPort
    private int http;

    private final Jt808Server sockets;
    private final Assets assets;
    private final Terminals terminals;
    private final Enrolment enrolment;
    private final Restart restart;

    /** What a second dispatcher on the same database is made of. */
    record Restart(
            TerminalRows transactions, CommandNews news, TerminalRegister register, JdbcClient jdbc, JsonMapper json) {

        void sweepAt(java.time.Clock later) {
            new CommandDispatch(transactions, new CommandRows(jdbc, json, later), news, register, json, later).sweep();
        }
    }

    @Autowired
    CommandLifeTests(
            Jt808Server sockets,
            Assets assets,
            Terminals terminals,
            TerminalRows transactions,
            CommandNews news,
            org.springframework.beans.factory.BeanFactory beans) {
        this.restart = new Restart(
                transactions,
                news,
                beans.getBean(TerminalRegister.class),
                beans.getBean(JdbcClient.class),
                beans.getBean(JsonMapper.class));
        this.sockets = sockets;
        this.assets = assets;
        this.terminals = terminals;
        this.enrolment = new Enrolment();
    }

    private final class Enrolment {

        long vehicle(String phone, TerminalIdentity.Edition edition) {
            return DataScopes.callAsSystem("enrol", () -> {
                Asset asset = assets.create(new AssetDraft(
                        "冀C" + phone.substring(5),
                        2,
                        AssetKind.TOUR_COACH,
                        Directory.CITY,
                        null,
                        null,
                        null,
                        null,
                        Map.of()));
                terminals.enrol(phone, new TerminalIdentity(edition, "MAKER", "MODEL-1", null, null, null), asset.id());
                return asset.id();
            });
        }
    }

    @Test
    void sendsAQueuedTextOnLoginAndConfirmsItByTheAnswer() {
        String phone = TerminalLifeTests.phone();
        long asset = enrolment.vehicle(phone, TerminalIdentity.Edition.V2019);
        JsonNode queued = send(asset, Map.of("kind", "TEXT", "text", "前方大雾，请减速", "urgent", true));
        assertThat(queued.get("state").asString()).isEqualTo("QUEUED");
        assertThat(queued.get("summary").asString()).contains("前方大雾");

        try (var terminal = new TestTerminal(sockets.port(), phone, Jt808Edition.V2019).login("x")) {
            TestTerminal.Numbered text = terminal.awaitWithSerial(message -> message instanceof T8300Text);
            var received = (T8300Text) text.message();
            assertThat(received.text()).isEqualTo("前方大雾，请减速");
            assertThat(received.flagBits() & 3).isEqualTo(2);
            terminal.send(new T0001TerminalAck(text.serial(), 0x8300, 0));
            awaitState(asset, queued, "CONFIRMED");
        }
    }

    @Test
    void confirmsAlarmsByTheGeneralAnswer() {
        String phone = TerminalLifeTests.phone();
        long asset = enrolment.vehicle(phone, TerminalIdentity.Edition.V2013);
        try (var terminal = new TestTerminal(sockets.port(), phone).login("x")) {
            JsonNode sent = send(asset, Map.of("kind", "CONFIRM_ALARM"));
            TestTerminal.Numbered received = terminal.awaitWithSerial(message -> message instanceof T8203ConfirmAlarm);
            terminal.send(new T0001TerminalAck(received.serial(), 0x8203, 0));
            awaitState(asset, sent, "CONFIRMED");
        }
    }

    @Test
    void readsAttributesIntoTheAnswer() {
        String phone = TerminalLifeTests.phone();
        long asset = enrolment.vehicle(phone, TerminalIdentity.Edition.V2013);
        try (var terminal = new TestTerminal(sockets.port(), phone).login("x")) {
            JsonNode sent = send(asset, Map.of("kind", "READ_ATTRIBUTES"));
            terminal.awaitWithSerial(message -> message instanceof T8107QueryAttributes);
            terminal.send(
                    new T0107Attributes(3, "MAKER", "MODEL-1", "T000001", "89860012345678901234", "H1", "F2.1", 3, 1));
            JsonNode confirmed = awaitState(asset, sent, "CONFIRMED");
            assertThat(confirmed.get("answer").toString()).contains("F2.1", "89860012345678901234");
        }
    }

    @Test
    void expiresWhatBecameTooLateWhileTheServerWasDown() {
        String phone = TerminalLifeTests.phone();
        long asset = enrolment.vehicle(phone, TerminalIdentity.Edition.V2019);
        JsonNode queued = send(asset, Map.of("kind", "TEXT", "text", "过时", "expiresInSeconds", 60));
        // The server is down for an hour; another one starts on the same database.
        var later = java.time.Clock.offset(java.time.Clock.systemUTC(), java.time.Duration.ofHours(1));
        restart.sweepAt(later);

        awaitState(asset, queued, "EXPIRED");
        try (var terminal = new TestTerminal(sockets.port(), phone, Jt808Edition.V2019).login("x")) {
            int report = terminal.send(TestTerminal.report(Instant.now(), 38.9, 117.9));
            terminal.await(message -> {
                assertThat(message).isNotInstanceOf(T8300Text.class);
                return message instanceof io.bihuan.codec.jt808.T8001PlatformAck ack && ack.ackSerial() == report;
            });
        }
    }

    @Test
    void failsACommandTheTerminalRefuses() {
        String phone = TerminalLifeTests.phone();
        long asset = enrolment.vehicle(phone, TerminalIdentity.Edition.V2013);
        try (var terminal = new TestTerminal(sockets.port(), phone).login("x")) {
            JsonNode sent = send(
                    asset,
                    Map.of("kind", "SET_PARAMETERS", "parameters", List.of(Map.of("id", "0055", "value", "80"))));
            TestTerminal.Numbered received = terminal.awaitWithSerial(message -> message instanceof T8103SetParameters);
            assertThat(((T8103SetParameters) received.message()).parameters())
                    .containsExactly(Parameter.number(0x55, 80));
            terminal.send(new T0001TerminalAck(received.serial(), 0x8103, 3));
            assertThat(awaitState(asset, sent, "FAILED").get("detail").asString())
                    .contains("不支持");
        }
    }

    @Test
    void readsParametersIntoTheAnswer() {
        String phone = TerminalLifeTests.phone();
        long asset = enrolment.vehicle(phone, TerminalIdentity.Edition.V2013);
        try (var terminal = new TestTerminal(sockets.port(), phone).login("x")) {
            JsonNode sent = send(asset, Map.of("kind", "READ_PARAMETERS", "parameterIds", List.of("0001", "0055")));
            TestTerminal.Numbered received =
                    terminal.awaitWithSerial(message -> message instanceof T8106QuerySomeParameters);
            terminal.send(new T0104Parameters(
                    received.serial(), List.of(Parameter.number(1, 60), Parameter.number(0x55, 100)), 0));
            JsonNode confirmed = awaitState(asset, sent, "CONFIRMED");
            assertThat(confirmed
                            .get("answer")
                            .get("parameters")
                            .get(1)
                            .get("value")
                            .asInt())
                    .isEqualTo(100);
        }
    }

    @Test
    void filesTheSnapshotItAskedFor() {
        String phone = TerminalLifeTests.phone();
        long asset = enrolment.vehicle(phone, TerminalIdentity.Edition.V2013);
        byte[] picture = new byte[2_500];
        picture[0] = (byte) 0xFF;
        picture[1] = (byte) 0xD8;
        try (var terminal = new TestTerminal(sockets.port(), phone).login("x")) {
            JsonNode sent = send(asset, Map.of("kind", "SNAPSHOT", "channel", 2));
            TestTerminal.Numbered received = terminal.awaitWithSerial(message -> message instanceof T8801Shoot);
            terminal.send(new T0805ShootAnswer(received.serial(), 0, List.of(77L)));
            terminal.send(
                    new T0801MediaData(77, 0, 0, 0, 2, TestTerminal.report(Instant.now(), 38.9, 117.9), null, picture));
            var done = (T8800MediaAck) terminal.await(message -> message instanceof T8800MediaAck);
            assertThat(done.mediaId()).isEqualTo(77);
            assertThat(done.missingPackets()).isEmpty();

            JsonNode confirmed = awaitState(asset, sent, "CONFIRMED");
            long media = confirmed.get("media").get(0).get("id").asLong();
            assertThat(confirmed.get("media").get(0).get("sizeBytes").asInt()).isEqualTo(2_500);
            assertThat(TestClient.admin(http).get("/api/media/" + media).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void takesBackWhatWasNotSentAndRefusesNonsense() {
        String phone = TerminalLifeTests.phone();
        long asset = enrolment.vehicle(phone, TerminalIdentity.Edition.V2013);
        JsonNode queued = send(asset, Map.of("kind", "READ_ATTRIBUTES"));
        var client = TestClient.admin(http);

        assertThat(client.delete("/api/commands/" + queued.get("id").asLong())
                        .body()
                        .get("state")
                        .asString())
                .isEqualTo("CANCELLED");
        assertThat(client.delete("/api/commands/" + queued.get("id").asLong()).code())
                .isEqualTo("command-not-queued");
        assertThat(client.post("/api/vehicles/" + asset + "/commands", Map.of("kind", "TEXT", "text", " "))
                        .code())
                .isEqualTo("command-text");
        assertThat(client.post(
                                "/api/vehicles/" + asset + "/commands",
                                Map.of(
                                        "kind",
                                        "SET_PARAMETERS",
                                        "parameters",
                                        List.of(Map.of("id", "0055", "value", "fast"))))
                        .code())
                .isEqualTo("command-parameter");
    }

    private JsonNode send(long asset, Map<String, Object> body) {
        var answer = TestClient.admin(http).post("/api/vehicles/" + asset + "/commands", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    private JsonNode awaitState(long asset, JsonNode command, String state) {
        long id = command.get("id").asLong();
        var client = TestClient.admin(http);
        JsonNode[] found = new JsonNode[1];
        TerminalLifeTests.eventually(() -> {
            for (JsonNode row :
                    client.get("/api/vehicles/" + asset + "/commands").body()) {
                if (row.get("id").asLong() == id) {
                    found[0] = row;
                }
            }
            return found[0].get("state").asString().equals(state)
                    && (!found[0].get("kind").asString().equals("SNAPSHOT")
                            || found[0].get("media").size() > 0);
        });
        return found[0];
    }
}
