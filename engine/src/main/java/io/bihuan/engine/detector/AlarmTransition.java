package io.bihuan.engine.detector;

/**
 * A step in an alarm's life, as the outbox holds it.
 *
 * @param partition the partition whose outbox it is in
 * @param sequence its number there, from 1, without gaps
 * @param kind what happened
 * @param timeMillis when, by the time of the observation, tick or wish that caused it
 * @param by who wished it; empty when nobody did
 * @param alarm the alarm afterwards
 */
public record AlarmTransition(int partition, long sequence, Kind kind, long timeMillis, String by, Alarm alarm) {
    /** Kinds of steps. */
    public enum Kind {
        /** The condition has held for the on-delay. */
        RAISED,
        /** A new worst value that matters, or a higher severity. */
        WORSENED,
        /** The condition has not held for the off-delay. */
        RETURNED,
        /** Somebody took note. */
        ACKNOWLEDGED,
        /** Silenced until a set time. */
        SHELVED,
        /** No longer silenced. */
        UNSHELVED,
        /** Silenced without an end. */
        SUPPRESSED
    }
}
