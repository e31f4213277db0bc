package io.bihuan.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class OperationsTests {

    @LocalServerPort
    private int port;

    @Test
    void namesEveryStageInTheOrderOfTheWay() {
        var latency = TestClient.admin(port).get("/api/operations/latency").body();

        List<String> stages = new ArrayList<>();
        latency.get("stages").forEach(stage -> stages.add(stage.get("stage").asString()));
        assertThat(stages)
                .containsExactly("received", "decoded", "committed", "acknowledged", "alarm", "case", "screen");
        assertThat(latency.get("queues").size()).isEqualTo(2);
        assertThat(latency.get("relay").get("working").asBoolean()).isTrue();
        assertThat(latency.get("storeFailures").size()).isZero();
    }

    @Test
    void givesPrometheusTheEnginesFigures() {
        String text = TestClient.admin(port).get("/actuator/prometheus").text();

        assertThat(text).contains("bihuan_engine_frames", "bihuan_stage_seconds", "bihuan_live_streams");
    }

    @Test
    void isNotForEnterprises() {
        var admin = TestClient.admin(port);
        var manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", admin.makeOrganisation("ENTERPRISE"));

        assertThat(manager.get("/api/operations/latency").status()).isEqualTo(403);
        assertThat(manager.get("/actuator/prometheus").status()).isEqualTo(403);
    }
}
