package io.bihuan.server.casenotice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ICalendarTests {

    private static String calendar(String summary) {
        return new ICalendar("期限")
                .add(new ICalendar.Entry(
                        "case-1-due@bihuan",
                        Instant.parse("2026-11-22T01:00:00Z"),
                        Instant.parse("2026-11-24T09:30:00Z"),
                        summary,
                        "一行\n又一行",
                        "https://city.example.cn/cases/1",
                        1))
                .write();
    }

    @Test
    void foldsLinesAt75OctetsBetweenCharacters() {
        String long1 = "危险化学品运输车辆超速行驶并偏离路线需要立即处置的重大隐患案卷一二三四五六七八九十";
        String text = calendar(long1);

        for (String line : text.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).as(line).hasSizeLessThanOrEqualTo(75);
        }
        assertThat(text.replace("\r\n ", "")).contains("SUMMARY:" + long1);
    }

    @Test
    void endsEveryLineWithCarriageReturnAndLineFeed() {
        assertThat(calendar("x").replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    }

    @Test
    void writesTimesInUtc() {
        assertThat(calendar("x")).contains("DTSTART:20261124T093000Z\r\n").contains("DTSTAMP:20261122T010000Z\r\n");
    }

    @Test
    void escapesWhatWouldEndAValue() {
        assertThat(calendar("a;b,c\\d")).contains("SUMMARY:a\\;b\\,c\\\\d\r\n").contains("DESCRIPTION:一行\\n又一行\r\n");
    }

    @Test
    void letsNobodyAddLines() {
        assertThat(calendar("x\r\nATTENDEE:mailto:a@b.cn")).doesNotContain("\r\nATTENDEE");
    }
}
