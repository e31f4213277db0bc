package io.bihuan.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.Engine;
import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class OperationsTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Engine engine;

    @Test
    void namesEveryStageInTheOrderOfTheWay() {
        var latency = TestClient.admin(port).get("/api/operations/latency").body();

        List<String> stages = new ArrayList<>();
        latency.get("stages").forEach(stage -> stages.add(stage.get("stage").asString()));
        assertThat(stages)
                .containsExactly("received", "decoded", "committed", "acknowledged", "alarm", "case", "screen");
        assertThat(latency.get("queues").size()).isEqualTo(engine.partitions());
        assertThat(latency.get("relay").get("working").asBoolean()).isTrue();
        assertThat(latency.get("storeFailures").size()).isZero();
    }

    @Test
    void looksAtEverythingThePlatformNeeds() {
        var checks = TestClient.admin(port).get("/api/operations/health").body();

        List<String> names = new ArrayList<>();
        checks.forEach(check -> names.add(check.get("name").asString()));
        assertThat(names).containsExactly("store", "queue", "database", "relay", "disk", "clock", "seal");
        assertThat(checks.get(2).get("state").asString()).isEqualTo("UP");
        assertThat(checks.get(4).get("facts").get("freeBytes").asLong()).isPositive();
    }

    @Test
    void givesPrometheusTheEnginesFigures() {
        String text = TestClient.admin(port).get("/actuator/prometheus").text();

        assertThat(text).contains("bihuan_engine_frames_total", "bihuan_stage_seconds", "bihuan_live_streams");
        assertThat(text)
                .contains(
                        "bihuan_engine_store_memory_bytes{kind=\"buffers\"}",
                        "bihuan_engine_store_memory_bytes{kind=\"tables\"}",
                        "bihuan_engine_store_memory_bytes{kind=\"cache\"}");
    }

    @Test
    void isNotForEnterprises() {
        var admin = TestClient.admin(port);
        var manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", admin.makeOrganisation("ENTERPRISE"));

        assertThat(manager.get("/api/operations/latency").status()).isEqualTo(403);
        assertThat(manager.get("/api/operations/health").status()).isEqualTo(403);
        assertThat(manager.get("/actuator/prometheus").status()).isEqualTo(403);
    }
}
