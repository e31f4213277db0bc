package io.bihuan.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Requests that say more than they are asked: who one is, whose a thing is, how far it has come. */
@ServerTest
class OverpostingTests {

    @LocalServerPort
    private int port;

    private TestClient admin = TestClient.at(0);
    private TestClient manager = TestClient.at(0);
    private long company;

    @BeforeEach
    void signIn() {
        admin = TestClient.admin(port);
        company = admin.makeOrganisation("ENTERPRISE");
        manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", company);
    }

    /** A body, and what nobody asked for. */
    private static Map<String, Object> with(Map<String, ?> body, Object... more) {
        var whole = new HashMap<String, Object>(body);
        for (int i = 0; i < more.length; i += 2) {
            whole.put(String.valueOf(more[i]), more[i + 1]);
        }
        return whole;
    }

    @Test
    void aFiledCaseBeginsAtItsBeginning() {
        TestClient supervisor = admin.makePerson("CITY_SUPERVISOR", 1);
        JsonNode seen = supervisor.fileCase(with(
                Map.of("type", "vehicle-safety", "title", "超速", "severity", 2, "organisationId", company),
                "id",
                4_711_000,
                "number",
                "FAKE-1",
                "state",
                "closed",
                "stage",
                "closed",
                "open",
                false,
                "version",
                99,
                "closedAt",
                "2020-01-01T00:00:00Z",
                "dueAt",
                "2099-01-01T00:00:00Z",
                "filerId",
                1,
                "handlerOrganisationId",
                1,
                "overdue",
                true));

        assertThat(seen.get("id").asLong()).isNotEqualTo(4_711_000);
        assertThat(seen.get("number").asString()).isNotEqualTo("FAKE-1");
        assertThat(seen.get("stage").get("key").asString()).isEqualTo("file");
        assertThat(seen.get("closedAt").isNull()).isTrue();
        assertThat(seen.get("dueAt").asString("")).doesNotStartWith("2099");
        assertThat(seen.get("version").asLong()).isLessThan(99);
        assertThat(supervisor
                        .get("/api/cases/" + seen.get("id").asLong() + "/verification")
                        .body()
                        .get("intact")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void nobodyMakesThemselvesMoreThanTheyAre() {
        manager.put(
                "/api/session/locale",
                with(
                        Map.of("locale", "en"),
                        "role",
                        "ADMINISTRATOR",
                        "organisationId",
                        1,
                        "permissions",
                        List.of("ADMINISTER"),
                        "active",
                        true));
        String name = manager.get("/api/session").body().get("loginName").asString();
        JsonNode session = TestClient.at(port)
                .withCookie("role", "ADMINISTRATOR")
                .login(name, TestClient.PASSWORD)
                .get("/api/session?role=ADMINISTRATOR&organisationId=1")
                .body();

        assertThat(session.get("role").asString()).isEqualTo("ENTERPRISE_SAFETY_MANAGER");
        assertThat(session.get("organisation").get("id").asLong()).isEqualTo(company);
        assertThat(session.get("permissions").toString()).doesNotContain("ADMINISTER");
    }

    @Test
    void aTokenBelongsToWhoeverMadeIt() {
        String token = manager.post(
                        "/api/tokens",
                        with(
                                Map.of("name", "mine", "permissions", List.of("VIEW_VEHICLES")),
                                "personId",
                                1,
                                "ownerId",
                                1,
                                "owner",
                                Map.of("id", 1),
                                "organisationId",
                                1,
                                "hash",
                                "0"))
                .body()
                .get("token")
                .asString();

        JsonNode session = TestClient.at(port)
                .with("Authorization", "Bearer " + token)
                .get("/api/session")
                .body();
        assertThat(session.get("personId").asLong())
                .isEqualTo(manager.get("/api/session").body().get("personId").asLong());
        assertThat(session.get("permissions")).hasSize(1);
    }

    @Test
    void aVehicleGetsItsOwnNumberAndStaysWhereItBelongs() {
        var draft = Map.of("plate", "津A" + company, "plateColour", 2, "kind", "TOUR_COACH", "organisationId", company);
        JsonNode made = manager.post("/api/vehicles", with(draft, "id", 4_711_001, "retired", true, "version", 7))
                .body();

        assertThat(made.get("id").asLong()).isNotEqualTo(4_711_001);
        assertThat(manager.get("/api/vehicles/" + made.get("id").asLong()).status())
                .isEqualTo(200);
        assertThat(manager.put("/api/vehicles/" + made.get("id").asLong(), with(draft, "organisationId", 1))
                        .status())
                .as("given away to an organisation one does not see")
                .isBetween(400, 499);
    }

    @Test
    void preferencesAreOnesOwn() {
        JsonNode before = admin.get("/api/notice-preferences").body();
        var body = new HashMap<String, Object>();
        manager.get("/api/notice-preferences")
                .body()
                .properties()
                .forEach(field -> body.put(field.getKey(), field.getValue()));

        manager.put(
                "/api/notice-preferences",
                with(body, "email", "attacker@evil.example", "personId", 1, "person", 1, "id", 1));

        assertThat(admin.get("/api/notice-preferences").body()).isEqualTo(before);
    }

    @Test
    void anActionSetsItsOwnFieldsOnly() {
        TestClient supervisor = admin.makePerson("CITY_SUPERVISOR", 1);
        JsonNode filed = supervisor.fileCase("超速", 2, company);
        String path = "/api/cases/" + filed.get("id").asLong();

        var refused = supervisor.post(
                path + "/actions/accept",
                Map.of(
                        "version",
                        filed.get("version").asLong(),
                        "fields",
                        Map.of("severity", "1", "state", "closed", "title", "changed")));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(supervisor.get(path).body().get("title").asString()).isEqualTo("超速");
    }
}
