package io.bihuan.server.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

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
    void showsThirtyDaysAndEveryPhaseOfTheLoop() {
        var overview = TestClient.admin(port).get("/api/overview").body();

        assertThat(overview.get("trend").size()).isEqualTo(30);
        assertThat(overview.get("phases").findValuesAsString("phase"))
                .containsExactly("FILE", "DISPATCH", "HANDLE", "VERIFY", "FINISH");
        assertThat(overview.get("byGroup").findValuesAsString("group")).contains("VEHICLE", "CITY");
        assertThat(overview.get("alarms").get("open").isNumber()).isTrue();
        assertThat(overview.get("cases").has("onTimeRate")).isTrue();
    }

    @Test
    void saysThatNobodyListenedRatherThanThatNothingHappened() {
        var admin = TestClient.admin(port);
        var stranger = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", admin.makeOrganisation("ENTERPRISE"));
        var trend = stranger.get("/api/overview").body().get("trend");

        assertThat(trend.size()).isEqualTo(30);
        trend.forEach(day -> {
            assertThat(day.get("alarms").isNull()).isTrue();
            assertThat(day.get("filed").asInt()).isZero();
        });
    }

    /** Every figure opens its rows: the list of the same filter has as many. */
    @Test
    void countsInEachFigureTheRowsThatItOpens() {
        var admin = TestClient.admin(port);
        long company = admin.makeOrganisation("ENTERPRISE");
        var supervisor = admin.makePerson("DEPARTMENT_SUPERVISOR", company);
        for (int severity : new int[] {4, 2}) {
            supervisor.fileCase("数字与行数一致", severity, company);
        }
        JsonNode overview = supervisor.get("/api/overview").body();

        for (JsonNode phase : overview.get("phases")) {
            assertThat(phase.get("open").asInt())
                    .isEqualTo(rows(
                            supervisor, "state=open&phase=" + phase.get("phase").asString()));
        }
        assertThat(overview.get("phases").get(0).get("open").asInt()).isEqualTo(2);
        for (JsonNode group : overview.get("byGroup")) {
            assertThat(group.get("open").asInt())
                    .isEqualTo(rows(
                            supervisor, "state=open&group=" + group.get("group").asString()));
        }
        JsonNode unit = overview.get("byOrganisation").get(0);
        assertThat(unit.get("open").asInt())
                .isEqualTo(rows(supervisor, "state=open&responsibleId=" + company))
                .isEqualTo(2);
        assertThat(overview.get("cases").get("dueSoon").asInt())
                .isEqualTo(rows(supervisor, "dueSoon=true"))
                .isOne();
        String month = overview.get("cases").get("month").asString();
        assertThat(overview.get("cases").get("closedThisMonth").asInt())
                .isEqualTo(rows(supervisor, "state=closed&closedFrom=" + month + "T00:00:00%2B08:00"));
        assertThat(supervisor.get("/api/cases?phase=waiting").status()).isEqualTo(422);
    }

    private static int rows(TestClient who, String query) {
        return who.get("/api/cases?" + query).body().get("total").asInt();
    }

    private static int total(TestClient who) {
        return who.get("/api/overview").body().get("vehicles").get("total").asInt();
    }
}
