package io.bihuan.server.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Hours of the city's clock in which nobody is to be disturbed; they may span midnight. */
record QuietHours(LocalTime from, LocalTime to) {

    /** From two times, null when either is missing or they are the same. */
    static @Nullable QuietHours of(@Nullable LocalTime from, @Nullable LocalTime to) {
        return from == null || to == null || from.equals(to) ? null : new QuietHours(from, to);
    }

    /** The moment itself, or the end of the quiet hours it falls into. */
    Instant after(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean overMidnight = to.isBefore(from);
        boolean quiet =
                overMidnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!quiet) {
            return moment;
        }
        boolean tomorrow = overMidnight && !time.isBefore(from);
        return local.toLocalDate()
                .plusDays(tomorrow ? 1 : 0)
                .atTime(to)
                .atZone(zone)
                .toInstant();
    }
}
