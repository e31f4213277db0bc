package io.bihuan.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Another site's page makes the browser of somebody signed in send requests: it sends the cookies along, and whatever a
 * plain form can send, but it cannot read them and so cannot set the header.
 */
@ServerTest
class ForgeryTests {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @LocalServerPort
    private int port;

    private HttpResponse<String> forge(TestClient victim, String method, String path, String type, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString("{\"name\": \"forged\"}"))
                .header("Content-Type", type)
                .header("Origin", "https://evil.example")
                .header(
                        "Cookie",
                        "BIHUAN_SESSION=" + victim.cookie("BIHUAN_SESSION").orElseThrow() + "; XSRF-TOKEN="
                                + victim.cookie("XSRF-TOKEN").orElseThrow());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private List<String[]> writes(TestClient admin) {
        var writes = new ArrayList<String[]>();
        admin.get("/api/openapi.json")
                .body()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().forEach(method -> {
                    String name = method.toUpperCase(Locale.ROOT);
                    if (!READING.contains(name)) {
                        writes.add(new String[] {name, path.getKey().replaceAll("\\{[^}]+}", "1")});
                    }
                }));
        return writes;
    }

    @Test
    void everyWriteRefusesWhatAnotherSiteSends() {
        TestClient admin = TestClient.admin(port);
        List<String[]> writes = writes(admin);
        var taken = new TreeSet<String>();
        for (String[] write : writes) {
            for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "application/json")) {
                HttpResponse<String> answer = forge(admin, write[0], write[1], type);
                if (answer.statusCode() != 403 || !answer.body().contains("\"csrf\"")) {
                    taken.add(String.join(" ", write) + " as " + type + " answers " + answer.statusCode());
                }
            }
        }

        assertThat(writes).hasSizeGreaterThan(60);
        assertThat(taken).isEmpty();
        assertThat(admin.get("/api/session").status())
                .as("the session was not ended")
                .isEqualTo(200);
    }

    @Test
    void takesNoOtherPersonsToken() {
        TestClient admin = TestClient.admin(port);
        TestClient attacker = admin.makePerson("LEADER", admin.makeOrganisation("DEPARTMENT"));
        String own = attacker.csrfToken().orElseThrow();

        var answer = forge(admin, "POST", "/api/organisations", "application/json", "X-XSRF-TOKEN", own);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"csrf\"");
    }

    @Test
    void changesNothingByReading() {
        TestClient admin = TestClient.admin(port);

        for (String[] write : writes(admin)) {
            var answer = forge(
                    admin, "GET", write[1] + "?_method=" + write[0], "text/plain", "X-HTTP-Method-Override", write[0]);
            assertThat(answer.statusCode()).as(write[1]).isNotEqualTo(201).isNotEqualTo(204);
        }
        assertThat(admin.get("/api/session").status()).isEqualTo(200);
        assertThat(admin.get("/api/organisations").text()).doesNotContain("forged");
    }

    @Test
    void answersNoOtherSiteWithWhatItsVisitorMaySee() {
        TestClient admin = TestClient.admin(port);

        var answer = forge(admin, "GET", "/api/people", "text/plain");
        var asked = forge(admin, "OPTIONS", "/api/people", "text/plain", "Access-Control-Request-Method", "DELETE");

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods")).isEmpty();
    }

    @Test
    void open311GoesByNobodysSession() {
        TestClient admin = TestClient.admin(port);

        var answer = forge(admin, "POST", "/open311/v2/requests.json", "application/x-www-form-urlencoded");

        assertThat(answer.statusCode()).as("what a stranger gets").isEqualTo(400);
        assertThat(answer.body()).contains("service_code");
    }
}
