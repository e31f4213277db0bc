package io.bihuan.codec.jt808;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A time as a terminal writes it: twelve binary-coded digits, YYMMDDhhmmss, in Beijing time. The digits are kept as they
 * came, because some terminals send hex nibbles, zeros or a 31st of February, and that must cost the time only.
 *
 * @param digits twelve digits, or hex nibbles where the terminal wrote such
 */
public record DeviceTime(String digits) {
    /** The zone all terminals keep: GMT+8. */
    public static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    /** The time as a terminal would write it, to the second. */
    public static DeviceTime of(OffsetDateTime time) {
        LocalDateTime local = time.withOffsetSameInstant(ZONE).toLocalDateTime();
        return new DeviceTime("%02d%02d%02d%02d%02d%02d"
                .formatted(
                        local.getYear() % 100,
                        local.getMonthValue(),
                        local.getDayOfMonth(),
                        local.getHour(),
                        local.getMinute(),
                        local.getSecond()));
    }

    /** The moment meant, or null when the digits are not a time. */
    public @Nullable OffsetDateTime at() {
        byte[] packed = new byte[6];
        for (int i = 0; i < 6; i++) {
            packed[i] = (byte) Integer.parseInt(digits, 2 * i, 2 * i + 2, 16);
        }
        long millis = epochMillis(packed, 0);
        return millis < 0 ? null : Instant.ofEpochMilli(millis).atOffset(ZONE);
    }

    /**
     * Milliseconds since 1970 of six packed bytes, or -1 when they are not a time between 2000 and 2099. No object is
     * made.
     */
    static long epochMillis(byte[] bytes, int from) {
        int year = two(bytes[from]);
        int month = two(bytes[from + 1]);
        int day = two(bytes[from + 2]);
        int hour = two(bytes[from + 3]);
        int minute = two(bytes[from + 4]);
        int second = two(bytes[from + 5]);
        boolean inRange = year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
        if (!inRange || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return -1;
        }
        // 10957 days lie between 1970-01-01 and 2000-01-01; every fourth year of this century is a leap year.
        int leapDays = (year + 3) / 4 + (month > 2 && year % 4 == 0 ? 1 : 0);
        long days = 10957L + 365L * year + leapDays + DAYS_BEFORE_MONTH[month - 1] + day - 1;
        return ((days * 24 + hour - 8) * 3600 + minute * 60 + second) * 1000;
    }

    private static int lastDay(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Two packed digits as a number, or a negative one when a nibble is none. */
    private static int two(byte packed) {
        int high = packed >> 4 & 15;
        int low = packed & 15;
        return high > 9 || low > 9 ? -100 : 10 * high + low;
    }
}
