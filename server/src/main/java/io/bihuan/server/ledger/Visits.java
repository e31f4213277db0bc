package io.bihuan.server.ledger;

import io.bihuan.server.calendar.DueTime;
import io.bihuan.server.calendar.DueTime.Interval;
import io.bihuan.server.calendar.DueTime.Why;
import io.bihuan.server.calendar.Pause;
import io.bihuan.server.ledger.history.CaseState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The times a case stood in a stage whose limit counts them together. Between them the limit stands still, as in a pause.
 */
final class Visits {

    private Visits() {}

    /** The earlier visits to a stage, in order. */
    static List<Pause> of(CaseState state, String stage) {
        if (!(state.map("visits").get(stage) instanceof String written)) {
            return List.of();
        }
        return Arrays.stream(written.split(",", -1))
                .map(visit -> visit.split("/", -1))
                .map(ends -> new Pause(Instant.parse(ends[0]), Instant.parse(ends[1])))
                .toList();
    }

    /** The stretches between the visits and up to the present one. */
    static List<Pause> between(List<Pause> visits, Instant since) {
        var gaps = new ArrayList<Pause>();
        for (int i = 0; i < visits.size(); i++) {
            Instant left = Objects.requireNonNull(visits.get(i).to());
            gaps.add(new Pause(left, i + 1 < visits.size() ? visits.get(i + 1).from() : since));
        }
        return gaps;
    }

    /** The explanation with the stretches between visits called what they are. */
    static DueTime named(DueTime due, List<Pause> gaps) {
        if (gaps.isEmpty()) {
            return due;
        }
        List<Interval> intervals = due.intervals().stream()
                .map(interval -> interval.why() == Why.PAUSED && gaps.stream().anyMatch(gap -> isWithin(interval, gap))
                        ? new Interval(interval.from(), interval.to(), false, Why.ELSEWHERE, null, interval.firstDay())
                        : interval)
                .toList();
        return new DueTime(due.dueAt(), due.parts(), intervals, due.unofficialYears());
    }

    private static boolean isWithin(Interval interval, Pause gap) {
        return !interval.from().isBefore(gap.from()) && !interval.to().isAfter(Objects.requireNonNull(gap.to()));
    }
}
