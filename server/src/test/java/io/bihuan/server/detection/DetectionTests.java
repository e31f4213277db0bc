package io.bihuan.server.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.Engine;
import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.database.ServerTest;
import io.bihuan.server.database.TestDatabase;
import io.bihuan.server.identity.TestClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a report in the engine to an alarm on the screen, for those who may see it. */
@ServerTest
class DetectionTests {

    @LocalServerPort
    private int port;

    private final Engine engine;
    private final Assets assets;
    private final JdbcClient jdbc;
    private TestClient manager = TestClient.at(0);
    private TestClient stranger = TestClient.at(0);
    private Asset coach;
    private TestReports reports;

    @Autowired
    DetectionTests(Engine engine, Assets assets, JdbcClient jdbc) {
        this.engine = engine;
        this.assets = assets;
        this.jdbc = jdbc;
        this.coach = TestFleet.coach(assets, 1);
        this.reports = new TestReports(engine, coach.id());
    }

    @BeforeEach
    void twoEnterprises() {
        var admin = TestClient.admin(port);
        long company = admin.makeOrganisation("ENTERPRISE");
        manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", company);
        stranger = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", admin.makeOrganisation("ENTERPRISE"));
        coach = TestFleet.coach(assets, company);
        reports = new TestReports(engine, coach.id());
    }

    @Test
    void aPressedEmergencyButtonBecomesAnAlarmOnce() {
        String id = raiseSos();

        var alarm = manager.get("/api/alarms/" + id);
        assertThat(alarm.status()).isEqualTo(200);
        assertThat(alarm.body().get("kind").asString()).isEqualTo("device.emergency");
        assertThat(alarm.body().get("kindName").asString()).isEqualTo("紧急报警（SOS）");
        assertThat(alarm.body().get("severity").asInt()).isEqualTo(4);
        assertThat(alarm.body().get("state").asString()).isEqualTo("UNACKNOWLEDGED");
        assertThat(alarm.body().get("asset").get("plate").asString()).isEqualTo(coach.plate());
        assertThat(alarm.body().get("frame").asString()).startsWith("p");
        assertThat(manager.get("/api/alarms?assetId=" + coach.id())
                        .body()
                        .get("total")
                        .asInt())
                .isOne();
    }

    private int found(String query) {
        TestClient.Answer answer = manager.get("/api/alarms?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().get("total").asInt();
    }

    @Test
    void findsAlarmsByWhatPeopleCallThem() {
        String id = raiseSos();
        String company = manager.get("/api/alarms/" + id)
                .body()
                .get("organisation")
                .get("name")
                .asString();

        for (String words : List.of("紧急报警", "sos", coach.plate(), company, "device.emergency")) {
            assertThat(found("q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)))
                    .as(words)
                    .isOne();
        }
        assertThat(found("q=" + URLEncoder.encode("胎压", StandardCharsets.UTF_8)))
                .isZero();
    }

    @Test
    void listsWhatNobodyHasSeenUntilSomebodyDoes() {
        String id = raiseSos();
        assertThat(found("state=unseen")).isOne();
        manager.post("/api/alarms/" + id + "/acknowledge", Map.of("note", "已看"));
        assertThat(found("state=unseen")).isZero();
        assertThat(found("state=open")).isOne();
        assertThat(manager.get("/api/alarms?state=opne").code()).isEqualTo("alarm-state-unknown");
    }

    @Test
    void aStrangerSeesNothingOfIt() {
        String id = raiseSos();
        String frame = manager.get("/api/alarms/" + id).body().get("frame").asString();
        long vehicle = coach.id();

        for (String path : List.of(
                "/api/alarms/" + id,
                "/api/vehicles/" + vehicle + "/track",
                "/api/vehicles/" + vehicle + "/readings?channel=fuel",
                "/api/vehicles/" + vehicle + "/frames",
                "/api/frames/" + frame)) {
            assertThat(stranger.get(path).status()).as(path).isEqualTo(404);
            assertThat(manager.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(stranger.get("/api/alarms").body().get("total").asInt()).isZero();
        assertThat(stranger.get("/api/positions").body().get("items").size()).isZero();
        assertThat(manager.get("/api/positions").body().get("items").size()).isOne();
        for (String action : List.of("acknowledge", "shelve", "unshelve")) {
            var body = Map.of("minutes", 5, "reason", "none of my business", "note", "");
            assertThat(stranger.post("/api/alarms/" + id + "/" + action, body).code())
                    .as(action)
                    .isEqualTo("alarm-unknown");
        }
    }

    @Test
    void anAcknowledgedAlarmSaysByWhomAndClosesWhenItReturns() {
        String id = raiseSos();

        var answer = manager.post("/api/alarms/" + id + "/acknowledge", Map.of("note", "已电话联系司机"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("state").asString()).isEqualTo("ACKNOWLEDGED");
        assertThat(answer.body().get("acknowledgedBy").get("name").asString()).startsWith("person");
        assertThat(answer.body().get("acknowledgeNote").asString()).isEqualTo("已电话联系司机");

        reports.send(now(1), 38.9, 117.9, 30, 0);
        reports.send(now(15), 38.9, 117.9, 30, 0);
        Eventually.holds(
                "the alarm is closed",
                () -> manager.get("/api/alarms/" + id)
                        .body()
                        .get("state")
                        .asString()
                        .equals("CLOSED"));
        assertThat(manager.get("/api/alarms/" + id)
                        .body()
                        .get("acknowledgeNote")
                        .asString())
                .isEqualTo("已电话联系司机");
    }

    @Test
    void aShelvedAlarmIsPutAsideWithAReason() {
        String id = raiseSos();

        assertThat(manager.post("/api/alarms/" + id + "/shelve", Map.of("minutes", 30))
                        .code())
                .isEqualTo("shelve-reason");
        assertThat(manager.post("/api/alarms/" + id + "/shelve", Map.of("minutes", 100_000, "reason", "演练"))
                        .code())
                .isEqualTo("shelve-minutes");
        var shelved = manager.post("/api/alarms/" + id + "/shelve", Map.of("minutes", 30, "reason", "演练"));
        assertThat(shelved.body().get("state").asString()).isEqualTo("SHELVED");
        assertThat(shelved.body().get("shelvedUntil").isNull()).isFalse();
        var back = manager.post("/api/alarms/" + id + "/unshelve", Map.of());
        assertThat(back.body().get("state").asString()).isEqualTo("UNACKNOWLEDGED");
    }

    @Test
    void tracksAndFramesLeadBackToTheBytes() {
        reports.send(now(-20), 38.90, 117.90, 36, 0);
        reports.send(now(-10), 38.91, 117.90, 36, 0);

        var track = manager.get("/api/vehicles/" + coach.id() + "/track").body();
        assertThat(track.get("points").size()).isEqualTo(2);
        assertThat(track.get("points").get(1).get("latitudeDegrees").asDouble()).isEqualTo(38.91);
        var frames =
                manager.get("/api/vehicles/" + coach.id() + "/frames?limit=5").body();
        assertThat(frames.get(0).get("messageId").asString()).isEqualTo("0200");
        assertThat(frames.get(0).get("hex").asString()).startsWith("0200001C");
        assertThat(manager.get("/api/frames/nonsense").code()).isEqualTo("frame-reference");
        assertThat(manager.get("/api/frames/p0-999999999").code()).isEqualTo("frame-unknown");
    }

    @Test
    void exportsTheFixesOfOnesOwnVehiclesOnly() {
        Instant time = now(-10);
        reports.send(time, 38.9, 117.9, 36.5, 0);
        String path = "/api/export/fixes?from=" + now(-3_600) + "&to=" + now(3_600) + "&asset=" + coach.id();

        List<String> lines = manager.get(path).text().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("phone,plate,device_time,received_at,longitude,latitude,speed_kmh");
        assertThat(lines.get(1))
                .contains("," + coach.plate() + "," + Instant.ofEpochSecond(time.getEpochSecond()) + ",")
                .contains(",117.900000,38.900000,36.5,90,p");
        assertThat(stranger.get(path).text().lines()).hasSize(1);
        assertThat(manager.get("/api/export/fixes?from=" + now(0) + "&to=" + now(-1))
                        .code())
                .isEqualTo("time-range");
    }

    @Test
    void sensingGoesOnWhileTheDatabaseIsAwayAndTheRelayCatchesUp() {
        reports.send(now(-30), 38.9, 117.9, 30, 0);
        var another = TestDatabase.fresh().ownerJdbc();
        String database =
                jdbc.sql("select current_database()").query(String.class).single();
        another.sql("alter database " + database + " allow_connections false").update();
        another.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = :name")
                .param("name", database)
                .query(Long.class)
                .single();
        long before = engine.metrics().sum(figures -> figures.outboxDepth());
        try {
            reports.send(now(-20), 38.9, 117.9, 30, TestReports.SOS);
            reports.send(now(-10), 38.9, 117.9, 30, TestReports.SOS);
            Eventually.holds(
                    "the alarm waits in the engine",
                    () -> engine.metrics().sum(figures -> figures.outboxDepth()) > before);
        } finally {
            another.sql("alter database " + database + " allow_connections true")
                    .update();
        }
        Eventually.holds("the relay has caught up", () -> engine.metrics().sum(figures -> figures.outboxDepth()) == 0);
        assertThat(manager.get("/api/alarms?assetId=" + coach.id())
                        .body()
                        .get("total")
                        .asInt())
                .isOne();
    }

    private String raiseSos() {
        reports.send(now(-10), 38.9, 117.9, 30, TestReports.SOS);
        reports.send(now(0), 38.9, 117.9, 30, TestReports.SOS);
        Eventually.holds("the alarm is in the database", () -> total() > 0);
        return manager.get("/api/alarms?assetId=" + coach.id())
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }

    private int total() {
        return manager.get("/api/alarms?state=open&assetId=" + coach.id())
                .body()
                .get("total")
                .asInt();
    }

    private static Instant now(long plusSeconds) {
        return Instant.now().plusSeconds(plusSeconds);
    }
}
