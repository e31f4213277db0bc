package io.bihuan.server.identity;

import io.bihuan.server.database.ServerTest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser for tests against a running server: keeps cookies, sends the CSRF header, speaks JSON.
 *
 * <pre>{@code
 * var admin = TestClient.at(port).login("admin", ServerTest.ADMIN_PASSWORD);
 * long company = admin.makeOrganisation("ENTERPRISE");           // a new enterprise below the city
 * var manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", company);   // signed in
 * manager.get("/api/vehicles").body().get("total").asInt();
 * }</pre>
 */
public final class TestClient {

    /** The password of everybody made by {@link #makePerson}. */
    public static final String PASSWORD = "test-Person-2026";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String base;
    private final CookieManager cookies;
    private final HttpClient http;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private TestClient(String base) {
        this(base, new CookieManager());
    }

    private TestClient(String base, CookieManager cookies) {
        this.base = base;
        this.cookies = cookies;
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** What the server answered. */
    public record Answer(int status, JsonNode body, String text, HttpHeaders headers) {

        /** The problem's code, empty when the answer is not a problem. */
        public String code() {
            return body.path("code").asString("");
        }
    }

    /** Somebody not signed in. */
    public static TestClient at(int port) {
        return new TestClient("http://127.0.0.1:" + port);
    }

    /** The first administrator of a {@link ServerTest}. */
    public static TestClient admin(int port) {
        return at(port).login("admin", ServerTest.ADMIN_PASSWORD);
    }

    /** The same browser, when the server is found at another port. */
    public TestClient movedTo(int port) {
        return new TestClient("http://127.0.0.1:" + port, cookies);
    }

    /** Puts a cookie into the browser, as somebody else's page or a thief would. */
    public TestClient withCookie(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setDomain(URI.create(base).getHost());
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(base), cookie);
        return this;
    }

    /** Sends a header with every request from now on. */
    public TestClient with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Signs in, and fails when that is refused. */
    public TestClient login(String name, String password) {
        Answer answer = tryLogin(name, password);
        if (answer.status() != 200) {
            throw new AssertionError("Log-in of " + name + " refused: " + answer.text());
        }
        return this;
    }

    public Answer tryLogin(String name, String password) {
        get("/api/session");
        return post("/api/session", Map.of("loginName", name, "password", password));
    }

    /** Makes a new organisation below the city; needs an administrator. */
    public long makeOrganisation(String kind) {
        Answer answer = post("/api/organisations", Map.of("kind", kind, "name", kind + " " + NUMBER.incrementAndGet()));
        if (answer.status() != 201) {
            throw new AssertionError("No organisation: " + answer.text());
        }
        return answer.body().get("id").asLong();
    }

    /** Makes a new person of a role in an organisation, and gives their signed-in browser; needs an administrator. */
    public TestClient makePerson(String role, long organisationId) {
        String name = "person" + NUMBER.incrementAndGet();
        Answer answer = post(
                "/api/people",
                Map.of(
                        "loginName", name,
                        "displayName", name,
                        "role", role,
                        "organisationId", organisationId,
                        "password", PASSWORD));
        if (answer.status() != 201) {
            throw new AssertionError("No person: " + answer.text());
        }
        return new TestClient(base).login(name, PASSWORD);
    }

    /** Files a vehicle safety case of an organisation, and gives it as its page shows it to whoever filed it. */
    public JsonNode fileCase(String title, int severity, long organisationId) {
        return fileCase(Map.of(
                "type", "vehicle-safety", "title", title, "severity", severity, "organisationId", organisationId));
    }

    /** Files a case, and gives it as its page shows it to whoever filed it. */
    public JsonNode fileCase(Map<String, ?> draft) {
        Answer filed = post("/api/cases", draft);
        if (filed.status() != 201) {
            throw new AssertionError("No case: " + filed.text());
        }
        return get("/api/cases/" + filed.body().get("id").asLong()).body();
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends a request; a body that is not a string is written as JSON. */
    public Answer send(String method, String path, @Nullable Object body) {
        String text = body == null ? "" : body instanceof String string ? string : JSON.writeValueAsString(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        csrfToken().ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        headers.forEach(request::setHeader);
        return send(request.build());
    }

    /** Sends one file as a multipart form, as a browser's file field named {@code file} does. */
    public Answer upload(String path, String fileName, byte[] content) {
        String boundary = "bihuan-test-boundary";
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(java.util.List.of(head, content, tail)));
        csrfToken().ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        headers.forEach(request::setHeader);
        return send(request.build());
    }

    /** Fetches a file; fails when it is refused. */
    public byte[] download(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        headers.forEach(request::setHeader);
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new AssertionError(path + " answers " + response.statusCode() + " "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (IOException e) {
            throw new AssertionError(path + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode parse(String text) {
        return text.startsWith("{") || text.startsWith("[") ? JSON.readTree(text) : JSON.createObjectNode();
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), parse(response.body()), response.body(), response.headers());
        } catch (IOException e) {
            throw new AssertionError(request + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What the server's CSRF cookie holds now. */
    public java.util.Optional<String> csrfToken() {
        return cookie("XSRF-TOKEN").filter(value -> !value.isEmpty());
    }

    /** The value of a cookie. */
    public java.util.Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }
}
