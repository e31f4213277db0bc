package io.bihuan.server.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a limit runs out, and why then.
 *
 * @param dueAt the first moment at which the counted time has reached the limit; null while a pause is open
 * @param parts the limits that were counted one after the other, each with the moment at which it was reached
 * @param intervals everything from the start to the due time (or to the open pause), in order, without gaps
 * @param unofficialYears years the counting passed through whose holidays are not known: they were taken to have none
 */
public record DueTime(
        @Nullable Instant dueAt, List<Part> parts, List<Interval> intervals, Set<Integer> unofficialYears) {

    public DueTime {
        parts = List.copyOf(parts);
        intervals = List.copyOf(intervals);
        unofficialYears = Set.copyOf(unofficialYears);
    }

    /**
     * One limit of several that follow each other: the limit itself, then its extensions.
     *
     * @param from when it began to count
     * @param dueAt when it was reached; null while a pause is open
     */
    public record Part(
            TimeLimit limit, Instant from, @Nullable Instant dueAt) {}

    /**
     * One stretch of time that counted, or did not.
     *
     * @param counted whether it used up the limit
     * @param why the reason
     * @param name what the holiday is called, where that is the reason
     * @param firstDay the local date on which the stretch begins
     */
    public record Interval(
            Instant from,
            Instant to,
            boolean counted,
            Why why,
            @Nullable String name,
            LocalDate firstDay) {}

    /** Why a stretch counts or not. */
    public enum Why {
        /** The limit is continuous: every minute counts. */
        CONTINUOUS,
        /** Office hours of a working day. */
        OFFICE_HOURS,
        /** Office hours of a day off made into a working day. */
        MAKE_UP_DAY,
        /** Outside office hours of a working day. */
        OUTSIDE_OFFICE_HOURS,
        /** A weekly day off. */
        WEEKEND,
        /** A statutory holiday, or a day off swapped into one. */
        HOLIDAY,
        /** The limit was paused. */
        PAUSED,
        /** The case stood elsewhere, while the limit counts the time in one stage. */
        ELSEWHERE,
        /** A day outside the season in which alone the limit counts. */
        OUT_OF_SEASON
    }
}
