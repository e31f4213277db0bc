package io.bihuan.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A desk's numbers are those of the lists behind them, and nobody's who cannot see the rows. */
@ServerTest
class DeskHttpTests {

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

    private JsonNode dispatched() {
        JsonNode accepted = step(supervisor.fileCase("夜间超速", 3, company), "accept", Map.of());
        return step(accepted, "dispatch", Map.of("assigneeOrganisationId", company));
    }

    private JsonNode step(JsonNode seen, String action, Map<String, Object> more) {
        var body = new java.util.HashMap<String, Object>(more);
        body.put("version", seen.get("version").asLong());
        Answer answer = supervisor.post("/api/cases/" + seen.get("id").asLong() + "/actions/" + action, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static long number(TestClient who, String what) {
        return who.get("/api/desk").body().get(what).asLong();
    }

    @Test
    void countsForTheHandlerWhatTheListBehindTheNumberShows() {
        long before = number(manager, "mine");
        dispatched();
        assertThat(number(manager, "mine")).isEqualTo(before + 1);
        assertThat(manager.get("/api/cases?mine=true&state=open")
                        .body()
                        .get("total")
                        .asLong())
                .isEqualTo(before + 1);
    }

    @Test
    void countsNothingForAStranger() {
        dispatched();
        JsonNode desk = stranger.get("/api/desk").body();
        assertThat(desk.get("mine").asLong()).isZero();
        desk.get("groups")
                .forEach(group -> assertThat(group.get("open").asLong()).isZero());
    }

    @Test
    void narrowsAListByGroupHandlerAndIds() {
        JsonNode filed = dispatched();
        long id = filed.get("id").asLong();
        String one = "/api/cases?ids=" + id;
        assertThat(total(one + "&group=" + group("vehicle-safety"))).isOne();
        assertThat(total(one + "&group=health")).isZero();
        assertThat(total(one + "&handlerOrganisationId=" + company)).isOne();
        assertThat(total(one + "&urgency=urgent")).isZero();
        assertThat(total(one + "&listed=true")).isZero();
        assertThat(total(one + "&parentId=" + id)).isZero();
        assertThat(total(one + "&dueFrom=2020-01-01T00:00:00Z&dueTo=2021-01-01T00:00:00Z"))
                .isZero();
        assertThat(total(one + "&waiting=urge")).isZero();
    }

    private String group(String type) {
        for (JsonNode each : supervisor.get("/api/case-types").body()) {
            if (each.get("key").asString().equals(type)) {
                return each.get("group").asString();
            }
        }
        throw new AssertionError("no case type " + type);
    }

    private long total(String path) {
        return supervisor.get(path).body().get("total").asLong();
    }

    @Test
    void refusesAGroupNobodyKnows() {
        Answer answer = supervisor.get("/api/cases?group=moon");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("code").asString()).isEqualTo("case-group-unknown");
    }

    @Test
    void saysWhereEachStepLeads() {
        JsonNode seen =
                manager.get("/api/cases/" + dispatched().get("id").asLong()).body();
        boolean found = false;
        for (JsonNode action : seen.get("actions")) {
            if (action.get("key").asString().equals("hand-in")) {
                found = true;
                assertThat(action.get("to").asString()).isEqualTo("verify");
            }
        }
        assertThat(found).isTrue();
    }

    @Test
    void namesPeopleOnlyToThoseWhoSeeThem() {
        String mine = "/api/people/names?size=200";
        assertThat(manager.get(mine).body().get("items")).hasSize(1);
        assertThat(stranger.get(mine).body().get("items")).hasSize(1);
        assertThat(supervisor.get(mine).body().get("total").asLong()).isGreaterThan(2);
    }
}
