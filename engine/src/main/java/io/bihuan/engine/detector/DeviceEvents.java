package io.bihuan.engine.detector;

import java.util.List;

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
        rules = List.copyOf(rules);
        if (missingEndMillis < 1) {
            throw new IllegalArgumentException("Detector " + envelope.id() + ": missingEndMillis must be positive");
        }
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
    }
}
