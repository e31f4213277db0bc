package io.bihuan.server.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/**
 * A part of every year in which some things can be done, such as the planting season.
 *
 * @param periods which days, each period from its first to its last day; one that ends before it begins runs over New Year
 */
public record Season(String key, String name, String nameEn, List<Period> periods) {

    public Season {
        periods = List.copyOf(periods);
    }

    /** A period of days that returns every year; 29 February counts in leap years only. */
    public record Period(MonthDay from, MonthDay to) {

        boolean contains(MonthDay day) {
            boolean begun = !day.isBefore(from);
            boolean notOver = !day.isAfter(to);
            return from.isAfter(to) ? begun || notOver : begun && notOver;
        }
    }

    /** Whether a day belongs to the season. */
    public boolean contains(LocalDate day) {
        MonthDay inYear = MonthDay.from(day);
        return periods.stream().anyMatch(period -> period.contains(inYear));
    }
}
