package io.bihuan.engine.detector;

import java.util.List;
import java.util.Set;

/**
 * A piece of ground with rules.
 *
 * @param id its number, 1 … 2^48
 * @param name for people
 * @param kind what sort of place, for example {@code school}; for people and attributes only
 * @param shape its outline
 * @param rules what is watched there
 */
public record Area(long id, String name, String kind, AreaShape shape, Rules rules) {
    public Area {
        if (id < 1 || id > 1L << 48) {
            throw new IllegalArgumentException("An area's id lies between 1 and 2^48, got " + id);
        }
    }

    /**
     * What is watched in an area.
     *
     * @param speedLimitKmh the limit inside in km/h, 0 when it sets none
     * @param forbidden being inside is an alarm
     * @param reportEntry entering is an alarm
     * @param reportExit leaving is an alarm
     * @param maxStayMillis staying longer is an alarm, 0 when staying is free
     * @param vehicleKinds the kinds it applies to; empty: all
     * @param windows the times of day it applies at; empty: always
     */
    public record Rules(
            double speedLimitKmh,
            boolean forbidden,
            boolean reportEntry,
            boolean reportExit,
            long maxStayMillis,
            Set<String> vehicleKinds,
            List<DailyWindow> windows) {
        public Rules {
            vehicleKinds = Set.copyOf(vehicleKinds);
            windows = List.copyOf(windows);
        }

        /** A speed limit, always and for all. */
        public static Rules speedLimit(double kmh) {
            return new Rules(kmh, false, false, false, 0, Set.of(), List.of());
        }

        /** No entry, always and for all. */
        public static Rules noEntry() {
            return new Rules(0, true, false, false, 0, Set.of(), List.of());
        }

        boolean apply(String vehicleKind, int minuteOfDay) {
            if (!vehicleKinds.isEmpty() && !vehicleKinds.contains(vehicleKind)) {
                return false;
            }
            for (DailyWindow window : windows) {
                if (window.contains(minuteOfDay)) {
                    return true;
                }
            }
            return windows.isEmpty();
        }
    }
}
