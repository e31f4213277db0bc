package io.bihuan.server.calendar;

import io.bihuan.server.calendar.DueTime.Interval;
import io.bihuan.server.calendar.DueTime.Why;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    private final WorkingCalendar calendar;

    public WorkingTime(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * When a limit that began to run at {@code start} is due.
     *
     * @param pauses in any order, overlapping or not; at most one without end counts
     */
    public DueTime due(Instant start, TimeLimit limit, List<Pause> pauses) {
        var walk = new Walk(limit.counted(calendar.workingDay()), merged(pauses));
        if (limit.amount() == 0) {
            return new DueTime(start, limit, List.of(), Set.of());
        }
        LocalDate day = start.atZone(calendar.zone()).toLocalDate();
        for (int i = 0; i < MOST_DAYS && !walk.finished(); i++, day = day.plusDays(1)) {
            for (Interval stretch : stretches(day, limit.unit().working())) {
                if (stretch.to().isAfter(start) && !walk.finished()) {
                    walk.pass(stretch.from().isBefore(start) ? from(stretch, start) : stretch);
                }
            }
        }
        if (!walk.finished()) {
            throw new IllegalStateException("The calendar '" + calendar.key() + "' has no working time for " + limit);
        }
        return new DueTime(walk.due, limit, walk.explained, limit.unit().working() ? walk.unofficial : Set.of());
    }

    /** The working time between two moments, less the pauses; zero when {@code to} is not after {@code from}. */
    public Duration between(Instant from, Instant to, List<Pause> pauses) {
        if (!to.isAfter(from)) {
            return Duration.ZERO;
        }
        var walk = new Walk(Duration.ofDays(MOST_DAYS), merged(pauses));
        LocalDate last = to.atZone(calendar.zone()).toLocalDate();
        LocalDate day = from.atZone(calendar.zone()).toLocalDate();
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            for (Interval stretch : stretches(day, true)) {
                Instant begin = stretch.from().isBefore(from) ? from : stretch.from();
                Instant end = stretch.to().isAfter(to) ? to : stretch.to();
                if (begin.isBefore(end) && !walk.finished()) {
                    walk.pass(new Interval(begin, end, stretch.counted(), stretch.why(), stretch.name(), day));
                }
            }
        }
        return walk.counted;
    }

    private static Interval from(Interval stretch, Instant start) {
        return new Interval(start, stretch.to(), stretch.counted(), stretch.why(), stretch.name(), stretch.firstDay());
    }

    /** The whole of one day in order, without gaps. */
    private List<Interval> stretches(LocalDate day, boolean working) {
        Instant midnight = day.atStartOfDay(calendar.zone()).toInstant();
        Instant next = day.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        if (!working) {
            return List.of(new Interval(midnight, next, true, Why.CONTINUOUS, null, day));
        }
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
        return stretches;
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
        private final List<Interval> explained = new ArrayList<>();
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
            explain(new Interval(reached, end, false, Why.PAUSED, null, stretch.firstDay()));
            return end;
        }

        private Interval part(Interval stretch, Instant from, Instant to) {
            return new Interval(from, to, stretch.counted(), stretch.why(), stretch.name(), stretch.firstDay());
        }

        private void count(Interval part) {
            int year = part.firstDay().getYear();
            if (!calendar.officialYears().contains(year)) {
                unofficial.add(year);
            }
            if (!part.counted()) {
                explain(part);
                return;
            }
            Duration missing = limit.minus(counted);
            Duration length = Duration.between(part.from(), part.to());
            if (length.compareTo(missing) < 0) {
                counted = counted.plus(length);
                explain(part);
                return;
            }
            counted = limit;
            due = part.from().plus(missing);
            stopped = true;
            explain(part(part, part.from(), due));
        }

        /** Adds to the explanation, joined with the stretch before where the reason is the same. */
        private void explain(Interval part) {
            if (!explained.isEmpty()) {
                Interval last = explained.getLast();
                if (last.why() == part.why()
                        && last.to().equals(part.from())
                        && java.util.Objects.equals(last.name(), part.name())) {
                    explained.set(
                            explained.size() - 1,
                            new Interval(
                                    last.from(), part.to(), last.counted(), last.why(), last.name(), last.firstDay()));
                    return;
                }
            }
            explained.add(part);
        }
    }
}
