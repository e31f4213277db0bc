package io.bihuan.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A department hands a case to a unit beyond its view by name, and learns no more of it than that. */
@ServerTest
class OrganisationNamesTests {

    @LocalServerPort
    private int port;

    private TestClient city;
    private TestClient department;
    private TestClient stranger;
    private long own;
    private long other;

    @BeforeEach
    void signEverybodyIn() {
        TestClient admin = TestClient.admin(port);
        own = admin.makeOrganisation("DEPARTMENT");
        other = admin.makeOrganisation("DEPARTMENT");
        city = admin.makePerson("CITY_SUPERVISOR", 1);
        department = admin.makePerson("DEPARTMENT_SUPERVISOR", own);
        stranger = admin.makePerson("DEPARTMENT_SUPERVISOR", other);
    }

    private static JsonNode find(TestClient who, long id) {
        JsonNode all = who.get("/api/organisations/names?size=200").body();
        for (JsonNode one : all.get("items")) {
            if (one.get("id").asLong() == id) {
                return one;
            }
        }
        throw new AssertionError("not named: " + id + " of " + all.get("total"));
    }

    @Test
    void namesOrganisationsBeyondTheViewAndNothingElseOfThem() {
        assertThat(find(department, other).propertyNames()).containsExactlyInAnyOrder("id", "name", "kind", "within");
        assertThat(department.get("/api/organisations").text()).doesNotContain("\"id\":" + other + ",");
    }

    @Test
    void namesCompaniesToThoseAloneWhoSeeThem() {
        TestClient admin = TestClient.admin(port);
        long company = admin.makeOrganisation("ENTERPRISE");
        assertThat(find(city, company).get("id").asLong()).isEqualTo(company);
        assertThat(department.get("/api/organisations/names?size=200").text())
                .doesNotContain("\"id\":" + company + ",");
    }

    @Test
    void namesTheViewersOwnFirst() {
        JsonNode first = department
                .get("/api/organisations/names?size=1")
                .body()
                .get("items")
                .get(0);
        assertThat(first.get("id").asLong()).isEqualTo(own);
        JsonNode named = find(department, other);
        JsonNode found = department
                .get("/api/organisations/names?q="
                        + URLEncoder.encode(named.get("name").asString(), StandardCharsets.UTF_8))
                .body();
        assertThat(found.get("items").get(0).get("id").asLong()).isEqualTo(other);
    }

    @Test
    void handsACaseToAnOrganisationBeyondTheView() {
        long id = city.post(
                        "/api/cases",
                        Map.of(
                                "type",
                                "general-hazard",
                                "title",
                                "液氨管道腐蚀",
                                "severity",
                                2,
                                "organisationId",
                                own,
                                "fields",
                                Map.of("category", "chemical", "description", "弯头处外壁锈蚀，有渗漏痕迹")))
                .body()
                .get("id")
                .asLong();
        assertThat(stranger.get("/api/cases/" + id).status()).isEqualTo(404);
        step(city, id, "accept", Map.of("fields", Map.of("category", "chemical")));
        step(city, id, "dispatch", Map.of("assigneeOrganisationId", own));
        step(department, id, "assist", Map.of("inputs", Map.of("organisations", Long.toString(other))));
        assertThat(stranger.get("/api/cases/" + id).status()).isEqualTo(200);
        Answer unknown = department.post(
                "/api/cases/" + id + "/actions/assist",
                versioned(department, id, Map.of("inputs", Map.of("organisations", "999999"))));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text()).contains("inputs.organisations");
    }

    private static Map<String, Object> versioned(TestClient who, long id, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.put("reason", "协办");
        body.put("version", who.get("/api/cases/" + id).body().get("version").asLong());
        return body;
    }

    private static void step(TestClient who, long id, String action, Map<String, Object> more) {
        Answer answer = who.post("/api/cases/" + id + "/actions/" + action, versioned(who, id, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
