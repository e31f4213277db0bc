package io.bihuan.engine.detector;

import io.bihuan.engine.observation.Fix;
import io.bihuan.engine.observation.Quality;

/**
 * Watches areas: entering ({@code area.entry}) and leaving ({@code area.exit}) give alarms that return at once; being where
 * it is forbidden ({@code area.forbidden}) and staying too long ({@code area.stay}, value in seconds) last. What is watched
 * stands in each {@link Area}. Attributes: {@code area}, {@code areaName}, {@code areaKind}.
 *
 * @param envelope id, severity (entry and exit are graded 1), delays (of forbidden and stay)
 */
public record AreaWatch(Envelope envelope) implements DetectorSettings {
    private static final int PRESENCE = 0;
    private static final int FORBIDDEN = 1;
    private static final int STAY = 2;
    private static final int ENTRY = 3;
    private static final int EXIT = 4;
    private static final int ASPECTS = 8;

    @Override
    public void onFix(Fix fix, Scene scene, Conditions conditions) {
        if (!Quality.isUsablePosition(fix.quality())) {
            conditions.leaveAsIs();
            return;
        }
        for (CompiledArea area : scene.areas()) {
            Area.Rules rules = area.rules();
            long key = area.id() * ASPECTS;
            boolean watched = rules.reportEntry() || rules.reportExit() || rules.maxStayMillis() > 0;
            if (watched && !conditions.isHeld(key) && rules.reportEntry() && !scene.firstOfLane()) {
                conditions.pulse(key + ENTRY, "area.entry", 1, 1, 0, "1", area.attributes());
            }
            if (watched) {
                conditions.remember(
                        key + PRESENCE, rules.reportExit() ? "area.exit" : "area.presence", area.attributes());
            }
            if (rules.forbidden()) {
                conditions.hold(key + FORBIDDEN, "area.forbidden", envelope.severity(), 1, 0, "1", area.attributes());
            }
            long stayed = conditions.heldFor(key);
            if (rules.maxStayMillis() > 0 && stayed > rules.maxStayMillis()) {
                double limit = rules.maxStayMillis() / 1000.0;
                conditions.hold(
                        key + STAY, "area.stay", envelope.severity(), stayed / 1000.0, limit, "s", area.attributes());
            }
        }
        conditions.forEachUnheld((key, kind, attributes) -> {
            if (kind.equals("area.exit")) {
                conditions.pulse(key + EXIT, kind, 1, 1, 0, "1", attributes);
            }
        });
    }

    @Override
    public boolean endsUnheldOnFix() {
        return true;
    }
}
