package io.bihuan.server.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.server.check.Rhythm.OffDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RhythmTests {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private static Instant at(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T')).atZone(BEIJING).toInstant();
    }

    private static List<String> moments(
            String rhythm, String starts, String after, String until, OffDays offDays, Set<String> daysOff) {
        return Rhythm.parse(rhythm)
                .between(
                        LocalDate.parse(starts),
                        at(after),
                        at(until),
                        BEIJING,
                        day -> !daysOff.contains(day.toString()),
                        offDays)
                .stream()
                .map(moment -> moment.atZone(BEIJING).toLocalDateTime().toString())
                .toList();
    }

    private static List<String> moments(String rhythm, String starts, String after, String until) {
        return moments(rhythm, starts, after, until, OffDays.KEEP, Set.of());
    }

    @Test
    void comesEveryTwoHoursWithinTheHoursNamed() {
        assertThat(moments(
                        "FREQ=HOURLY;INTERVAL=2;BYHOUR=8,10,12", "2026-11-23", "2026-11-23 08:00", "2026-11-24 09:00"))
                .containsExactly("2026-11-23T10:00", "2026-11-23T12:00", "2026-11-24T08:00");
    }

    @Test
    void countsMinutesFromTheFirstMidnightAcrossDays() {
        assertThat(moments("FREQ=MINUTELY;INTERVAL=1000", "2026-11-23", "2026-11-22 23:59", "2026-11-25 00:00"))
                .containsExactly("2026-11-23T00:00", "2026-11-23T16:40", "2026-11-24T09:20");
    }

    @Test
    void comesEverySecondWeekOnItsDays() {
        assertThat(moments(
                        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;BYHOUR=9",
                        "2026-11-23",
                        "2026-11-22 00:00",
                        "2026-12-12 00:00"))
                .containsExactly("2026-11-23T09:00", "2026-11-26T09:00", "2026-12-07T09:00", "2026-12-10T09:00");
    }

    @Test
    void takesTheLastDayOfMonthsThatLackTheDay() {
        assertThat(moments("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-31", "2026-01-01 00:00", "2026-03-31 23:00"))
                .containsExactly("2026-01-31T08:00", "2026-02-28T08:00", "2026-03-31T08:00");
        assertThat(moments(
                        "FREQ=MONTHLY;BYMONTHDAY=-1;BYHOUR=17", "2026-01-01", "2026-02-01 00:00", "2026-02-28 23:00"))
                .containsExactly("2026-02-28T17:00");
    }

    @Test
    void leavesOutOrMovesWhatFallsOnADayOff() {
        Set<String> weekend = Set.of("2026-11-28", "2026-11-29");
        assertThat(moments("FREQ=DAILY", "2026-11-27", "2026-11-27 00:00", "2026-11-30 23:00", OffDays.SKIP, weekend))
                .containsExactly("2026-11-27T08:00", "2026-11-30T08:00");
        assertThat(moments(
                        "FREQ=MONTHLY;BYMONTHDAY=28",
                        "2026-11-01",
                        "2026-11-01 00:00",
                        "2026-12-01 00:00",
                        OffDays.NEXT,
                        weekend))
                .containsExactly("2026-11-30T08:00");
        assertThat(moments("FREQ=DAILY", "2026-11-28", "2026-11-27 00:00", "2026-11-30 23:00", OffDays.NEXT, weekend))
                .as("three rounds on one moment are one round")
                .containsExactly("2026-11-30T08:00");
    }

    @Test
    void givesEachMomentOnceWhereverTheSpanIsCut() {
        String rhythm = "FREQ=DAILY;BYHOUR=8,20";
        var whole = moments(rhythm, "2026-11-01", "2026-11-01 00:00", "2026-11-20 00:00");
        var parts = new java.util.ArrayList<>(moments(rhythm, "2026-11-01", "2026-11-01 00:00", "2026-11-09 20:00"));
        parts.addAll(moments(rhythm, "2026-11-01", "2026-11-09 20:00", "2026-11-20 00:00"));
        assertThat(parts).isEqualTo(whole).hasSize(38);
    }

    @Test
    void saysWhatIsWrongWithARule() {
        assertThatThrownBy(() -> Rhythm.parse("every day")).hasMessageContaining("FREQ=DAILY");
        assertThatThrownBy(() -> Rhythm.parse("FREQ=YEARLY")).hasMessageContaining("FREQ");
        assertThatThrownBy(() -> Rhythm.parse("FREQ=DAILY;COUNT=3")).hasMessageContaining("COUNT");
        assertThatThrownBy(() -> Rhythm.parse("FREQ=WEEKLY;BYDAY=MON")).hasMessageContaining("BYDAY");
        assertThatThrownBy(() -> Rhythm.parse("FREQ=DAILY;BYHOUR=24")).hasMessageContaining("BYHOUR");
        assertThatThrownBy(() -> Rhythm.parse("FREQ=MONTHLY;BYMONTHDAY=0")).hasMessageContaining("BYMONTHDAY");
    }
}
