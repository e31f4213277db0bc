package io.bihuan.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.DataScope;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubscriberTests {

    private final Subscriber everything = new Subscriber(1, EnumSet.allOf(LiveTopic.class), DataScope.SYSTEM);

    @Test
    void keepsOnlyTheNewestMessageOfAnObject() throws InterruptedException {
        everything.offer(message(LiveTopic.POSITION, "7", 1, "old"));
        everything.offer(message(LiveTopic.POSITION, "8", 1, "other"));
        everything.offer(message(LiveTopic.POSITION, "7", 1, "new"));

        assertThat(payloads(everything.take(0))).containsExactly("other", "new");
    }

    @Test
    void tellsObjectsOfDifferentTopicsApart() throws InterruptedException {
        everything.offer(message(LiveTopic.ALARM, "7", 1, "alarm"));
        everything.offer(message(LiveTopic.CASE, "7", 1, "case"));

        assertThat(payloads(everything.take(0))).containsExactly("alarm", "case");
    }

    @Test
    void passesOnlyTopicsItAskedFor() throws InterruptedException {
        var alarms = new Subscriber(1, EnumSet.of(LiveTopic.ALARM), DataScope.SYSTEM);
        alarms.offer(message(LiveTopic.POSITION, "7", 1, "position"));
        alarms.offer(message(LiveTopic.ALARM, "a", 1, "alarm"));

        assertThat(payloads(alarms.take(0))).containsExactly("alarm");
    }

    @Test
    void passesNothingOfOrganisationsOutOfScope() throws InterruptedException {
        var enterprise = new Subscriber(1, EnumSet.allOf(LiveTopic.class), new DataScope(false, 1, Set.of(10L), null));
        enterprise.offer(message(LiveTopic.ALARM, "a", 10, "own"));
        enterprise.offer(message(LiveTopic.ALARM, "b", 11, "stranger's"));

        assertThat(payloads(enterprise.take(0))).containsExactly("own");
    }

    @Test
    void passesNothingOfGridsOutOfScope() throws InterruptedException {
        var inspector =
                new Subscriber(1, EnumSet.allOf(LiveTopic.class), new DataScope(false, 1, Set.of(10L), Set.of(5L)));
        inspector.offer(message(LiveTopic.ALARM, "a", 10, 5L, "in the grid"));
        inspector.offer(message(LiveTopic.ALARM, "b", 10, 6L, "in another"));
        inspector.offer(message(LiveTopic.ALARM, "c", 10, null, "in none"));

        assertThat(payloads(inspector.take(0))).containsExactly("in the grid");
    }

    @Test
    void dropsEverythingAndSaysSoWhenAScreenReadsTooSlowly() throws InterruptedException {
        for (int i = 0; i <= Subscriber.CAPACITY; i++) {
            everything.offer(message(LiveTopic.POSITION, "v" + i, 1, i));
        }
        Subscriber.Bunch bunch = everything.take(0);

        assertThat(bunch.overflowed()).isTrue();
        assertThat(payloads(bunch)).containsExactly(Subscriber.CAPACITY);
        assertThat(everything.take(0).overflowed()).isFalse();
    }

    @Test
    void endsTheWaitWhenClosed() throws InterruptedException {
        everything.close();

        assertThat(everything.take(60_000).closed()).isTrue();
    }

    private static List<Object> payloads(Subscriber.Bunch bunch) {
        return bunch.envelopes().stream()
                .map(envelope -> envelope.message().payload())
                .toList();
    }

    private static Envelope message(LiveTopic topic, String key, long organisation, Object payload) {
        return message(topic, key, organisation, null, payload);
    }

    private static Envelope message(
            LiveTopic topic, String key, long organisation, @Nullable Long grid, Object payload) {
        return new Envelope(new LiveMessage(topic, key, organisation, grid, payload), 0);
    }
}
