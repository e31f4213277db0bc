package io.bihuan.engine.detector;

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

    /**
     * A limit at a time of day.
     *
     * @param window when
     * @param vehicleKind for whom; empty: for all
     * @param limitKmh in km/h
     */
    public record DailyLimit(DailyWindow window, String vehicleKind, double limitKmh) {}
}
