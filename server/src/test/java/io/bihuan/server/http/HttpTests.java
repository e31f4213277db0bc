package io.bihuan.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class HttpTests {

    @LocalServerPort
    private int port;

    @Test
    void everyAnswerCarriesSecurityHeaders() {
        var headers = TestClient.at(port).get("/api/session").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains(
                        "default-src 'self'", "script-src 'self';", "frame-ancestors 'none'", "worker-src 'self' blob:")
                .doesNotContain("unsafe-eval");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void unknownPathIsProblem() {
        var answer = TestClient.admin(port).get("/api/nothing-here");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("status-404");
        assertThat(answer.body().get("detail").asString()).contains("/api/nothing-here");
    }

    @Test
    void brokenJsonIsProblem() {
        var answer = TestClient.admin(port).post("/api/organisations", "{\"kind\":");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("unreadable-body");
    }

    @Test
    void namesFieldThatCannotBeRead() {
        var answer = TestClient.admin(port).post("/api/organisations", Map.of("kind", "PLANET", "name", "x"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("unreadable-field");
        assertThat(answer.body().get("detail").asString()).contains("kind");
    }

    @Test
    void refusesHugeBody() {
        var answer = TestClient.admin(port).post("/api/organisations", "\"" + "x".repeat(3 << 20) + "\"");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("body-too-large");
    }

    @Test
    void refusesUnknownSortField() {
        var answer = TestClient.admin(port).get("/api/people?sort=password_hash,asc");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("sort-unknown");
    }

    @Test
    void wrongParameterIsProblem() {
        var answer = TestClient.admin(port).get("/api/audit?person=me");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("wrong-parameter");
    }
}
