package io.bihuan.server.check;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * How often something is to be done, written as a recurrence rule of RFC 5545, section 3.3.10, of which it knows
 * {@code FREQ} (MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY), {@code INTERVAL}, {@code BYDAY}, {@code BYMONTHDAY} (-1 is the
 * month's last day), {@code BYHOUR} and {@code BYMINUTE}: {@code FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=9}.
 *
 * <p>Two differences from the RFC: a day that a month lacks means its last day, because a round due on the 31st is due in
 * February too; and without {@code BYHOUR} days, weeks and months begin at 08:00.
 */
record Rhythm(
        Frequency frequency,
        int interval,
        Set<DayOfWeek> days,
        List<Integer> monthDays,
        List<Integer> hours,
        List<Integer> minutes) {

    /** What the interval counts. */
    enum Frequency {
        MINUTELY,
        HOURLY,
        DAILY,
        WEEKLY,
        MONTHLY
    }

    /** What happens to a round that falls on a day off. */
    enum OffDays {
        /** it takes place */
        KEEP,
        /** it does not take place */
        SKIP,
        /** it takes place on the next working day */
        NEXT
    }

    /** The most rounds given at once, against rules that never end. */
    static final int MOST = 5000;

    private static final int MORNING = 8;
    private static final List<String> DAY_NAMES = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    Rhythm {
        days = Set.copyOf(days);
        monthDays = List.copyOf(monthDays);
        hours = List.copyOf(hours);
        minutes = List.copyOf(minutes);
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException with the rest of a sentence that tells what is wrong
     */
    static Rhythm parse(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.strip().toUpperCase(Locale.ROOT).split(";")) {
            String[] pair = part.split("=", 2);
            if (pair.length != 2 || parts.put(pair[0].strip(), pair[1].strip()) != null) {
                throw new IllegalArgumentException("must be like FREQ=DAILY;INTERVAL=1;BYHOUR=9");
            }
        }
        String frequency = parts.getOrDefault("FREQ", "");
        if (List.of(Frequency.values()).stream().noneMatch(known -> known.name().equals(frequency))) {
            throw new IllegalArgumentException("must name FREQ as MINUTELY, HOURLY, DAILY, WEEKLY or MONTHLY");
        }
        for (String key : parts.keySet()) {
            if (!Set.of("FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYHOUR", "BYMINUTE")
                    .contains(key)) {
                throw new IllegalArgumentException("knows no " + key);
            }
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String day : list(parts.get("BYDAY"))) {
            int index = DAY_NAMES.indexOf(day);
            if (index < 0) {
                throw new IllegalArgumentException("must list BYDAY of MO, TU, WE, TH, FR, SA, SU");
            }
            days.add(DayOfWeek.of(index + 1));
        }
        List<Integer> interval = numbers(parts, "INTERVAL", 1, 1000);
        return new Rhythm(
                Frequency.valueOf(frequency),
                interval.isEmpty() ? 1 : interval.getFirst(),
                days,
                numbers(parts, "BYMONTHDAY", -1, 31),
                numbers(parts, "BYHOUR", 0, 23),
                numbers(parts, "BYMINUTE", 0, 59));
    }

    private static List<String> list(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    private static List<Integer> numbers(Map<String, String> parts, String key, int lowest, int highest) {
        var numbers = new ArrayList<Integer>();
        for (String text : list(parts.get(key))) {
            try {
                int number = Integer.parseInt(text.strip());
                if (number < lowest || number > highest || (lowest < 0 && number == 0)) {
                    throw new NumberFormatException(text);
                }
                numbers.add(number);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("must give " + key + " from " + lowest + " to " + highest, e);
            }
        }
        return numbers;
    }

    /**
     * The moments in a span of time.
     *
     * @param starts the day the rhythm begins; intervals count from it
     * @param after exclusive
     * @param until inclusive
     * @param working whether people work on a day
     * @return rising, without repeats, at most {@link #MOST}
     */
    List<Instant> between(
            LocalDate starts,
            Instant after,
            Instant until,
            ZoneId zone,
            Predicate<LocalDate> working,
            OffDays offDays) {
        var moments = new TreeSet<Instant>();
        boolean fine = frequency == Frequency.MINUTELY || frequency == Frequency.HOURLY;
        LocalDate first = latest(starts, after.atZone(zone).toLocalDate().minusDays(fine ? 1 : 20));
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate day = first; !day.isAfter(last) && moments.size() < MOST; day = day.plusDays(1)) {
            List<ZonedDateTime> ofDay = fine ? withinDay(starts, day, zone) : onDay(starts, day, zone);
            if (ofDay.isEmpty()) {
                continue;
            }
            LocalDate held = held(day, working, offDays);
            if (held == null) {
                continue;
            }
            for (ZonedDateTime moment : ofDay) {
                Instant instant = moment.with(held).toInstant();
                if (instant.isAfter(after) && !instant.isAfter(until)) {
                    moments.add(instant);
                }
            }
        }
        return moments.stream().limit(MOST).toList();
    }

    private static @org.jspecify.annotations.Nullable LocalDate held(
            LocalDate day, Predicate<LocalDate> working, OffDays offDays) {
        if (offDays == OffDays.KEEP || working.test(day)) {
            return day;
        }
        if (offDays == OffDays.SKIP) {
            return null;
        }
        LocalDate next = day.plusDays(1);
        while (!working.test(next) && next.isBefore(day.plusDays(60))) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static LocalDate latest(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    /** Every so many minutes or hours, counted from the midnight the rhythm began at. */
    private List<ZonedDateTime> withinDay(LocalDate starts, LocalDate day, ZoneId zone) {
        if (!days.isEmpty() && !days.contains(day.getDayOfWeek())) {
            return List.of();
        }
        long step = frequency == Frequency.HOURLY ? 60L * interval : interval;
        long passed = ChronoUnit.DAYS.between(starts, day) * 24 * 60;
        long first = (step - passed % step) % step;
        var moments = new ArrayList<ZonedDateTime>();
        for (long minute = first; minute < 24 * 60; minute += step) {
            LocalTime time = LocalTime.MIDNIGHT.plus(Duration.ofMinutes(minute));
            if (hours.isEmpty() || hours.contains(time.getHour())) {
                moments.add(day.atTime(time).atZone(zone));
            }
        }
        return moments;
    }

    private List<ZonedDateTime> onDay(LocalDate starts, LocalDate day, ZoneId zone) {
        if (day.isBefore(starts) || !falls(starts, day)) {
            return List.of();
        }
        var moments = new ArrayList<ZonedDateTime>();
        for (int hour : hours.isEmpty() ? List.of(MORNING) : hours) {
            for (int minute : minutes.isEmpty() ? List.of(0) : minutes) {
                moments.add(day.atTime(hour, minute).atZone(zone));
            }
        }
        return moments;
    }

    private boolean falls(LocalDate starts, LocalDate day) {
        return switch (frequency) {
            case DAILY ->
                ChronoUnit.DAYS.between(starts, day) % interval == 0
                        && (days.isEmpty() || days.contains(day.getDayOfWeek()));
            case WEEKLY -> {
                LocalDate monday = starts.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                long weeks =
                        ChronoUnit.WEEKS.between(monday, day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
                yield weeks % interval == 0
                        && (days.isEmpty()
                                ? day.getDayOfWeek() == starts.getDayOfWeek()
                                : days.contains(day.getDayOfWeek()));
            }
            case MONTHLY -> {
                long months = ChronoUnit.MONTHS.between(YearMonth.from(starts), YearMonth.from(day));
                yield months % interval == 0 && isMonthDay(starts, day);
            }
            default -> false;
        };
    }

    private boolean isMonthDay(LocalDate starts, LocalDate day) {
        int length = day.lengthOfMonth();
        List<Integer> wanted = monthDays.isEmpty() ? List.of(starts.getDayOfMonth()) : monthDays;
        return wanted.stream()
                .anyMatch(number -> (number < 0 ? length : Math.min(number, length)) == day.getDayOfMonth());
    }
}
