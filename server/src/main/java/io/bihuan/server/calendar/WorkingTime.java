package io.bihuan.server.calendar;

import io.bihuan.server.calendar.DueTime.Interval;
import io.bihuan.server.calendar.DueTime.Part;
import io.bihuan.server.calendar.DueTime.Why;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts time against a limit.
 *
 * <p>Time is walked in stretches, each with its reason, from the start on. A pause cuts its part out of them, so it gives
 * back exactly what would have counted: an overnight pause gives back no working time. The limit is due at the first
 * moment the counted time reaches it: five working days begun on Monday at opening are due on Friday at closing, not the
 * Monday after at opening.
 */
public final class WorkingTime {

    /** Where the walk gives up: no limit reaches this far, so a calendar without working days has been met. */
    private static final int MOST_DAYS = 366 * 100;

    /** The days remembered: those of fifty years, more than anybody counts. */
    private static final int MOST_REMEMBERED = 366 * 50;

    private static final TimeLimit ALL_WORKING_TIME = new TimeLimit(0, TimeLimit.Unit.WORKING_DAYS);

    private final WorkingCalendar calendar;
    private final Map<String, Season> seasons;
    private final Map<LocalDate, List<Interval>> laidOut = new ConcurrentHashMap<>();

    WorkingTime(WorkingCalendar calendar, Map<String, Season> seasons) {
        this.calendar = calendar;
        this.seasons = seasons;
    }

    /** The calendar that counts. */
    public WorkingCalendar calendar() {
        return calendar;
    }

    /**
     * When several limits that follow each other are due: each begins where the one before was reached. So an extension
     * begins at the due time it extends, whenever it was granted.
     *
     * @param pauses in any order, overlapping or not; at most one without end counts
     */
    public DueTime due(Instant start, List<TimeLimit> limits, List<Pause> pauses) {
        var parts = new ArrayList<Part>();
        var explained = new Explanation();
        var unofficial = new TreeSet<Integer>();
        Instant reached = start;
        for (TimeLimit limit : limits) {
            DueTime one = due(reached, limit, pauses);
            parts.addAll(one.parts());
            one.intervals().forEach(explained::add);
            unofficial.addAll(one.unofficialYears());
            if (one.dueAt() == null) {
                return new DueTime(null, parts, explained.intervals, unofficial);
            }
            reached = one.dueAt();
        }
        return new DueTime(reached, parts, explained.intervals, unofficial);
    }

    /**
     * The latest moment from which so much counted time is left until {@code due}: four working days before a Friday's
     * close is Tuesday's opening.
     */
    public Instant before(Instant due, TimeLimit limit) {
        if (runsDayAndNight(limit)) {
            return due.minus(limit.counted(calendar.workingDay()));
        }
        Duration missing = limit.counted(calendar.workingDay());
        LocalDate day = localDate(due);
        Instant reached = due;
        for (int i = 0; i < MOST_DAYS && missing.isPositive(); i++, day = day.minusDays(1)) {
            List<Interval> stretches = stretches(day, limit);
            for (int j = stretches.size() - 1; j >= 0 && missing.isPositive(); j--) {
                Interval stretch = stretches.get(j);
                if (!stretch.counted() || !stretch.from().isBefore(due)) {
                    continue;
                }
                Instant end = stretch.to().isAfter(due) ? due : stretch.to();
                Duration length = Duration.between(stretch.from(), end);
                Duration taken = length.compareTo(missing) < 0 ? length : missing;
                reached = end.minus(taken);
                missing = missing.minus(taken);
            }
        }
        return reached;
    }

    /**
     * When a limit that began to run at {@code start} is due.
     *
     * @param pauses in any order, overlapping or not; at most one without end counts
     */
    public DueTime due(Instant start, TimeLimit limit, List<Pause> pauses) {
        var walk = new Walk(limit.counted(calendar.workingDay()), merged(pauses));
        if (limit.amount() == 0) {
            return new DueTime(start, List.of(new Part(limit, start, start)), List.of(), Set.of());
        }
        if (runsDayAndNight(limit)) {
            walk.pass(new Interval(
                    start, start.plus(MOST_DAYS, ChronoUnit.DAYS), true, Why.CONTINUOUS, null, localDate(start)));
        } else {
            walkDays(walk, start, limit);
        }
        if (!walk.finished()) {
            throw new IllegalStateException("The calendar '" + calendar.key() + "' has no working time for " + limit);
        }
        return new DueTime(
                walk.due,
                List.of(new Part(limit, start, walk.due)),
                walk.explained.intervals,
                limit.unit().working() ? walk.unofficial : Set.of());
    }

    private void walkDays(Walk walk, Instant start, TimeLimit limit) {
        LocalDate day = localDate(start);
        for (int i = 0; i < MOST_DAYS && !walk.finished(); i++, day = day.plusDays(1)) {
            for (Interval stretch : stretches(day, limit)) {
                if (stretch.to().isAfter(start) && !walk.finished()) {
                    walk.pass(stretch.from().isBefore(start) ? from(stretch, start) : stretch);
                }
            }
        }
    }

    /** The working time between two moments, less the pauses; zero when {@code to} is not after {@code from}. */
    public Duration between(Instant from, Instant to, List<Pause> pauses) {
        if (!to.isAfter(from)) {
            return Duration.ZERO;
        }
        var walk = new Walk(Duration.ofDays(MOST_DAYS), merged(pauses));
        LocalDate last = localDate(to);
        LocalDate day = localDate(from);
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            for (Interval stretch : stretches(day, ALL_WORKING_TIME)) {
                Instant begin = stretch.from().isBefore(from) ? from : stretch.from();
                Instant end = stretch.to().isAfter(to) ? to : stretch.to();
                if (begin.isBefore(end) && !walk.finished()) {
                    walk.pass(new Interval(begin, end, stretch.counted(), stretch.why(), stretch.name(), day));
                }
            }
        }
        return walk.counted;
    }

    private LocalDate localDate(Instant moment) {
        return moment.atZone(calendar.zone()).toLocalDate();
    }

    /** Whether days and nights count alike, so that nothing but a pause stops the count. */
    private static boolean runsDayAndNight(TimeLimit limit) {
        return !limit.unit().working() && limit.season() == null;
    }

    private static Interval from(Interval stretch, Instant start) {
        return new Interval(start, stretch.to(), stretch.counted(), stretch.why(), stretch.name(), stretch.firstDay());
    }

    /** The whole of one day in order, without gaps. */
    private List<Interval> stretches(LocalDate day, TimeLimit limit) {
        if (limit.season() != null) {
            Season season = season(limit.season());
            if (!season.contains(day)) {
                return List.of(new Interval(
                        midnight(day), midnight(day.plusDays(1)), false, Why.OUT_OF_SEASON, season.name(), day));
            }
        }
        if (!limit.unit().working()) {
            return List.of(new Interval(midnight(day), midnight(day.plusDays(1)), true, Why.CONTINUOUS, null, day));
        }
        List<Interval> known = laidOut.get(day);
        if (known == null) {
            known = byTheCalendar(day, midnight(day), midnight(day.plusDays(1)));
            if (laidOut.size() < MOST_REMEMBERED) {
                laidOut.put(day, known);
            }
        }
        return known;
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(calendar.zone()).toInstant();
    }

    private List<Interval> byTheCalendar(LocalDate day, Instant midnight, Instant next) {
        Optional<Why> off = calendar.dayOff(day);
        if (off.isPresent()) {
            return List.of(new Interval(
                    midnight, next, false, off.get(), calendar.holidays().get(day), day));
        }
        @Nullable String makeUpFor = calendar.makeUpDays().get(day);
        Why why = makeUpFor == null ? Why.OFFICE_HOURS : Why.MAKE_UP_DAY;
        var stretches = new ArrayList<Interval>();
        Instant reached = midnight;
        for (var hours : calendar.officeHours()) {
            Instant open = day.atTime(hours.from()).atZone(calendar.zone()).toInstant();
            Instant close = day.atTime(hours.to()).atZone(calendar.zone()).toInstant();
            if (open.isAfter(reached)) {
                stretches.add(new Interval(reached, open, false, Why.OUTSIDE_OFFICE_HOURS, null, day));
            }
            stretches.add(new Interval(open, close, true, why, makeUpFor, day));
            reached = close;
        }
        if (next.isAfter(reached)) {
            stretches.add(new Interval(reached, next, false, Why.OUTSIDE_OFFICE_HOURS, null, day));
        }
        return List.copyOf(stretches);
    }

    private Season season(String key) {
        Season season = seasons.get(key);
        if (season == null) {
            throw new IllegalArgumentException("There is no season '" + key + "'; known: " + seasons.keySet());
        }
        return season;
    }

    private static List<Pause> merged(List<Pause> pauses) {
        var merged = new ArrayList<Pause>();
        for (Pause pause :
                pauses.stream().sorted(Comparator.comparing(Pause::from)).toList()) {
            @Nullable Pause before = merged.isEmpty() ? null : merged.getLast();
            if (before == null || (before.to() != null && before.to().isBefore(pause.from()))) {
                merged.add(pause);
            } else if (before.to() != null && (pause.to() == null || pause.to().isAfter(before.to()))) {
                merged.set(merged.size() - 1, new Pause(before.from(), pause.to()));
            }
        }
        return merged;
    }

    /** The state of one count. */
    private final class Walk {

        private final Duration limit;
        private final List<Pause> pauses;
        private final Explanation explained = new Explanation();
        private final Set<Integer> unofficial = new TreeSet<>();
        private Duration counted = Duration.ZERO;
        private @Nullable Instant due;
        private boolean stopped;

        Walk(Duration limit, List<Pause> pauses) {
            this.limit = limit;
            this.pauses = pauses;
        }

        boolean finished() {
            return stopped;
        }

        /** Takes one stretch of time, cut by the pauses. */
        void pass(Interval stretch) {
            Instant reached = stretch.from();
            for (Pause pause : pauses) {
                if (stopped || !reached.isBefore(stretch.to())) {
                    return;
                }
                if ((pause.to() != null && !pause.to().isAfter(reached))
                        || !pause.from().isBefore(stretch.to())) {
                    continue;
                }
                if (pause.from().isAfter(reached)) {
                    count(part(stretch, reached, pause.from()));
                    reached = pause.from();
                }
                if (!stopped) {
                    reached = rest(stretch, reached, pause.to());
                }
            }
            if (!stopped && reached.isBefore(stretch.to())) {
                count(part(stretch, reached, stretch.to()));
            }
        }

        private Instant rest(Interval stretch, Instant reached, @Nullable Instant until) {
            if (until == null) {
                stopped = true;
                return stretch.to();
            }
            Instant end = until.isBefore(stretch.to()) ? until : stretch.to();
            explained.add(new Interval(reached, end, false, Why.PAUSED, null, day(stretch, reached)));
            return end;
        }

        private Interval part(Interval stretch, Instant from, Instant to) {
            return new Interval(from, to, stretch.counted(), stretch.why(), stretch.name(), day(stretch, from));
        }

        private LocalDate day(Interval stretch, Instant from) {
            return from.equals(stretch.from()) ? stretch.firstDay() : localDate(from);
        }

        private void count(Interval part) {
            int year = part.firstDay().getYear();
            if (calendar.observesHolidays() && !calendar.officialYears().contains(year)) {
                unofficial.add(year);
            }
            if (!part.counted()) {
                explained.add(part);
                return;
            }
            Duration missing = limit.minus(counted);
            Duration length = Duration.between(part.from(), part.to());
            if (length.compareTo(missing) < 0) {
                counted = counted.plus(length);
                explained.add(part);
                return;
            }
            counted = limit;
            due = part.from().plus(missing);
            stopped = true;
            explained.add(part(part, part.from(), due));
        }
    }

    /** Stretches in order, joined with the one before where the reason is the same. */
    private static final class Explanation {

        private final List<Interval> intervals = new ArrayList<>();

        void add(Interval part) {
            Interval last = intervals.isEmpty() ? part : intervals.getLast();
            if (last.why() == part.why() && last.to().equals(part.from()) && Objects.equals(last.name(), part.name())) {
                intervals.removeLast();
                intervals.add(
                        new Interval(last.from(), part.to(), last.counted(), last.why(), last.name(), last.firstDay()));
            } else {
                intervals.add(part);
            }
        }
    }
}
