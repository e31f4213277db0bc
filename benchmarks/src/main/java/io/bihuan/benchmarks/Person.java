package io.bihuan.benchmarks;

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
public final class Person {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private Person(String base) {
        this.base = base;
    }

    /** Signs in at a server's address. */
    public static Person signIn(String base, String name, String password) {
        var person = new Person(base);
        person.send("GET", "/api/session", null, 401);
        person.send("POST", "/api/session", Map.of("loginName", name, "password", password), 200);
        return person;
    }

    /** What an address of the interface answers. */
    public JsonNode get(String path) {
        return JSON.readTree(send("GET", path, null, 200));
    }

    /** Sends something and gives back the answer, whose status must be the expected one. */
    public JsonNode post(String path, Object body, int expected) {
        return JSON.readTree(send("POST", path, body, expected));
    }

    /** Reads what an address of the interface answers, packed as browsers ask for it, and tells how many bytes came. */
    public int fetch(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<byte[]> response = exchange(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("GET " + path + " answered " + response.statusCode());
        }
        return response.body().length;
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during " + request.uri(), e);
        }
    }

    /**
     * Sends and gives the answer's text.
     *
     * @throws IllegalStateException when the answer has another status than the expected one
     */
    public String send(String method, String path, @Nullable Object body, int expected) {
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
        HttpResponse<String> response = exchange(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IllegalStateException(
                    method + " " + path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
