package io.bihuan.engine.detector;

/**
 * A time of day, by the program's offset from UTC. A window whose end is not after its start runs over midnight.
 *
 * @param fromMinute first minute of the day that belongs to it, 0 … 1439
 * @param toMinute first minute that no longer does, 0 … 1440
 */
public record DailyWindow(int fromMinute, int toMinute) {
    private static final int MINUTES = 1440;

    public DailyWindow {
        if (fromMinute < 0 || fromMinute >= MINUTES || toMinute < 0 || toMinute > MINUTES) {
            throw new IllegalArgumentException(
                    "A daily window lies within minutes 0 to 1440, got " + fromMinute + " to " + toMinute);
        }
    }

    /** Whether a minute of the day lies in the window. */
    public boolean contains(int minuteOfDay) {
        return fromMinute < toMinute
                ? minuteOfDay >= fromMinute && minuteOfDay < toMinute
                : minuteOfDay >= fromMinute || minuteOfDay < toMinute;
    }
}
