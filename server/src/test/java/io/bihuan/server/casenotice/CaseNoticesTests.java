package io.bihuan.server.casenotice;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class CaseNoticesTests {

    @LocalServerPort
    private int port;

    private TestClient admin;
    private TestClient supervisor;
    private TestClient manager;
    private TestClient stranger;
    private long company;

    @BeforeEach
    void signEverybodyIn() {
        admin = TestClient.admin(port);
        supervisor = admin.makePerson("CITY_SUPERVISOR", 1);
        company = admin.makeOrganisation("ENTERPRISE");
        manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", company);
        stranger = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", admin.makeOrganisation("ENTERPRISE"));
    }

    private JsonNode file() {
        return supervisor.fileCase("夜间超速", 3, company);
    }

    private JsonNode act(JsonNode seen, String action, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.put("version", seen.get("version").asLong());
        var answer = supervisor.post("/api/cases/" + seen.get("id").asLong() + "/actions/" + action, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode dispatched() {
        return act(act(file(), "accept", Map.of()), "dispatch", Map.of("assigneeOrganisationId", company));
    }

    private static JsonNode inbox(TestClient person) {
        return person.get("/api/notices").body().get("items");
    }

    @Test
    void tellsTheHandlerOfADispatchedCaseOnce() {
        JsonNode dispatched = dispatched();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !inbox(manager).isEmpty());
        assertThat(inbox(manager)).hasSize(1);
        assertThat(inbox(manager).get(0).get("event").asString()).isEqualTo("case.dispatched");
        assertThat(inbox(manager).get(0).get("title").asString()).startsWith("新案卷：夜间超速");
        assertThat(inbox(manager).get(0).get("link").asString())
                .isEqualTo("/cases/" + dispatched.get("id").asLong());
        assertThat(inbox(stranger)).isEmpty();
    }

    @Test
    void givesACalendarOnlyWhatItsOwnerMaySee() {
        JsonNode dispatched = dispatched();
        String number = dispatched.get("number").asString();
        String path =
                manager.post("/api/calendar-feed", Map.of()).body().get("path").asString();
        String foreign =
                stranger.post("/api/calendar-feed", Map.of()).body().get("path").asString();
        TestClient anybody = TestClient.at(port);

        var mine = anybody.get(path);
        assertThat(mine.status()).isEqualTo(200);
        assertThat(mine.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(mine.text().replace("\r\n ", "")).contains("BEGIN:VEVENT").contains(number);
        assertThat(anybody.get(foreign).text()).contains("BEGIN:VCALENDAR").doesNotContain("BEGIN:VEVENT");
    }

    @Test
    void endsACalendarWhenItsAddressIsRevokedOrRenewed() {
        TestClient anybody = TestClient.at(port);
        String first =
                manager.post("/api/calendar-feed", Map.of()).body().get("path").asString();
        String second =
                manager.post("/api/calendar-feed", Map.of()).body().get("path").asString();
        assertThat(anybody.get(first).status()).isEqualTo(404);
        assertThat(anybody.get(second).status()).isEqualTo(200);
        assertThat(manager.get("/api/calendar-feed").body().get("lastReadAt").isNull())
                .isFalse();

        manager.delete("/api/calendar-feed");

        assertThat(anybody.get(second).status()).isEqualTo(404);
        assertThat(manager.get("/api/calendar-feed").body().get("createdAt").isNull())
                .isTrue();
    }
}
