package io.bihuan.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class LiveStreamTests {

    @LocalServerPort
    private int port;

    private final Subscribers hub;

    @Autowired
    LiveStreamTests(Subscribers hub) {
        this.hub = hub;
    }

    record Words(String text) {}

    @Test
    void eachScreenGetsItsOwnOrganisationsMessagesOnly() throws Exception {
        var admin = TestClient.admin(port);
        long first = admin.makeOrganisation("ENTERPRISE");
        long second = admin.makeOrganisation("ENTERPRISE");
        int before = hub.size();
        try (var mine = new Screen(admin.makePerson("ENTERPRISE_SAFETY_MANAGER", first), port);
                var theirs = new Screen(admin.makePerson("ENTERPRISE_SAFETY_MANAGER", second), port)) {
            await(() -> hub.size() == before + 2);
            hub.publish(new LiveMessage(LiveTopic.ALARM, "a", first, null, new Words("for the first")));
            hub.publish(new LiveMessage(LiveTopic.ALARM, "b", second, null, new Words("for the second")));
            hub.publish(new LiveMessage(LiveTopic.POSITION, "1", first, null, new Words("here")));
            hub.publish(new LiveMessage(LiveTopic.POSITION, "2", first, null, new Words("there")));

            await(() -> mine.lines.contains("data: [{\"text\":\"here\"},{\"text\":\"there\"}]"));
            await(() -> mine.lines.contains("data: {\"text\":\"for the first\"}"));
            await(() -> theirs.lines.contains("data: {\"text\":\"for the second\"}"));
            assertThat(mine.lines).contains("event: alarm", "event: position");
            assertThat(String.join("\n", theirs.lines)).doesNotContain("first", "here", "there");
            assertThat(String.join("\n", mine.lines)).doesNotContain("second");
        }
        await(() -> {
            hub.publish(new LiveMessage(LiveTopic.ALARM, "c", first, null, new Words("anybody?")));
            hub.publish(new LiveMessage(LiveTopic.ALARM, "c", second, null, new Words("anybody?")));
            return hub.size() == before;
        });
    }

    @Test
    void refusesTopicsThatDoNotExist() {
        assertThat(TestClient.admin(port).get("/api/live?topics=weather").code())
                .isEqualTo("live-topic-unknown");
    }

    @Test
    void isNotForAnonymous() {
        assertThat(TestClient.at(port).get("/api/live").status()).isEqualTo(401);
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
    }

    /** An open stream whose lines are kept. */
    private static final class Screen implements AutoCloseable {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final HttpClient http = HttpClient.newHttpClient();

        Screen(TestClient who, int port) throws IOException, InterruptedException {
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

        @Override
        public void close() {
            http.shutdownNow();
        }
    }
}
