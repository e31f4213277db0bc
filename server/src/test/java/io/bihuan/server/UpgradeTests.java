package io.bihuan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * An installation of the first release, with its schema, rows, engine files and evidence, is opened by this program: the
 * migrations run over its data, its log is replayed, its chains are whole, and work goes on.
 */
@ServerTest(release = "/upgrade/first-release.tar.gz")
class UpgradeTests {

    private static final String PASSWORD = "upgrade-Admin-2026";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private TestClient admin() {
        return TestClient.at(port).login("admin", PASSWORD);
    }

    @Test
    void keepsEveryChainWholeAcrossTheMigrations() {
        JsonNode verification = admin().get("/api/ledger/verification").body();
        assertThat(verification.get("intact").asBoolean())
                .as(verification.toString())
                .isTrue();
        assertThat(verification.get("events").asInt()).isGreaterThan(20);
    }

    @Test
    void showsTracksFramesAndAlarmsOfBefore() {
        var admin = admin();
        JsonNode alarms = admin.get("/api/alarms?state=all&size=50").body();
        assertThat(alarms.get("total").asInt()).isPositive();
        for (JsonNode alarm : alarms.get("items")) {
            String frame = alarm.get("frame").asString();
            assertThat(admin.get("/api/frames/" + frame).status()).as(frame).isEqualTo(200);
            long vehicle = alarm.get("asset").get("id").asLong();
            String start = alarm.get("startTime").asString();
            JsonNode track = admin.get("/api/vehicles/" + vehicle + "/track?from="
                            + java.time.Instant.parse(start).minusSeconds(6 * 3600) + "&to="
                            + java.time.Instant.parse(start).plusSeconds(6 * 3600))
                    .body();
            assertThat(track.get("points").size()).as("track around " + start).isPositive();
        }
    }

    @Test
    void goesOnWithCasesOfBefore() {
        var admin = admin();
        JsonNode open = admin.get("/api/cases?state=open&size=1").body();
        assertThat(open.get("total").asInt()).isPositive();
        JsonNode detail = admin.get(
                        "/api/cases/" + open.get("items").get(0).get("id").asLong())
                .body();
        assertThat(detail.get("events").size()).isPositive();
        assertThat(detail.get("type").get("key").asString()).isEqualTo("vehicle-safety");
        var made = admin.makeOrganisation("ENTERPRISE");
        assertThat(made).isPositive();
    }

    @Test
    void carriesOverWhatWaitedInTheOutbox() {
        long end = System.nanoTime() + 20_000_000_000L;
        while (admin().get("/api/operations/latency").body().get("outboxDepth").asLong() > 0) {
            assertThat(System.nanoTime()).as("alarms still wait").isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }
}
