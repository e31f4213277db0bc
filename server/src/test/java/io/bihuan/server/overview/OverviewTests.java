package io.bihuan.server.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class OverviewTests {

    @LocalServerPort
    private int port;

    @Test
    void countsOnlyWhatTheViewerMaySee() {
        var admin = TestClient.admin(port);
        long company = admin.makeOrganisation("ENTERPRISE");
        var vehicle = Map.of(
                "plate",
                "总览" + System.nanoTime() % 1_000_000,
                "plateColour",
                2,
                "kind",
                "TOUR_COACH",
                "organisationId",
                company);
        assertThat(admin.post("/api/vehicles", vehicle).status()).isEqualTo(201);
        var manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", company);
        var stranger = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", admin.makeOrganisation("ENTERPRISE"));

        assertThat(total(manager)).isOne();
        assertThat(total(stranger)).isZero();
        assertThat(total(admin)).isPositive();
    }

    @Test
    void showsThirtyDaysAndEveryStageOfTheLoop() {
        var overview = TestClient.admin(port).get("/api/overview").body();

        assertThat(overview.get("trend").size()).isEqualTo(30);
        assertThat(overview.get("funnel").get(0).get("name").asString()).isEqualTo("立案");
        assertThat(overview.get("alarms").get("open").isNumber()).isTrue();
        assertThat(overview.get("cases").has("onTimeRate")).isTrue();
    }

    private static int total(TestClient who) {
        return who.get("/api/overview").body().get("vehicles").get("total").asInt();
    }
}
