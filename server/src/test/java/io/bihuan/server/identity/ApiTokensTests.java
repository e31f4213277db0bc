package io.bihuan.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ApiTokensTests {

    @LocalServerPort
    private int port;

    private TestClient bearer(String secret) {
        return TestClient.at(port).with("Authorization", "Bearer " + secret);
    }

    private static TestClient.Answer make(TestClient owner, String... permissions) {
        return owner.post("/api/tokens", Map.of("name", "test", "permissions", List.of(permissions)));
    }

    @Test
    void letsProgramInWithoutCsrfToken() {
        String secret =
                make(TestClient.admin(port), "ADMINISTER").body().get("token").asString();

        var answer = bearer(secret).post("/api/organisations", Map.of("kind", "TEAM", "name", "by token " + secret));

        assertThat(secret).startsWith("bh_");
        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void mayOnlyWhatItWasMadeFor() {
        String secret = make(TestClient.admin(port), "VIEW_VEHICLES")
                .body()
                .get("token")
                .asString();

        assertThat(bearer(secret).get("/api/people").code()).isEqualTo("not-allowed");
    }

    @Test
    void mayNotMoreThanItsOwner() {
        var admin = TestClient.admin(port);
        var manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", admin.makeOrganisation("ENTERPRISE"));

        var answer = make(manager, "ADMINISTER");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("token-permissions");
    }

    @Test
    void seesWhatItsOwnerSees() {
        var admin = TestClient.admin(port);
        long company = admin.makeOrganisation("ENTERPRISE");
        var manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", company);
        String secret = make(manager, "VIEW_VEHICLES").body().get("token").asString();

        assertThat(bearer(secret).get("/api/organisations").body()).hasSize(1);
    }

    @Test
    void endsWhenRevoked() {
        var admin = TestClient.admin(port);
        var made = make(admin, "ADMINISTER").body();
        var program = bearer(made.get("token").asString());
        assertThat(program.get("/api/people").status()).isEqualTo(200);

        assertThat(admin.delete("/api/tokens/" + made.get("id").asLong()).status())
                .isEqualTo(204);

        assertThat(program.get("/api/people").status()).isEqualTo(401);
    }

    @Test
    void listsTokensWithoutSecrets() {
        var admin = TestClient.admin(port);
        String secret = make(admin, "VIEW_AUDIT").body().get("token").asString();
        bearer(secret).get("/api/audit");

        var listed = admin.get("/api/tokens");

        assertThat(listed.text()).doesNotContain(secret);
        assertThat(listed.body().get(0).get("hint").asString()).isEqualTo(secret.substring(0, 7) + "…");
        assertThat(listed.body().get(0).get("lastUsedAt").isNull()).isFalse();
    }

    @Test
    void refusesUnknownToken() {
        assertThat(bearer("bh_nothing").get("/api/people").status()).isEqualTo(401);
    }

    @Test
    void ignoresSessionOfRequestThatCarriesToken() {
        var admin = TestClient.admin(port).with("Authorization", "Bearer bh_nothing");

        assertThat(admin.get("/api/people").status()).isEqualTo(401);
    }
}
