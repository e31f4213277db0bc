package io.bihuan.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import io.bihuan.server.live.LiveScreen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who can be named at a case, and who is told at once that it changed: those who see it. */
@ServerTest
class CaseAudienceTests {

    @LocalServerPort
    private int port;

    private TestClient admin;
    private TestClient city;
    private TestClient department;
    private TestClient company;
    private long departmentId;
    private long companyId;

    @BeforeEach
    void signEverybodyIn() {
        admin = TestClient.admin(port);
        city = admin.makePerson("CITY_SUPERVISOR", 1);
        departmentId = admin.makeOrganisation("DEPARTMENT");
        companyId = below(departmentId);
        department = admin.makePerson("DEPARTMENT_SUPERVISOR", departmentId);
        company = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", companyId);
    }

    private long below(long parent) {
        return admin.post(
                        "/api/organisations", Map.of("kind", "ENTERPRISE", "name", "企业 " + parent, "parentId", parent))
                .body()
                .get("id")
                .asLong();
    }

    private long file(TestClient who, String type, Map<String, Object> fields) {
        Answer answer = who.post(
                "/api/cases",
                Map.of("type", type, "title", "谁看得见", "severity", 3, "organisationId", companyId, "fields", fields));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().get("id").asLong();
    }

    private static long id(TestClient who) {
        return who.get("/api/session").body().get("personId").asLong();
    }

    private Stream<Long> audience(TestClient who, long caseId) {
        Answer answer = who.get("/api/cases/" + caseId + "/people");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().valueStream().map(person -> person.get("id").asLong());
    }

    @Test
    void departmentFindsTheCitySupervisorAmongThoseWhoCanSign() {
        long other = admin.makeOrganisation("DEPARTMENT");
        TestClient stranger = admin.makePerson("DEPARTMENT_SUPERVISOR", other);
        long caseId = file(department, "vehicle-safety", Map.of());
        assertThat(audience(department, caseId))
                .contains(id(city), id(department), id(company))
                .doesNotContain(id(stranger));
        Answer named = department.get("/api/cases/" + caseId + "/people?q="
                + city.get("/api/session").body().get("displayName").asString());
        assertThat(named.body().valueStream().map(person -> person.get("id").asLong()))
                .contains(id(city))
                .doesNotContain(id(company));
        assertThat(stranger.get("/api/cases/" + caseId + "/people").code()).isEqualTo("case-unknown");
    }

    @Test
    void confidentialCaseHasItsReadersOnly() {
        long caseId = file(city, "tip-off", Map.of("channel", "phone", "description", "夜间", "named", "anonymous"));
        assertThat(audience(city, caseId)).containsExactly(id(city));
        assertThat(department.get("/api/cases/" + caseId + "/people").code()).isEqualTo("case-unknown");
    }

    @Test
    void screensOfWhoHelpsAreToldOfAStepAndThoseOfOthersAreNot() throws Exception {
        long helping = admin.makeOrganisation("DEPARTMENT");
        TestClient helper = admin.makePerson("DEPARTMENT_SUPERVISOR", helping);
        TestClient stranger = admin.makePerson("DEPARTMENT_SUPERVISOR", admin.makeOrganisation("DEPARTMENT"));
        long caseId = file(department, "vehicle-safety", Map.of());
        act(city, caseId, "accept", Map.of());
        act(city, caseId, "dispatch", Map.of("assigneeOrganisationId", companyId));
        act(city, caseId, "assist", Map.of("inputs", Map.of("organisations", Long.toString(helping))));
        try (var told = new LiveScreen(helper, port);
                var untold = new LiveScreen(stranger, port)) {
            act(city, caseId, "urge", Map.of("inputs", Map.of("text", "请抓紧")));
            awaitCase(told, caseId);
            assertThat(cases(untold, caseId)).isEmpty();
        }
    }

    @Test
    void screensOfReadersAreToldOfAConfidentialCaseAndThoseOfTheCityAreNot() throws Exception {
        TestClient second = admin.makePerson("CITY_SUPERVISOR", 1);
        long caseId = file(city, "tip-off", Map.of("channel", "phone", "description", "夜间", "named", "anonymous"));
        act(city, caseId, "name-readers", Map.of("inputs", Map.of("persons", Long.toString(id(department)))));
        try (var reader = new LiveScreen(department, port);
                var outsider = new LiveScreen(second, port)) {
            act(city, caseId, "remark", Map.of("reason", "已联系举报人"));
            awaitCase(reader, caseId);
            assertThat(cases(outsider, caseId)).isEmpty();
        }
    }

    private void act(TestClient who, long caseId, String action, Map<String, Object> more) {
        var body = new java.util.HashMap<String, Object>(more);
        body.put(
                "version", who.get("/api/cases/" + caseId).body().get("version").asLong());
        Answer answer = who.post("/api/cases/" + caseId + "/actions/" + action, body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
    }

    private static void awaitCase(LiveScreen screen, long caseId) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !cases(screen, caseId).isEmpty());
    }

    private static List<String> cases(LiveScreen screen, long caseId) {
        return screen.lines().stream()
                .filter(line -> line.startsWith("data: ") && line.contains("\"id\":" + caseId + ",\"number\""))
                .toList();
    }
}
