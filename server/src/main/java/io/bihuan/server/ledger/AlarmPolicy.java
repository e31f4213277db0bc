package io.bihuan.server.ledger;

import io.bihuan.server.detection.AlarmRaised;
import io.bihuan.server.detection.AlarmReturned;
import io.bihuan.server.detection.AlarmView;
import io.bihuan.server.detection.AlarmWorsened;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.history.LedgerClock;
import io.bihuan.server.ledger.history.Steps;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.AlarmRule;
import io.bihuan.server.ledger.type.CaseType.Join;
import io.bihuan.server.ledger.type.CaseTypes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries alarms into the ledger: the first rule that fits decides whether an alarm opens a case, joins an open one, or
 * neither. It runs inside the relay's transaction, so that alarm and case are written together or not at all; the alarm's
 * id is a primary key, so that none is counted twice.
 */
@Component
class AlarmPolicy {

    private final CaseTypes types;
    private final Cases cases;
    private final CaseStore store;
    private final CaseAlarms alarms;
    private final Limits limits;
    private final LedgerClock clock;

    AlarmPolicy(CaseTypes types, Cases cases, CaseStore store, CaseAlarms alarms, Limits limits, LedgerClock clock) {
        this.types = types;
        this.cases = cases;
        this.store = store;
        this.alarms = alarms;
        this.limits = limits;
        this.clock = clock;
    }

    private record Ruling(CaseType type, AlarmRule rule) {}

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AlarmRaised raised) {
        take(raised.alarm());
    }

    /** A standing alarm got worse: its case hears of it; without one, it may be grave enough for a case now. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AlarmWorsened worsened) {
        AlarmView alarm = worsened.alarm();
        Optional<Long> caseId = alarms.caseOf(alarm.id());
        if (caseId.isEmpty()) {
            take(alarm);
            return;
        }
        if (!alarms.raise(alarm.id(), alarm.severity())) {
            return;
        }
        CaseState state = store.lock(caseId.get()).orElseThrow();
        if (!state.flag("closed")) {
            cases.note(
                    state,
                    Steps.ALARM_WORSENED,
                    Actor.SYSTEM,
                    clock.now(),
                    graver(state, alarm, clock.now()),
                    Map.of("alarm", written(alarm)));
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AlarmReturned returned) {
        AlarmView alarm = returned.alarm();
        Instant end = alarm.endTime() == null ? clock.now() : alarm.endTime();
        alarms.returned(alarm.id(), end).ifPresent(caseId -> {
            CaseState state = store.lock(caseId).orElseThrow();
            cases.note(
                    state, Steps.ALARM_RETURNED, Actor.SYSTEM, clock.now(), Map.of(), Map.of("alarm", written(alarm)));
        });
    }

    private void take(AlarmView alarm) {
        Optional<Ruling> ruling = ruling(alarm);
        if (ruling.isEmpty() || alarms.caseOf(alarm.id()).isPresent()) {
            return;
        }
        Instant now = clock.now();
        String key = joinKey(ruling.get().rule(), alarm);
        Optional<CaseState> open = openCase(ruling.get(), key, alarm, now);
        if (open.isPresent()) {
            join(open.get(), alarm, now);
        } else {
            open(ruling.get(), key, alarm, now);
        }
    }

    private Optional<Ruling> ruling(AlarmView alarm) {
        for (CaseType type : types.all()) {
            for (AlarmRule rule : type.alarmRules()) {
                if (rule.fits(alarm.kind(), alarm.severity())) {
                    return Optional.of(new Ruling(type, rule));
                }
            }
        }
        return Optional.empty();
    }

    private static String joinKey(AlarmRule rule, AlarmView alarm) {
        @Nullable Join join = rule.join();
        if (join == null) {
            return "alarm:" + alarm.id();
        }
        return switch (join.by()) {
            case KIND -> "asset:" + alarm.assetId() + ":kind:" + alarm.kind();
            case DETECTOR -> "asset:" + alarm.assetId() + ":detector:" + alarm.detector();
            case ASSET -> "asset:" + alarm.assetId();
            case PLACE -> "place:" + alarm.organisationId() + ":kind:" + alarm.kind();
        };
    }

    private Optional<CaseState> openCase(Ruling ruling, String key, AlarmView alarm, Instant now) {
        @Nullable Join join = ruling.rule().join();
        if (join == null) {
            return Optional.empty();
        }
        Instant since = now.minusSeconds(seconds(join));
        return alarms.openCase(ruling.type().key(), key, since, join.radiusMetres(), alarm)
                .flatMap(store::lock)
                .filter(state -> !state.flag("closed"));
    }

    private static long seconds(Join join) {
        long amount = join.within().amount();
        return switch (join.within().unit()) {
            case MINUTES, WORKING_MINUTES -> amount * 60;
            case HOURS, WORKING_HOURS -> amount * 3600;
            case DAYS, WORKING_DAYS -> amount * 86_400;
        };
    }

    private void join(CaseState state, AlarmView alarm, Instant now) {
        alarms.add(alarm.id(), state.caseId(), alarm.severity(), now);
        Map<String, @Nullable Object> set = graver(state, alarm, now);
        set.put("alarmCount", state.count("alarmCount") + 1);
        set.put("lastAlarmAt", EventChain.written(now));
        cases.note(state, Steps.ALARM_JOINED, Actor.SYSTEM, now, set, Map.of("alarm", written(alarm)));
    }

    /** A graver alarm makes the case graver, and its overall limit no longer than that severity has from the filing on. */
    private Map<String, @Nullable Object> graver(CaseState state, AlarmView alarm, Instant now) {
        var set = new HashMap<String, @Nullable Object>();
        if (alarm.severity() <= state.count("severity")) {
            return set;
        }
        set.put("severity", alarm.severity());
        types.find(state.requiredText("type")).ifPresent(type -> {
            var shorter = new HashMap<String, @Nullable Object>(set);
            limits.settle(type, state, shorter, null, false, now);
            @Nullable Instant before = state.time("dueAt");
            if (shorter.get("dueAt") instanceof String due
                    && (before == null || Instant.parse(due).isBefore(before))) {
                set.put("dueAt", due);
                set.put("dueRule", shorter.get("dueRule"));
            }
        });
        return set;
    }

    private void open(Ruling ruling, String key, AlarmView alarm, Instant now) {
        var command = new FileCase(
                ruling.type().key(),
                title(ruling.rule().title(), alarm),
                Math.clamp(alarm.severity(), 1, 4),
                alarm.assetId(),
                alarm.plate(),
                alarm.organisationId(),
                alarm.gridId(),
                null,
                within(alarm.longitudeDegrees(), 180),
                within(alarm.latitudeDegrees(), 90),
                Map.of(),
                null);
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("joinKey", key);
        facts.put("alarmCount", 1);
        facts.put("lastAlarmAt", EventChain.written(now));
        CaseRef filed = cases.file(command, Actor.SYSTEM, now, facts, Map.of("alarm", written(alarm)));
        alarms.add(alarm.id(), filed.id(), alarm.severity(), now);
        for (String action : ruling.rule().then()) {
            cases.act(new CaseStep(filed.id(), action, null, null, Map.of(), List.of(), null), Actor.SYSTEM, now);
        }
    }

    /** A coordinate, or none: what a terminal says must never make an alarm's case impossible, which would hold up all. */
    private static @Nullable Double within(double degrees, double most) {
        return Math.abs(degrees) <= most ? degrees : null;
    }

    private static String title(String template, AlarmView alarm) {
        String title = template.replace("{plate}", alarm.plate())
                .replace("{kind}", alarm.kindName())
                .replace("{value}", number(alarm.worstValue()))
                .replace("{limit}", number(alarm.limitValue()))
                .replace("{unit}", alarm.unit())
                .strip();
        if (title.isEmpty()) {
            return alarm.kind();
        }
        return title.length() > FieldCheck.LONGEST_TITLE ? title.substring(0, FieldCheck.LONGEST_TITLE) : title;
    }

    private static String number(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return value == Math.rint(value) ? Long.toString(value.longValue()) : String.format(Locale.ROOT, "%.1f", value);
    }

    /** The alarm as it stood, for the chain: from here the frame that caused it can be found for ever. */
    private static Map<String, @Nullable Object> written(AlarmView alarm) {
        var written = new HashMap<String, @Nullable Object>();
        written.put("id", alarm.id());
        written.put("kind", alarm.kind());
        written.put("kindName", alarm.kindName());
        written.put("detector", alarm.detector());
        written.put("severity", alarm.severity());
        written.put("asset", alarm.assetId());
        written.put("start", EventChain.written(alarm.startTime()));
        written.put("end", alarm.endTime() == null ? null : EventChain.written(alarm.endTime()));
        written.put("worst", number(alarm.worstValue()));
        written.put("limit", number(alarm.limitValue()));
        written.put("unit", alarm.unit());
        written.put("longitude", String.format(Locale.ROOT, "%.6f", alarm.longitudeDegrees()));
        written.put("latitude", String.format(Locale.ROOT, "%.6f", alarm.latitudeDegrees()));
        written.put("frame", alarm.frame());
        return written;
    }
}
