package io.bihuan.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import java.time.Duration;
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
        try (var mine = new LiveScreen(admin.makePerson("ENTERPRISE_SAFETY_MANAGER", first), port);
                var theirs = new LiveScreen(admin.makePerson("ENTERPRISE_SAFETY_MANAGER", second), port)) {
            await(() -> hub.size() == before + 2);
            hub.publish(new LiveMessage(LiveTopic.ALARM, "a", first, null, new Words("for the first")));
            hub.publish(new LiveMessage(LiveTopic.ALARM, "b", second, null, new Words("for the second")));
            hub.publish(new LiveMessage(LiveTopic.POSITION, "1", first, null, new Words("here")));
            hub.publish(new LiveMessage(LiveTopic.POSITION, "2", first, null, new Words("there")));

            await(() -> mine.lines().contains("data: [{\"text\":\"here\"},{\"text\":\"there\"}]"));
            await(() -> mine.lines().contains("data: {\"text\":\"for the first\"}"));
            await(() -> theirs.lines().contains("data: {\"text\":\"for the second\"}"));
            assertThat(mine.lines()).contains("event: alarm", "event: position");
            assertThat(String.join("\n", theirs.lines())).doesNotContain("first", "here", "there");
            assertThat(String.join("\n", mine.lines())).doesNotContain("second");
        }
        await(() -> {
            hub.publish(new LiveMessage(LiveTopic.ALARM, "c", first, null, new Words("anybody?")));
            hub.publish(new LiveMessage(LiveTopic.ALARM, "c", second, null, new Words("anybody?")));
            return hub.size() == before;
        });
    }

    @Test
    void saysThatItIsStillThereWhenNothingHappens() throws Exception {
        try (var screen = new LiveScreen(TestClient.admin(port), port)) {
            await(() -> screen.lines().contains("event: still"));
        }
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
}
