package io.bihuan.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class SessionTests {

    @LocalServerPort
    private int port;

    @Test
    void tellsWhoIsSignedIn() {
        var session = TestClient.admin(port).get("/api/session");

        assertThat(session.status()).isEqualTo(200);
        assertThat(session.body().get("loginName").asString()).isEqualTo("admin");
        assertThat(session.body().get("role").asString()).isEqualTo("ADMINISTRATOR");
        assertThat(session.body().get("organisation").get("id").asLong()).isEqualTo(1);
        assertThat(session.body().get("grid").isNull()).isTrue();
        assertThat(session.body().get("locale").asString()).isEqualTo("zh-CN");
        assertThat(session.body().get("permissions")).hasSize(Permission.values().length);
    }

    @Test
    void givesCsrfCookieToStrangersAndSaysTheyAreNotSignedIn() {
        var stranger = TestClient.at(port);

        var answer = stranger.get("/api/session");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("not-signed-in");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(stranger.csrfToken()).isPresent();
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("SameSite=Lax");
    }

    @Test
    void refusesWrongPasswordAndUnknownNameAlike() {
        var wrong = TestClient.at(port).tryLogin("admin", "wrong");
        var unknown = TestClient.at(port).tryLogin("nobody-here", "wrong");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("login-failed");
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void knowsNoDemoPasswordWithoutTheDemo() {
        for (String name : java.util.List.of("admin", "supervisor", "leader")) {
            assertThat(TestClient.at(port).tryLogin(name, "bihuan-demo").code()).isEqualTo("login-failed");
        }
    }

    @Test
    void refusesWriteWithoutCsrfToken() {
        var answer = TestClient.at(port).post("/api/session", Map.of("loginName", "admin", "password", "x"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("csrf");
    }

    @Test
    void givesNewSessionNumberAtLogin() {
        var client = TestClient.admin(port);
        String first = client.cookie("BIHUAN_SESSION").orElseThrow();

        client.login("admin", ServerTest.ADMIN_PASSWORD);

        assertThat(client.cookie("BIHUAN_SESSION").orElseThrow()).isNotEqualTo(first);
    }

    @Test
    void takesNoSessionNumberThatSomebodyElseChose() {
        String planted = "planted-by-a-stranger-0123456789-0123456789";
        assertThat(planted).hasSize(Secrets.LENGTH);
        var victim = TestClient.at(port).withCookie("BIHUAN_SESSION", planted);

        victim.login("admin", ServerTest.ADMIN_PASSWORD);

        assertThat(victim.cookie("BIHUAN_SESSION").orElseThrow()).isNotEqualTo(planted);
        assertThat(victim.get("/api/session").status()).isEqualTo(200);
        assertThat(TestClient.at(port)
                        .withCookie("BIHUAN_SESSION", planted)
                        .get("/api/session")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void endsTheSessionInWhichAnotherSignsIn() {
        var admin = TestClient.admin(port);
        var planter = admin.makePerson("LEADER", admin.makeOrganisation("DEPARTMENT"));
        String planted = planter.cookie("BIHUAN_SESSION").orElseThrow();
        var victim = TestClient.at(port).withCookie("BIHUAN_SESSION", planted);

        victim.login("admin", ServerTest.ADMIN_PASSWORD);

        assertThat(planter.get("/api/session").status()).isEqualTo(401);
        assertThat(victim.get("/api/session").body().get("loginName").asString())
                .isEqualTo("admin");
    }

    @Test
    void hidesSessionCookieFromScriptsAndOtherSites() {
        var client = TestClient.at(port);
        client.get("/api/session");
        var answer = client.post("/api/session", Map.of("loginName", "admin", "password", ServerTest.ADMIN_PASSWORD));

        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).contains("BIHUAN_SESSION=", "HttpOnly", "SameSite=Lax"));
    }

    @Test
    void endsSessionAtLogout() {
        var client = TestClient.admin(port);
        String stolen = client.cookie("BIHUAN_SESSION").orElseThrow();

        assertThat(client.delete("/api/session").status()).isEqualTo(204);
        assertThat(client.cookie("BIHUAN_SESSION")).isEmpty();
        assertThat(client.get("/api/session").status()).isEqualTo(401);
        assertThat(TestClient.at(port)
                        .withCookie("BIHUAN_SESSION", stolen)
                        .get("/api/session")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void limitsFailedLogins() {
        var client = TestClient.at(port);
        for (int i = 0; i < LoginLimiter.PER_NAME; i++) {
            assertThat(client.tryLogin("guessed", "wrong " + i).code()).isEqualTo("login-failed");
        }

        var answer = client.tryLogin("Guessed", "wrong");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("login-limited");
    }

    @Test
    void endsSessionsOfPersonWhoWasChanged() {
        var admin = TestClient.admin(port);
        long company = admin.makeOrganisation("ENTERPRISE");
        var manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", company);
        var before = manager.get("/api/session").body();

        var change = admin.put(
                "/api/people/" + before.get("personId").asLong(),
                Map.of(
                        "loginName",
                        before.get("loginName").asString(),
                        "displayName",
                        "someone",
                        "role",
                        "INSPECTOR",
                        "organisationId",
                        company));

        assertThat(change.status()).isEqualTo(200);
        assertThat(manager.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void endsSessionsOfPersonWhoLeaves() {
        var admin = TestClient.admin(port);
        long company = admin.makeOrganisation("ENTERPRISE");
        var manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", company);
        var before = manager.get("/api/session").body();

        var change = admin.put(
                "/api/people/" + before.get("personId").asLong(),
                Map.of(
                        "loginName",
                        before.get("loginName").asString(),
                        "displayName",
                        before.get("displayName").asString(),
                        "role",
                        "ENTERPRISE_SAFETY_MANAGER",
                        "organisationId",
                        company,
                        "active",
                        false));

        assertThat(change.status()).isEqualTo(200);
        assertThat(manager.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void endsSessionsOfPersonWhoGetsAPassword() {
        var admin = TestClient.admin(port);
        var leader = admin.makePerson("LEADER", admin.makeOrganisation("DEPARTMENT"));
        long person = leader.get("/api/session").body().get("personId").asLong();

        var change = admin.put("/api/people/" + person + "/password", Map.of("password", "given-By-Admin-1"));

        assertThat(change.status()).isEqualTo(204);
        assertThat(leader.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void endsOnesOtherSessionsWithTheOldPassword() {
        var admin = TestClient.admin(port);
        var phone = admin.makePerson("LEADER", admin.makeOrganisation("DEPARTMENT"));
        String name = phone.get("/api/session").body().get("loginName").asString();
        var office = TestClient.at(port).login(name, TestClient.PASSWORD);
        String before = office.cookie("BIHUAN_SESSION").orElseThrow();

        office.put("/api/session/password", Map.of("current", TestClient.PASSWORD, "next", "another-One-1"));

        assertThat(office.get("/api/session").status()).isEqualTo(200);
        assertThat(office.cookie("BIHUAN_SESSION").orElseThrow()).isNotEqualTo(before);
        assertThat(phone.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void changesOwnPasswordAndStaysSignedIn() {
        var admin = TestClient.admin(port);
        var leader = admin.makePerson("LEADER", admin.makeOrganisation("DEPARTMENT"));
        String name = leader.get("/api/session").body().get("loginName").asString();

        var refused = leader.put("/api/session/password", Map.of("current", "wrong", "next", "another-One-1"));
        var accepted =
                leader.put("/api/session/password", Map.of("current", TestClient.PASSWORD, "next", "another-One-1"));

        assertThat(refused.code()).isEqualTo("password-wrong");
        assertThat(accepted.status()).isEqualTo(204);
        assertThat(leader.get("/api/session").status()).isEqualTo(200);
        assertThat(TestClient.at(port).tryLogin(name, TestClient.PASSWORD).status())
                .isEqualTo(401);
        assertThat(TestClient.at(port).tryLogin(name, "another-One-1").status()).isEqualTo(200);
    }

    @Test
    void speaksTheChosenLanguage() {
        var admin = TestClient.admin(port);
        var leader = admin.makePerson("LEADER", admin.makeOrganisation("DEPARTMENT"));

        assertThat(leader.get("/api/people").body().get("detail").asString()).isEqualTo("您没有进行此操作的权限");
        assertThat(leader.put("/api/session/locale", Map.of("locale", "en")).status())
                .isEqualTo(200);
        assertThat(leader.get("/api/people").body().get("detail").asString())
                .isEqualTo("You are not allowed to do this");
    }

    @Test
    void speaksTheBrowsersLanguageToStrangers() {
        var stranger = TestClient.at(port).with("Accept-Language", "en-GB,zh;q=0.5");

        assertThat(stranger.get("/api/people").body().get("detail").asString()).isEqualTo("Sign in first");
    }
}
