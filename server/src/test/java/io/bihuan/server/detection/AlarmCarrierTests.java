package io.bihuan.server.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.engine.AlarmAnswer;
import io.bihuan.engine.detector.Alarm;
import io.bihuan.engine.detector.AlarmState;
import io.bihuan.engine.detector.AlarmTransition;
import io.bihuan.engine.observation.FrameReference;
import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.Directory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** What the relay may do again after a crash, it does again without a trace. */
@ServerTest
@RecordApplicationEvents
class AlarmCarrierTests {

    private final AlarmCarrier carrier;
    private final AlarmStore store;
    private final Assets assets;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ConfigurableApplicationContext context;
    private Asset asset;

    @Autowired
    AlarmCarrierTests(
            AlarmCarrier carrier,
            AlarmStore store,
            Assets assets,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ConfigurableApplicationContext context) {
        this.carrier = carrier;
        this.store = store;
        this.assets = assets;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.context = context;
        this.asset = TestFleet.coach(assets, Directory.CITY);
    }

    @BeforeEach
    void newAsset() {
        asset = TestFleet.coach(assets, Directory.CITY);
    }

    @Test
    void raisesAnAlarmOnceHoweverOftenItIsCarried(ApplicationEvents events) {
        var step = step(1, AlarmTransition.Kind.RAISED, AlarmState.UNACKNOWLEDGED, 2, null);
        carry(step);
        carry(step);
        carry(step, step);

        assertThat(events.stream(AlarmRaised.class).filter(this::ours)).hasSize(1);
        assertThat(row("state")).isEqualTo("UNACKNOWLEDGED");
    }

    @Test
    void doesNotGoBackWhenOldStepsAreCarriedAgain(ApplicationEvents events) {
        var raised = step(1, AlarmTransition.Kind.RAISED, AlarmState.UNACKNOWLEDGED, 2, null);
        var worse = step(2, AlarmTransition.Kind.WORSENED, AlarmState.UNACKNOWLEDGED, 3, null);
        var returned = step(3, AlarmTransition.Kind.RETURNED, AlarmState.RETURNED_UNACKNOWLEDGED, 3, 99_000L);
        carry(raised, worse, returned);
        carry(raised, worse, returned);

        assertThat(events.stream(AlarmRaised.class).filter(this::ours)).hasSize(1);
        assertThat(events.stream(AlarmWorsened.class)
                        .filter(event -> event.alarm().assetId() == asset.id()))
                .hasSize(1);
        assertThat(events.stream(AlarmReturned.class)
                        .filter(event -> event.alarm().assetId() == asset.id()))
                .singleElement()
                .satisfies(event -> assertThat(event.alarm().standing()).isFalse());
        assertThat(row("state")).isEqualTo("RETURNED_UNACKNOWLEDGED");
        assertThat(row("severity")).isEqualTo("3");
    }

    @Test
    void anAcknowledgementThatComesLateDoesNotBringBackAnAlarmThatIsOver() {
        var raised = step(1, AlarmTransition.Kind.RAISED, AlarmState.UNACKNOWLEDGED, 2, null);
        carry(raised);
        carry(step(3, AlarmTransition.Kind.RETURNED, AlarmState.NORMAL, 2, 99_000L));
        AlarmAnswer answer = answer(step(2, AlarmTransition.Kind.ACKNOWLEDGED, AlarmState.ACKNOWLEDGED, 2, null));
        write(() -> store.acknowledged(raised.alarm().id(), answer, 5, "王工", "已处理"));

        assertThat(row("state")).isEqualTo("CLOSED");
        assertThat(row("acknowledge_note")).isEqualTo("已处理");
    }

    @Test
    void anAnswerStandsThoughTheStepBeforeItIsCarriedMeanwhile() {
        var raised = step(1, AlarmTransition.Kind.RAISED, AlarmState.UNACKNOWLEDGED, 2, null);
        carry(raised);
        Instant until = Instant.EPOCH.plusSeconds(99);
        var shelved = step(2, AlarmTransition.Kind.SHELVED, AlarmState.SHELVED, 2, null);
        write(() -> store.shelved(raised.alarm().id(), answer(shelved), until, "演练"));
        carry(shelved);
        assertThat(row("shelve_reason")).isEqualTo("演练");

        var back = step(3, AlarmTransition.Kind.UNSHELVED, AlarmState.UNACKNOWLEDGED, 2, null);
        write(() -> store.shelved(raised.alarm().id(), answer(back), null, null));

        assertThat(row("state")).isEqualTo("UNACKNOWLEDGED");
        assertThat(row("coalesce(shelve_reason, 'none')")).isEqualTo("none");
    }

    @Test
    void writesNothingWhenAListenerFails() {
        ApplicationListener<?> listener = new Broken(asset.id());
        context.addApplicationListener(listener);
        try {
            assertThatThrownBy(() -> carry(step(1, AlarmTransition.Kind.RAISED, AlarmState.UNACKNOWLEDGED, 2, null)))
                    .hasMessage("the ledger is not well");
            assertThat(count()).isZero();
        } finally {
            context.removeApplicationListener(listener);
        }
        carry(step(1, AlarmTransition.Kind.RAISED, AlarmState.UNACKNOWLEDGED, 2, null));
        assertThat(count()).isOne();
    }

    @Test
    void aStrangersTransactionSeesNoRowEvenWithoutAWhere() {
        carry(step(1, AlarmTransition.Kind.RAISED, AlarmState.UNACKNOWLEDGED, 2, null));
        var stranger = new DataScope(false, 9, Set.of(987_654_321L), null);

        Long seen = DataScopes.call(
                stranger,
                () -> transactions.execute(status -> jdbc.sql("select count(*) from bihuan.alarm")
                        .query(Long.class)
                        .single()));

        assertThat(seen).isZero();
    }

    private static AlarmAnswer answer(AlarmTransition step) {
        return new AlarmAnswer(AlarmAnswer.Result.DONE, step.alarm(), step.sequence());
    }

    private void write(Runnable work) {
        DataScopes.runAsSystem("a person", () -> transactions.executeWithoutResult(status -> work.run()));
    }

    private boolean ours(AlarmRaised event) {
        return event.alarm().assetId() == asset.id();
    }

    private void carry(AlarmTransition... steps) {
        DataScopes.runAsSystem("a test's relay", () -> carrier.carry(List.of(steps)));
    }

    private String row(String column) {
        return DataScopes.callAsSystem("look", () -> {
            String text = transactions.execute(
                    status -> jdbc.sql("select (" + column + ")::text from bihuan.alarm where asset_id = :asset")
                            .param("asset", asset.id())
                            .query(String.class)
                            .single());
            return Objects.requireNonNull(text);
        });
    }

    private long count() {
        return Long.parseLong(row("count(*)"));
    }

    private AlarmTransition step(
            long sequence, AlarmTransition.Kind kind, AlarmState state, int severity, @Nullable Long end) {
        var alarm = new Alarm(
                asset.id() + "-overspeed-1",
                asset.id(),
                "overspeed",
                "overspeed",
                severity,
                state,
                10_000,
                20_000,
                end,
                112.5,
                100,
                "km/h",
                20_000,
                38_900_000,
                117_900_000,
                new FrameReference(0, 1),
                new FrameReference(0, 2),
                Map.of());
        return new AlarmTransition(0, sequence, kind, 20_000, "", alarm);
    }

    /** A listener that fails for one asset. */
    private record Broken(long assetId) implements ApplicationListener<PayloadApplicationEvent<AlarmRaised>> {

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<AlarmRaised> event) {
            if (event.getPayload().alarm().assetId() == assetId) {
                throw new IllegalStateException("the ledger is not well");
            }
        }
    }
}
