package io.bihuan.benchmarks.ledger;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is signed in and works through the interface, as the screens do. */
final class Person {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private Person(String base) {
        this.base = base;
    }

    static Person signIn(String base, String name, String password) {
        var person = new Person(base);
        person.send("GET", "/api/session", null, 401);
        person.send("POST", "/api/session", Map.of("loginName", name, "password", password), 200);
        return person;
    }

    JsonNode get(String path) {
        return JSON.readTree(send("GET", path, null, 200));
    }

    JsonNode post(String path, Object body, int expected) {
        return JSON.readTree(send("POST", path, body, expected));
    }

    /** Sends and gives the answer's text. */
    String send(String method, String path, @Nullable Object body, int expected) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .header("Content-Type", "application/json");
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .filter(value -> !value.isEmpty())
                .forEach(value -> request.header("X-XSRF-TOKEN", value));
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                throw new IllegalStateException(
                        method + " " + path + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during " + path, e);
        }
    }
}
