package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.RecordedFrames.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTimeTests {
    @Test
    void readsBeijingTime() {
        assertThat(new DeviceTime("240229235959").at()).isEqualTo(OffsetDateTime.parse("2024-02-29T23:59:59+08:00"));
    }

    @Test
    void writesAnyMomentInBeijingTime() {
        assertThat(DeviceTime.of(OffsetDateTime.parse("2025-12-31T18:00:01.9Z")))
                .isEqualTo(new DeviceTime("260101020001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000000000000",
                "230229000000",
                "231301000000",
                "230001000000",
                "230100000000",
                "230431000000",
                "230101240000",
                "230101006000",
                "230101000060",
                "2A0101000000",
                "23010100000F"
            })
    void isNoMomentWhenADigitIsOutOfRange(String digits) {
        assertThat(new DeviceTime(digits).at()).isNull();
        assertThat(DeviceTime.epochMillis(hex(digits), 0)).isEqualTo(-1);
    }

    @Test
    void countsEveryDayOfTheCenturyAsTheCalendarDoes() {
        LocalDateTime day = LocalDateTime.of(2000, 1, 1, 13, 14, 15);
        for (; day.getYear() < 2100; day = day.plusDays(1)) {
            OffsetDateTime moment = day.atOffset(DeviceTime.ZONE);
            byte[] packed = hex(DeviceTime.of(moment).digits());
            assertThat(DeviceTime.epochMillis(packed, 0))
                    .isEqualTo(moment.toInstant().toEpochMilli());
        }
    }
}
