package io.bihuan.server.calendar;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long something may take, written as a number and a unit.
 *
 * <table>
 * <caption>Written forms</caption>
 * <tr><td>{@code 30m}, {@code 2h}, {@code 3d}</td><td>continuous: minutes, hours, days of 24 hours</td></tr>
 * <tr><td>{@code 30wm}, {@code 4wh}</td><td>working minutes and hours: only office hours count</td></tr>
 * <tr><td>{@code 5wd}</td><td>working days: as many times the office time of one day</td></tr>
 * <tr><td>{@code 15wd@planting}</td><td>of which only days inside a season count</td></tr>
 * </table>
 *
 * @param amount 0 … 10,000
 * @param season key of the season whose days alone count, null when every day may
 */
public record TimeLimit(int amount, Unit unit, @Nullable String season) {

    /** The largest amount, over 27 years of days. */
    public static final int MOST = 10_000;

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,5})\\s*(m|h|d|wm|wh|wd)(?:@([a-z][a-z0-9-]{0,39}))?");

    /** What the amount counts. */
    public enum Unit {
        MINUTES("m", false),
        HOURS("h", false),
        DAYS("d", false),
        WORKING_MINUTES("wm", true),
        WORKING_HOURS("wh", true),
        WORKING_DAYS("wd", true);

        private final String written;
        private final boolean working;

        Unit(String written, boolean working) {
            this.written = written;
            this.working = working;
        }

        /** Whether only office hours count. */
        public boolean working() {
            return working;
        }
    }

    public TimeLimit {
        if (amount < 0 || amount > MOST) {
            throw new IllegalArgumentException("must have an amount from 0 to " + MOST);
        }
    }

    /** A limit that any day may count towards. */
    public TimeLimit(int amount, Unit unit) {
        this(amount, unit, null);
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException with the rest of a sentence that tells what is wrong
     */
    public static TimeLimit parse(String text) {
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "must be a number and one of m, h, d (continuous) or wm, wh, wd (working time), for example 2h or 5wd");
        }
        for (var unit : Unit.values()) {
            if (unit.written.equals(matcher.group(2))) {
                return new TimeLimit(Integer.parseInt(matcher.group(1)), unit, matcher.group(3));
            }
        }
        throw new IllegalStateException(text);
    }

    /** How much counted time the limit is, where a working day has the given office time. */
    Duration counted(Duration workingDay) {
        return switch (unit) {
            case MINUTES, WORKING_MINUTES -> Duration.ofMinutes(amount);
            case HOURS, WORKING_HOURS -> Duration.ofHours(amount);
            case DAYS -> Duration.ofDays(amount);
            case WORKING_DAYS -> workingDay.multipliedBy(amount);
        };
    }

    /** The written form. */
    @Override
    public String toString() {
        return amount + unit.written + (season == null ? "" : "@" + season);
    }
}
