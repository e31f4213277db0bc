package io.bihuan.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.http.fuzz.RawHttp;
import io.bihuan.server.identity.TestClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
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
    void whoeverWaitsInVainForALockIsToldToTryAgain(@Autowired DataSource dataSource) throws SQLException {
        TestClient admin = TestClient.admin(port);
        try (Connection other = dataSource.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table grid in access exclusive mode");
            var answer = admin.post("/api/grids", Map.of("parentId", 1, "level", "DISTRICT", "name", "东城"));
            other.rollback();

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("locked");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        }
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
    void namesListThatHoldsNothing() {
        var answer = TestClient.admin(port)
                .post("/api/tokens", "{\"name\": \"x\", \"permissions\": [\"ADMINISTER\", null]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("unreadable-field");
        assertThat(answer.body().get("detail").asString()).contains("permissions");
    }

    @Test
    void refusesHugeBody() {
        var answer = TestClient.admin(port).post("/api/organisations", "\"" + "x".repeat(3 << 20) + "\"");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("body-too-large");
    }

    @Test
    void refusesHugeBodyOfUntoldLength() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/organisations"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(
                            ("\"" + "x".repeat(3 << 20) + "\"").getBytes(StandardCharsets.US_ASCII))));
            String token = TestClient.admin(port)
                    .post("/api/tokens", Map.of("name", "huge", "permissions", List.of("ADMINISTER")))
                    .body()
                    .get("token")
                    .asString();
            request.header("Authorization", "Bearer " + token);

            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
            assertThat(answer.body()).contains("body-too-large");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%00",
                "/api/%zz",
                "/api/people?q=|",
                "/a\\b",
                "http://",
                "*",
                "/api//people",
                "/api/people;a=%e",
                "/api/people?%=1",
                "/api/people?q=%ff"
            })
    void whatIsNoRequestIsProblemAndNoPageOfTheWebServers(String target) throws IOException {
        RawHttp.Answer answer = new RawHttp(port)
                .send(("GET " + target + " HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.text()).contains("\"code\"").doesNotContain("Tomcat").doesNotContain("<html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/audit?action=%00", "/api/bad-frames?from=%2B1000000000-12-31T23:59:59.999999999Z"})
    void saysThatAValueCannotBeUsed(String path) {
        var answer = TestClient.admin(port).get(path);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("unusable-value");
    }

    @Test
    void brokenFormIsProblem() {
        var answer = TestClient.admin(port)
                .with("Content-Type", "multipart/form-data; boundary=x")
                .post("/api/case-imports?type=vehicle-safety", "--x\r\nnothing");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("unreadable-form");
    }

    /** Without a token in its header, the form is read by whoever looks for one in it. */
    @Test
    void fileNameWithANulIsProblem() {
        var answer = TestClient.at(port).upload("/api/case-imports?type=vehicle-safety", "a\0.xlsx", new byte[] {1});

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("unreadable-form");
    }

    @Test
    void refusesUnknownSortField() {
        var answer = TestClient.admin(port).get("/api/people?sort=password_hash,asc");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("sort-unknown");
    }

    @Test
    void wrongParameterIsProblem() {
        var answer = TestClient.admin(port).get("/api/search?q=x&limit=me");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("wrong-parameter");
    }
}
