package io.bihuan.server.detection;

import io.bihuan.engine.detector.Alarm;
import io.bihuan.engine.detector.AlarmTransition;
import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.telemetry.Stage;
import io.bihuan.server.telemetry.StageLatencies;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries steps of alarms' lives into the database. One call is one transaction: rows, and whatever the listeners of
 * the events write, are there together or not at all; a step that was carried before changes nothing and tells nobody.
 */
@Component
class AlarmCarrier {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmCarrier.class);

    private final AlarmStore store;
    private final AlarmKinds kinds;
    private final Assets assets;
    private final ApplicationEventPublisher events;
    private final StageLatencies latencies;
    private final AlarmAnnouncer announcer;

    AlarmCarrier(
            AlarmStore store,
            AlarmKinds kinds,
            Assets assets,
            ApplicationEventPublisher events,
            StageLatencies latencies,
            AlarmAnnouncer announcer) {
        this.store = store;
        this.kinds = kinds;
        this.assets = assets;
        this.events = events;
        this.latencies = latencies;
        this.announcer = announcer;
    }

    /** Carries steps in their order and tells the ledger. */
    @Transactional
    public void carry(List<AlarmTransition> transitions) {
        Set<String> changed = new LinkedHashSet<>();
        for (AlarmTransition transition : transitions) {
            if (carry(transition)) {
                changed.add(transition.alarm().id());
            }
        }
        announcer.announce(changed);
    }

    /** Carries one step without telling the ledger, which failed at it again and again. */
    @Transactional
    public void carryWithoutLedger(AlarmTransition transition, String fault) {
        Asset asset = assets.known(transition.alarm().assetId());
        if (asset != null) {
            store.apply(transition, asset, fault);
            announcer.announce(Set.of(transition.alarm().id()));
        }
    }

    private boolean carry(AlarmTransition transition) {
        Alarm alarm = transition.alarm();
        Asset asset = assets.known(alarm.assetId());
        if (asset == null) {
            LOG.error(
                    "Alarm {} names asset {}, which the database does not have; was the engine's directory moved here"
                            + " without its database? The alarm stays in the engine only.",
                    alarm.id(),
                    alarm.assetId());
            return false;
        }
        AlarmStore.Applied applied = store.apply(transition, asset, null);
        if (applied == AlarmStore.Applied.KNOWN) {
            return false;
        }
        long started = System.nanoTime();
        tell(transition.kind(), applied, view(alarm, asset));
        latencies.record(Stage.CASE, System.nanoTime() - started);
        return true;
    }

    private void tell(AlarmTransition.Kind kind, AlarmStore.Applied applied, AlarmView view) {
        if (applied == AlarmStore.Applied.INSERTED) {
            events.publishEvent(new AlarmRaised(view));
        } else if (kind == AlarmTransition.Kind.WORSENED) {
            events.publishEvent(new AlarmWorsened(view));
        }
        if (kind == AlarmTransition.Kind.RETURNED) {
            events.publishEvent(new AlarmReturned(view));
        }
    }

    private AlarmView view(Alarm alarm, Asset asset) {
        boolean hasValue = !alarm.unit().equals("1") && Double.isFinite(alarm.worstValue());
        Long end = alarm.endTimeMillis();
        return new AlarmView(
                alarm.id(),
                alarm.kind(),
                kinds.name(alarm.kind(), AlarmKinds.LEDGER_LANGUAGE),
                alarm.detector(),
                alarm.severity(),
                AlarmStore.stateOf(alarm.state()),
                asset.id(),
                asset.kind().name(),
                asset.plate(),
                asset.organisationId(),
                asset.gridId(),
                java.time.Instant.ofEpochMilli(alarm.startTimeMillis()),
                end == null ? null : java.time.Instant.ofEpochMilli(end),
                hasValue ? alarm.worstValue() : null,
                hasValue ? alarm.limit() : null,
                hasValue ? alarm.unit() : "",
                hasValue ? java.time.Instant.ofEpochMilli(alarm.worstTimeMillis()) : null,
                alarm.longitudeMicrodegrees() / 1e6,
                alarm.latitudeMicrodegrees() / 1e6,
                alarm.first().toString(),
                alarm.attributes());
    }
}
