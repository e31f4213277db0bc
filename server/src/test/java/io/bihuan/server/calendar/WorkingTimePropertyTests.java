package io.bihuan.server.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Truths about every limit, tried on many drawn at random from a fixed seed: a failure names its draw. */
class WorkingTimePropertyTests {

    private static final int DRAWS = 400;

    private final WorkingTime time = Calendars.load(Path.of("no-own-calendars"), WorkingTimeTests.BEIJING)
            .time(Calendars.DEFAULT);

    record Draw(Instant start, TimeLimit limit, List<Pause> pauses) {}

    static Stream<Draw> draws() {
        var random = new Random(20261122);
        return Stream.generate(() -> draw(random)).limit(DRAWS);
    }

    private static Draw draw(Random random) {
        Instant start = WorkingTimeTests.at("2025-01-01 00:00").plus(Duration.ofMinutes(random.nextInt(700 * 24 * 60)));
        var units = TimeLimit.Unit.values();
        var limit = new TimeLimit(1 + random.nextInt(12), units[random.nextInt(units.length)]);
        var pauses = new ArrayList<Pause>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Instant from = start.plus(Duration.ofMinutes(random.nextInt(14 * 24 * 60) - 300));
            pauses.add(new Pause(from, from.plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)))));
        }
        return new Draw(start, limit, pauses);
    }

    private Instant due(Draw draw, List<Pause> pauses) {
        return Objects.requireNonNull(
                time.due(draw.start(), draw.limit(), pauses).dueAt());
    }

    @ParameterizedTest
    @MethodSource("draws")
    void aPauseNeverShortens(Draw draw) {
        assertThat(due(draw, draw.pauses())).isAfterOrEqualTo(due(draw, List.of()));
    }

    @ParameterizedTest
    @MethodSource("draws")
    void splittingAPauseChangesNothing(Draw draw) {
        var split = new ArrayList<Pause>();
        for (Pause pause : draw.pauses()) {
            Instant to = Objects.requireNonNull(pause.to());
            Instant middle =
                    pause.from().plus(Duration.between(pause.from(), to).dividedBy(3));
            split.add(new Pause(pause.from(), middle));
            split.add(new Pause(middle, to));
        }
        Collections.reverse(split);
        assertThat(due(draw, split)).isEqualTo(due(draw, draw.pauses()));
    }

    @ParameterizedTest
    @MethodSource("draws")
    void theExplanationIsWithoutGapsAndAddsUpToTheLimit(Draw draw) {
        var due = time.due(draw.start(), draw.limit(), draw.pauses());
        Instant reached = draw.start();
        Duration counted = Duration.ZERO;
        for (var interval : due.intervals()) {
            assertThat(interval.from()).isEqualTo(reached);
            assertThat(interval.to()).isAfter(interval.from());
            reached = interval.to();
            counted =
                    counted.plus(interval.counted() ? Duration.between(interval.from(), interval.to()) : Duration.ZERO);
        }
        assertThat(reached).isEqualTo(due.dueAt());
        assertThat(counted).isEqualTo(draw.limit().counted(Duration.ofMinutes(450)));
    }

    @ParameterizedTest
    @MethodSource("draws")
    void theDueTimeIsTheFirstMomentTheLimitIsReached(Draw draw) {
        if (draw.limit().unit().working()) {
            Instant due = due(draw, draw.pauses());
            Duration limit = draw.limit().counted(Duration.ofMinutes(450));
            assertThat(time.between(draw.start(), due, draw.pauses())).isEqualTo(limit);
            assertThat(time.between(draw.start(), due.minusSeconds(1), draw.pauses()))
                    .isLessThan(limit);
        }
    }

    @ParameterizedTest
    @MethodSource("draws")
    void beginningLaterIsNeverDueEarlier(Draw draw) {
        var later = new Draw(draw.start().plusSeconds(5400), draw.limit(), draw.pauses());
        assertThat(due(later, later.pauses())).isAfterOrEqualTo(due(draw, draw.pauses()));
    }

    /** Counts minute by minute, which is slow and plainly right. */
    @ParameterizedTest
    @MethodSource("draws")
    void aCountMinuteByMinuteComesToTheSameDueTime(Draw draw) {
        var calendar = time.calendar();
        long missing = draw.limit().counted(calendar.workingDay()).toMinutes();
        Instant minute = draw.start();
        while (missing > 0) {
            Instant now = minute;
            boolean paused = draw.pauses().stream()
                    .anyMatch(pause -> !pause.from().isAfter(now) && now.isBefore(Objects.requireNonNull(pause.to())));
            if (!paused && (!draw.limit().unit().working() || isOfficeHour(calendar, now))) {
                missing--;
            }
            minute = minute.plusSeconds(60);
        }
        assertThat(due(draw, draw.pauses())).isEqualTo(minute);
    }

    private static boolean isOfficeHour(WorkingCalendar calendar, Instant minute) {
        var local = minute.atZone(calendar.zone());
        return calendar.isWorkingDay(local.toLocalDate())
                && calendar.officeHours().stream()
                        .anyMatch(hours -> !local.toLocalTime().isBefore(hours.from())
                                && local.toLocalTime().isBefore(hours.to()));
    }

    @ParameterizedTest
    @MethodSource("draws")
    void limitsOneAfterTheOtherAreTheirSumWhereTheUnitIsTheSame(Draw draw) {
        var half = new TimeLimit(draw.limit().amount() / 2, draw.limit().unit());
        var rest = new TimeLimit(
                draw.limit().amount() - half.amount(), draw.limit().unit());
        var parts = time.due(draw.start(), List.of(half, rest), draw.pauses());
        assertThat(parts.dueAt()).isEqualTo(due(draw, draw.pauses()));
        assertThat(parts.intervals())
                .isEqualTo(time.due(draw.start(), draw.limit(), draw.pauses()).intervals());
    }

    @ParameterizedTest
    @MethodSource("draws")
    void fromTheMomentBeforeTheDueTimeExactlyThatMuchIsLeft(Draw draw) {
        Instant before = time.before(draw.start(), draw.limit());
        Instant due = time.due(before, draw.limit(), List.of()).dueAt();
        assertThat(due).isBeforeOrEqualTo(draw.start());
        if (draw.limit().unit().working()) {
            assertThat(time.between(Objects.requireNonNull(due), draw.start(), List.of()))
                    .isEqualTo(Duration.ZERO);
        }
    }
}
