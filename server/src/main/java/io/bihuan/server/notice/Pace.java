package io.bihuan.server.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** How soon somebody wants to be told on a channel. */
public enum Pace {
    /** Not at all. */
    OFF,
    /** At once. */
    NOW,
    /** Collected, at the full hour. */
    HOURLY,
    /** Collected, once a day. */
    DAILY;

    /** When a notice of this moment is due. */
    Instant due(Instant moment, LocalTime dailyAt, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        return switch (this) {
            case OFF, NOW -> moment;
            case HOURLY -> local.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
            case DAILY -> {
                ZonedDateTime today = local.toLocalDate().atTime(dailyAt).atZone(zone);
                yield (today.isAfter(local)
                                ? today
                                : local.toLocalDate()
                                        .plusDays(1)
                                        .atTime(dailyAt)
                                        .atZone(zone))
                        .toInstant();
            }
        };
    }
}
