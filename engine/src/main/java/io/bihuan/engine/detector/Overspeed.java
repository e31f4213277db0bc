package io.bihuan.engine.detector;

import io.bihuan.engine.observation.Fix;
import io.bihuan.engine.observation.Quality;
import java.util.List;
import java.util.Map;

/**
 * Faster than allowed. The limit is the lowest of: the asset's own, its kind's, those of the times of day, those of the areas
 * it is in. Alarms have kind {@code overspeed}, the speed as value, and attribute {@code area} when an area set the limit.
 *
 * @param envelope id, severity, delays; the on-delay is the time the speed must be held
 * @param limitKmh the limit for kinds not named, in km/h
 * @param limitByKindKmh limits by vehicle kind, in km/h
 * @param dailyLimits limits by time of day
 * @param toleranceKmh how much above the limit is still let pass
 * @param deadbandKmh how much below the threshold the speed must fall before the condition ends
 * @param graveShare from which share above the limit (0.5: half as fast again) the severity is raised by one; 0: never
 */
public record Overspeed(
        Envelope envelope,
        double limitKmh,
        Map<String, Double> limitByKindKmh,
        List<DailyLimit> dailyLimits,
        double toleranceKmh,
        double deadbandKmh,
        double graveShare)
        implements DetectorSettings {
    public Overspeed {
        limitByKindKmh = Map.copyOf(limitByKindKmh);
        dailyLimits = List.copyOf(dailyLimits);
        if (!(limitKmh > 0) || toleranceKmh < 0 || deadbandKmh < 0 || graveShare < 0) {
            throw new IllegalArgumentException("Detector " + envelope.id()
                    + ": the limit must be positive, and tolerance, deadband and share not negative");
        }
    }

    @Override
    public void onFix(Fix fix, Scene scene, Conditions conditions) {
        if ((fix.quality() & (Quality.NO_FIX | Quality.IMPLAUSIBLE_JUMP)) != 0) {
            conditions.leaveAsIs();
            return;
        }
        double allowed = ownLimit(scene);
        CompiledArea strictest = null;
        for (CompiledArea area : scene.areas()) {
            double inArea = area.rules().speedLimitKmh();
            if (inArea > 0 && inArea < allowed) {
                allowed = inArea;
                strictest = area;
            }
        }
        double speed = fix.speedKmh();
        long key = strictest == null ? 0 : strictest.id();
        double threshold = allowed + toleranceKmh - (conditions.isHeld(key) ? deadbandKmh : 0);
        if (speed > threshold) {
            boolean grave = graveShare > 0 && speed >= allowed * (1 + graveShare);
            conditions.hold(
                    key,
                    "overspeed",
                    Math.min(4, envelope.severity() + (grave ? 1 : 0)),
                    speed,
                    allowed,
                    "km/h",
                    strictest == null ? Map.of() : strictest.attributes());
        }
    }

    private double ownLimit(Scene scene) {
        AssetProfile profile = scene.profile();
        Double byKind = limitByKindKmh.get(profile.kind());
        double allowed = byKind == null ? limitKmh : byKind;
        if (profile.speedLimitKmh() > 0) {
            allowed = Math.min(allowed, profile.speedLimitKmh());
        }
        for (DailyLimit daily : dailyLimits) {
            if (daily.window().contains(scene.minuteOfDay())
                    && (daily.vehicleKind().isEmpty() || daily.vehicleKind().equals(profile.kind()))) {
                allowed = Math.min(allowed, daily.limitKmh());
            }
        }
        return allowed;
    }

    @Override
    public boolean endsUnheldOnFix() {
        return true;
    }

    /**
     * A limit at a time of day.
     *
     * @param window when
     * @param vehicleKind for whom; empty: for all
     * @param limitKmh in km/h
     */
    public record DailyLimit(DailyWindow window, String vehicleKind, double limitKmh) {}
}
