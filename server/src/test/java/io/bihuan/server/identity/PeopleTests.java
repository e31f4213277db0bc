package io.bihuan.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.ServerTest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class PeopleTests {

    @LocalServerPort
    private int port;

    private final Directory directory;

    @Autowired
    PeopleTests(Directory directory) {
        this.directory = directory;
    }

    @Test
    void scopeFollowsTheTree() {
        var admin = TestClient.admin(port);
        long department = admin.makeOrganisation("DEPARTMENT");
        long company = add(admin, department, "ENTERPRISE", "甲公司");
        long team = add(admin, company, "TEAM", "一车队");

        assertThat(directory.scopeOf(5, department, null).organisationIds())
                .containsExactlyInAnyOrder(department, company, team);
        assertThat(directory.scopeOf(5, team, null).organisationIds()).containsExactly(team);
        assertThat(directory.scopeOf(5, Directory.CITY, null).everything()).isTrue();
        assertThat(directory.nearest(team, OrganisationKind.DEPARTMENT).map(Organisation::id))
                .contains(department);
    }

    @Test
    void movesWholeSubtree() {
        var admin = TestClient.admin(port);
        long first = admin.makeOrganisation("DEPARTMENT");
        long second = admin.makeOrganisation("DEPARTMENT");
        long company = add(admin, first, "ENTERPRISE", "乙公司");
        long team = add(admin, company, "TEAM", "二车队");

        var moved = admin.put(
                "/api/organisations/" + company, Map.of("parentId", second, "kind", "ENTERPRISE", "name", "乙公司"));

        assertThat(moved.body().get("path").asString()).isEqualTo("/1/" + second + "/" + company + "/");
        assertThat(directory.organisation(team).orElseThrow().path())
                .isEqualTo("/1/" + second + "/" + company + "/" + team + "/");
        assertThat(directory.organisationsBelow(first)).containsExactly(first);
    }

    @Test
    void refusesToMoveBelowItself() {
        var admin = TestClient.admin(port);
        long company = admin.makeOrganisation("ENTERPRISE");
        long team = add(admin, company, "TEAM", "三车队");

        var answer =
                admin.put("/api/organisations/" + company, Map.of("parentId", team, "kind", "ENTERPRISE", "name", "丙"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("tree-circle");
    }

    @Test
    void gridNarrowsTheScope() {
        var admin = TestClient.admin(port);
        long district = grid(admin, 1, "DISTRICT", "东区" + System.nanoTime());
        long street = grid(admin, district, "STREET", "海滨街道");

        DataScope scope = directory.scopeOf(5, Directory.CITY, district);

        assertThat(scope.everything()).isFalse();
        assertThat(scope.gridIds()).isEqualTo(Set.of(district, street));
        var wrong = admin.post("/api/grids", Map.of("parentId", street, "level", "DISTRICT", "name", "x"));
        assertThat(wrong.code()).isEqualTo("grid-level");
    }

    @Test
    void showsOnlyOwnOrganisations() {
        var admin = TestClient.admin(port);
        long own = admin.makeOrganisation("ENTERPRISE");
        admin.makeOrganisation("ENTERPRISE");
        var manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", own);

        var list = manager.get("/api/organisations").body();

        assertThat(list).hasSize(1);
        assertThat(list.get(0).get("id").asLong()).isEqualTo(own);
    }

    @Test
    void onlyAdministratorsSeeAndChangePeople() {
        var admin = TestClient.admin(port);
        var manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", admin.makeOrganisation("ENTERPRISE"));

        assertThat(manager.get("/api/people").code()).isEqualTo("not-allowed");
        assertThat(manager.post("/api/organisations", Map.of("kind", "TEAM", "name", "x"))
                        .code())
                .isEqualTo("not-allowed");
        assertThat(admin.get("/api/people?q=admin").body().get("total").asInt()).isEqualTo(1);
    }

    @Test
    void namesTheFieldsThatAreWrong() {
        var answer = TestClient.admin(port)
                .post(
                        "/api/people",
                        Map.of("loginName", " ", "displayName", "x", "organisationId", 1, "password", "p"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("invalid-fields");
        assertThat(answer.body().get("errors"))
                .extracting(error -> error.get("field").asString())
                .contains("loginName", "role");
    }

    @Test
    void refusesLoginNameThatIsTaken() {
        var answer = TestClient.admin(port)
                .post(
                        "/api/people",
                        Map.of(
                                "loginName", "ADMIN",
                                "displayName", "x",
                                "role", "LEADER",
                                "organisationId", 1,
                                "password", "long-enough"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("login-name-taken");
    }

    @Test
    void keepsTheLastAdministrator() {
        var admin = TestClient.admin(port);
        long id = admin.get("/api/session").body().get("personId").asLong();

        var answer = admin.put(
                "/api/people/" + id,
                Map.of("loginName", "admin", "displayName", "x", "role", "LEADER", "organisationId", 1));

        assertThat(answer.code()).isEqualTo("last-administrator");
    }

    @Test
    void administratorBelongsToTheCity() {
        var admin = TestClient.admin(port);
        long company = admin.makeOrganisation("ENTERPRISE");

        var answer = admin.post(
                "/api/people",
                Map.of(
                        "loginName", "local-admin",
                        "displayName", "x",
                        "role", "ADMINISTRATOR",
                        "organisationId", company,
                        "password", "long-enough"));

        assertThat(answer.code()).isEqualTo("role-needs-city");
    }

    @Test
    void leavesAuditTrail() {
        var admin = TestClient.admin(port);
        long company = admin.makeOrganisation("ENTERPRISE");

        var entries = admin.get("/api/audit?action=organisation.create").body().get("items");

        assertThat(entries.get(0).get("subject").asString()).isEqualTo("organisation:" + company);
        assertThat(entries.get(0).get("personName").asString()).isEqualTo("系统管理员");
        assertThat(entries.get(0).get("address").asString()).isEqualTo("127.0.0.1");
    }

    private static long add(TestClient admin, long parent, String kind, String name) {
        return admin.post("/api/organisations", Map.of("parentId", parent, "kind", kind, "name", name))
                .body()
                .get("id")
                .asLong();
    }

    private static long grid(TestClient admin, long parent, String level, String name) {
        return admin.post("/api/grids", Map.of("parentId", parent, "level", level, "name", name))
                .body()
                .get("id")
                .asLong();
    }
}
