package io.bihuan.engine.detector;

import io.bihuan.engine.observation.DeviceEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Alarms the device itself reports as events: begin and end are paired by source, type and the device's alarm number; an
 * instant event is an alarm that returns at once.
 *
 * @param envelope id and delays; the severity follows the rule and the device's level
 * @param rules which events are alarms; the first that fits counts
 * @param missingEndMillis an event that began and was not heard of again is taken as ended after this time
 */
public record DeviceEvents(Envelope envelope, List<Rule> rules, long missingEndMillis) implements DetectorSettings {
    public DeviceEvents {
        envelope.refuseOnDelay("since the device tells a beginning once, after a delay of its own");
        rules = List.copyOf(rules);
        if (missingEndMillis < 1) {
            throw new IllegalArgumentException("Detector " + envelope.id() + ": missingEndMillis must be positive");
        }
    }

    @Override
    public void onEvent(DeviceEvent event, Scene scene, Conditions conditions) {
        for (Rule rule : rules) {
            if (rule.fits(event)) {
                judge(event, rule, conditions);
                return;
            }
        }
    }

    private void judge(DeviceEvent event, Rule rule, Conditions conditions) {
        long key = key(event);
        int severity = Math.min(4, rule.severity() + Math.max(0, event.level() - 1));
        switch (event.phase()) {
            case BEGIN -> conditions.hold(key, rule.kind(), severity, event.level(), 0, "1", facts(event));
            case INSTANT -> conditions.pulse(key, rule.kind(), severity, event.level(), 0, "1", facts(event));
            case END -> conditions.endNumbered(key);
        }
    }

    private static Map<String, String> facts(DeviceEvent event) {
        Map<String, String> facts = new HashMap<>(event.attributes());
        facts.put("source", event.source());
        facts.put("type", Integer.toString(event.type()));
        return facts;
    }

    /** Same source, type and device's number: same key. String hashes are defined by the platform's specification. */
    private static long key(DeviceEvent event) {
        long sort = event.source().hashCode() * 31L + event.type();
        return (sort * 0x9E3779B97F4A7C15L ^ event.deviceAlarmId()) & Long.MAX_VALUE;
    }

    @Override
    public void onTick(Tick tick, Conditions conditions) {
        conditions.endUnheardSince(tick.nowMillis() - missingEndMillis);
    }

    /**
     * Events of one sort.
     *
     * @param source as in {@link io.bihuan.engine.observation.DeviceEvent#source()}
     * @param type the event's number, or −1 for all types of the source
     * @param kind the alarm's kind, for example {@code dsm.phone}
     * @param severity 1 … 4 at the device's level 0 and 1; one more for each level above, at most 4
     */
    public record Rule(String source, int type, String kind, int severity) {
        public Rule {
            if (severity < 1 || severity > 4 || source.isBlank() || kind.isBlank()) {
                throw new IllegalArgumentException("Rule for events " + source + "/" + type
                        + ": source and kind must not be blank and the severity is 1 to 4, got " + severity);
            }
        }

        boolean fits(DeviceEvent event) {
            return (type == -1 || type == event.type()) && source.equals(event.source());
        }
    }
}
