package io.bihuan.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.database.StartedServer;
import io.bihuan.server.identity.TestClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Everything that can be guessed is guessed, one after the other. The proxy on this machine is believed about where a
 * request comes from, so each test has addresses of its own.
 */
@ServerTest
class BruteForceTests {

    @LocalServerPort
    private int port;

    private TestClient from(String address) {
        return TestClient.at(port).with("X-Forwarded-For", address);
    }

    private static void isLimited(Answer answer, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo(code);
        waitsAwhile(answer);
    }

    private static void waitsAwhile(Answer answer) {
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 3600L);
    }

    private static String token(TestClient owner) {
        return owner.post("/api/tokens", Map.of("name", "program", "permissions", List.of("VIEW_VEHICLES")))
                .body()
                .get("token")
                .asString();
    }

    private Answer withToken(String address, String token) {
        return from(address).with("Authorization", "Bearer " + token).get("/api/vehicles");
    }

    @Test
    void refusesToLookAtMoreTokensOfAGuesser() {
        String address = "198.51.100.1";
        String good = token(TestClient.admin(port));
        assertThat(withToken(address, good).status()).isEqualTo(200);
        for (int i = 0; i < GuessLimit.PER_ADDRESS; i++) {
            assertThat(withToken(address, "bh_guess" + i).status()).isEqualTo(401);
        }

        isLimited(withToken(address, "bh_guess"), "token-limited");

        assertThat(withToken(address, good).status()).isEqualTo(200);
        assertThat(withToken("198.51.100.2", "bh_guess").status()).isEqualTo(401);
    }

    @Test
    void aProgramWithATokenThatEndedLocksNobodyOut() {
        String address = "198.51.100.3";
        for (int i = 0; i <= GuessLimit.PER_ADDRESS; i++) {
            assertThat(withToken(address, "bh_ended").status()).isEqualTo(401);
        }

        assertThat(withToken(address, token(TestClient.admin(port))).status()).isEqualTo(200);
    }

    @Test
    void refusesToLookAtMoreCalendarAddressesOfAGuesser() {
        String good = TestClient.admin(port)
                .post("/api/calendar-feed", Map.of())
                .body()
                .get("path")
                .asString();
        String address = "198.51.100.4";
        assertThat(from(address).get(good).status()).isEqualTo(200);
        for (int i = 0; i < GuessLimit.PER_ADDRESS; i++) {
            String guess = "/calendar/" + "guess".repeat(8) + (100 + i) + ".ics";
            assertThat(from(address).get(guess).code()).isEqualTo("calendar-unknown");
        }

        isLimited(from(address).get("/calendar/" + "guess".repeat(8) + "999.ics"), "calendar-limited");
        assertThat(from(address).get(good).status()).isEqualTo(200);
    }

    private Answer status(String address, String number, int code) {
        var citizen = from(address);
        citizen.get("/api/session");
        return citizen.post("/api/public/status", Map.of("number", number, "code", "%04d".formatted(code)));
    }

    @Test
    void refusesMoreCodesOfOneReportWhereverTheyComeFrom() {
        for (int i = 0; i < 20; i++) {
            assertThat(status("198.51.100." + (10 + i), "SM-20261122-0001", i).code())
                    .isEqualTo("citizen-report-unknown");
        }

        isLimited(status("198.51.100.99", "SM-20261122-0001", 9999), "citizen-limited");
    }

    @Test
    void refusesToWalkThroughTheNumbersOfReports() {
        for (int i = 0; i < 30; i++) {
            assertThat(status("198.51.100.5", "SM-20261122-" + (1000 + i), 1).code())
                    .isEqualTo("citizen-report-unknown");
        }

        isLimited(status("198.51.100.5", "SM-20261122-2000", 1), "citizen-limited");
    }

    @Test
    void limitsWhoAsksOpen311ForNumbersOrTriesItsKeys() {
        String address = "198.51.100.6";
        var guesser = from(address).with("Content-Type", "application/x-www-form-urlencoded");
        for (int i = 0; i < 150; i++) {
            assertThat(from(address)
                            .get("/open311/v2/tokens/%032x.json".formatted(i))
                            .status())
                    .isEqualTo(404);
            assertThat(guesser.send("POST", "/open311/v2/requests.json", "api_key=bh_" + i)
                            .status())
                    .isEqualTo(403);
        }

        Answer token = from(address).get("/open311/v2/tokens/%032x.json".formatted(999));
        assertThat(token.status()).isEqualTo(429);
        waitsAwhile(token);
        Answer key = guesser.send("POST", "/open311/v2/requests.json", "api_key=bh_999");
        assertThat(key.status()).isEqualTo(429);
        waitsAwhile(key);
    }

    @Test
    void refusesToGuessThePasswordInABrowserThatIsSignedIn() {
        var admin = TestClient.admin(port);
        var found = admin.makePerson("LEADER", admin.makeOrganisation("DEPARTMENT"));
        for (int i = 0; i < LoginLimiter.PER_NAME; i++) {
            assertThat(found.put("/api/session/password", Map.of("current", "guess " + i, "next", "thiefs-Own-1"))
                            .code())
                    .isEqualTo("password-wrong");
        }

        isLimited(
                found.put("/api/session/password", Map.of("current", TestClient.PASSWORD, "next", "thiefs-Own-1")),
                "login-limited");
    }

    @Test
    void saysHowLongToWaitAfterTooManyLogIns() {
        var guesser = from("198.51.100.7");
        for (int i = 0; i < LoginLimiter.PER_NAME; i++) {
            assertThat(guesser.tryLogin("often-guessed", "guess " + i).code()).isEqualTo("login-failed");
        }

        isLimited(guesser.tryLogin("often-guessed", "guess"), "login-limited");
    }

    @Test
    void believesOnlyItsProxiesAboutWhereARequestComesFrom() {
        try (var server = StartedServer.on(
                StartedServer.Installation.fresh(), Map.of("bihuan.http.proxies", "192.0.2.1/32"), context -> {})) {
            for (int i = 0; i < LoginLimiter.PER_ADDRESS; i++) {
                var liar = TestClient.at(server.port()).with("X-Forwarded-For", "198.51.100." + i);
                assertThat(liar.tryLogin("guessed" + i, "x").code()).isEqualTo("login-failed");
            }

            isLimited(
                    TestClient.at(server.port())
                            .with("X-Forwarded-For", "198.51.100.200")
                            .tryLogin("guessed", "x"),
                    "login-limited");
        }
    }
}
