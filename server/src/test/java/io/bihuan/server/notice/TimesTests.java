package io.bihuan.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.notice.channel.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTests {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private static Instant at(String text) {
        return LocalDateTime.parse(text).atZone(BEIJING).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "22:00,07:00,2026-11-22T21:59:59,2026-11-22T21:59:59",
        "22:00,07:00,2026-11-22T22:00:00,2026-11-23T07:00:00",
        "22:00,07:00,2026-11-23T00:30:00,2026-11-23T07:00:00",
        "22:00,07:00,2026-11-23T07:00:00,2026-11-23T07:00:00",
        "12:00,13:30,2026-11-23T12:10:00,2026-11-23T13:30:00",
        "12:00,13:30,2026-11-23T13:30:00,2026-11-23T13:30:00",
        "22:00,07:00,2026-12-31T23:00:00,2027-01-01T07:00:00"
    })
    void waitsForTheEndOfQuietHours(String from, String to, String moment, String due) {
        var quiet = new QuietHours(LocalTime.parse(from), LocalTime.parse(to));

        assertThat(quiet.after(at(moment), BEIJING)).isEqualTo(at(due));
    }

    @Test
    void hasNoQuietHoursWithoutBothTimes() {
        assertThat(QuietHours.of(LocalTime.NOON, null)).isNull();
        assertThat(QuietHours.of(LocalTime.NOON, LocalTime.NOON)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "NOW,2026-11-22T10:20:00,2026-11-22T10:20:00",
        "HOURLY,2026-11-22T10:20:00,2026-11-22T11:00:00",
        "HOURLY,2026-11-22T23:59:59,2026-11-23T00:00:00",
        "DAILY,2026-11-22T07:59:00,2026-11-22T08:00:00",
        "DAILY,2026-11-22T08:00:00,2026-11-23T08:00:00"
    })
    void collectsForTheHourOrTheDay(Pace pace, String moment, String due) {
        assertThat(pace.due(at(moment), LocalTime.of(8, 0), BEIJING)).isEqualTo(at(due));
    }

    private static Delivery attempt(int number) {
        var notice = new NoticeRow(
                1, "test", Audience.person(1), "题", "title", "", "", null, false, at("2026-11-22T10:00:00"));
        return new Delivery(1, notice, 1, 1L, Pace.NOW, number, notice.at());
    }

    @Test
    void triesAgainAfterEverLongerPausesAndGivesUp() {
        Instant now = at("2026-11-22T10:00:00");
        Outcome busy = Outcome.tryAgain("answer-busy", "HTTP 503");

        assertThat(DeliveryWorker.retryAt(attempt(1), busy, now)).isEqualTo(now.plus(Duration.ofSeconds(30)));
        assertThat(DeliveryWorker.retryAt(attempt(4), busy, now)).isEqualTo(now.plus(Duration.ofMinutes(30)));
        assertThat(DeliveryWorker.retryAt(attempt(7), busy, now)).isEqualTo(now.plus(Duration.ofHours(12)));
        assertThat(DeliveryWorker.retryAt(attempt(8), busy, now)).isNull();
    }

    @Test
    void doesNotTryAgainWhatWasRefused() {
        Instant now = at("2026-11-22T10:00:00");

        assertThat(DeliveryWorker.retryAt(attempt(1), Outcome.refused("mail-refused", "550"), now))
                .isNull();
    }
}
