package io.bihuan.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person logged in over the API, as a script of the customer's would be. */
final class ApiSession {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpResponse.BodyHandler<String> TEXT =
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    private ApiSession(String base) {
        this.base = base;
    }

    /** Logs in; fails where the login is refused. */
    static ApiSession login(int httpPort, String loginName, String password) {
        ApiSession session = new ApiSession("http://127.0.0.1:" + httpPort);
        session.send("GET", "/api/session", null);
        HttpResponse<String> answer = session.send(
                "POST",
                "/api/session",
                JSON.createObjectNode()
                        .put("loginName", loginName)
                        .put("password", password)
                        .toString());
        if (answer.statusCode() != 200) {
            throw new AssertionError("login of " + loginName + ": " + answer.statusCode() + " " + answer.body());
        }
        return session;
    }

    /** The answer of a GET that must succeed. */
    JsonNode get(String path) {
        HttpResponse<String> answer = send("GET", path, null);
        if (answer.statusCode() != 200) {
            throw new AssertionError("GET " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** The answer of a GET that must succeed, line by line as it comes. */
    Stream<String> lines(String path) {
        HttpResponse<Stream<String>> answer =
                send(HttpRequest.newBuilder(URI.create(base + path)).GET(), HttpResponse.BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            try (Stream<String> body = answer.body()) {
                throw new AssertionError("GET " + path + ": " + answer.statusCode() + " " + body.toList());
            }
        }
        return answer.body();
    }

    /** The answer of a POST that must succeed. */
    JsonNode post(String path, String body) {
        return write("POST", path, body);
    }

    /** The answer of a PUT that must succeed. */
    JsonNode put(String path, String body) {
        return write("PUT", path, body);
    }

    private JsonNode write(String method, String path, String body) {
        get("/api/session");
        HttpResponse<String> answer = send(method, path, body);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** What is answered, whatever it is. */
    HttpResponse<String> attempt(String method, String path, String body) {
        return send(method, path, body);
    }

    /** What is answered to a file handed in, whatever it is. */
    HttpResponse<String> upload(String path, String fileName, byte[] content) {
        String boundary = "bihuan-acceptance-boundary";
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        String tail = "\r\n--" + boundary + "--\r\n";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(
                        head.getBytes(StandardCharsets.UTF_8), content, tail.getBytes(StandardCharsets.UTF_8))));
        return send(request, TEXT);
    }

    int statusOf(String path) {
        return send("GET", path, null).statusCode();
    }

    private HttpResponse<String> send(String method, String path, @org.jspecify.annotations.Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
        request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return send(request, TEXT);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> reader) {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        try {
            return client.send(request.build(), reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
