package io.bihuan.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.identity.TestClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A screen that listens to what happens: an open stream whose lines are kept. */
public final class LiveScreen implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    /** Opens the stream of somebody who is signed in. */
    public LiveScreen(TestClient who, int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/live"))
                .header(
                        "Cookie",
                        "BIHUAN_SESSION=" + who.cookie("BIHUAN_SESSION").orElseThrow())
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        Thread.startVirtualThread(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException | java.io.UncheckedIOException e) {
                lines.add("closed");
            }
        });
    }

    /** What came so far. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
