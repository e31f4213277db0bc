package io.bihuan.server.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which hours of which days are working time for somebody.
 *
 * @param key name of the calendar
 * @param name what people call it
 * @param source where its hours come from, and how sure that is
 * @param zone where its clock hangs
 * @param weekdays ordinary working days
 * @param officeHours of each working day, in order, without overlap
 * @param holidays days off by law or swapped into a holiday, with the holiday's name
 * @param makeUpDays weekly days off on which people work, with the holiday they make up for
 * @param officialYears years whose holidays are known
 * @param observesHolidays whether holidays are days off at all; without, every listed weekday is worked
 */
public record WorkingCalendar(
        String key,
        String name,
        String source,
        ZoneId zone,
        Set<DayOfWeek> weekdays,
        List<OfficeHours> officeHours,
        Map<LocalDate, String> holidays,
        Map<LocalDate, String> makeUpDays,
        Set<Integer> officialYears,
        boolean observesHolidays) {

    /** One stretch of office hours, {@code from} before {@code to}, both on the same day. */
    public record OfficeHours(LocalTime from, LocalTime to) {

        public OfficeHours {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("must end after it begins");
            }
        }
    }

    public WorkingCalendar {
        weekdays = Set.copyOf(weekdays);
        officeHours = List.copyOf(officeHours);
        holidays = Map.copyOf(holidays);
        makeUpDays = Map.copyOf(makeUpDays);
        officialYears = Set.copyOf(officialYears);
        if (weekdays.isEmpty() || officeHours.isEmpty()) {
            throw new IllegalArgumentException("must have a working day and office hours");
        }
        for (int i = 1; i < officeHours.size(); i++) {
            if (officeHours.get(i).from().isBefore(officeHours.get(i - 1).to())) {
                throw new IllegalArgumentException("must list office hours in order and without overlap");
            }
        }
    }

    /** Whether people work on this day. */
    public boolean isWorkingDay(LocalDate day) {
        return makeUpDays.containsKey(day) || (weekdays.contains(day.getDayOfWeek()) && !holidays.containsKey(day));
    }

    /** The office time of one day. */
    public Duration workingDay() {
        return officeHours.stream()
                .map(hours -> Duration.between(hours.from(), hours.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Why people do not work on this day; empty on a working day. */
    Optional<DueTime.Why> dayOff(LocalDate day) {
        if (isWorkingDay(day)) {
            return Optional.empty();
        }
        return Optional.of(holidays.containsKey(day) ? DueTime.Why.HOLIDAY : DueTime.Why.WEEKEND);
    }
}
