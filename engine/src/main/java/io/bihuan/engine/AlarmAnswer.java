package io.bihuan.engine;

import io.bihuan.engine.detector.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * What came of an operator's wish about an alarm.
 *
 * @param result what happened
 * @param alarm the alarm afterwards; null when it is not known
 * @param sequence the number of the last step in the partition's outbox by then; a step of the alarm with a greater one came
 *     after this answer, any other before it
 */
public record AlarmAnswer(Result result, @Nullable Alarm alarm, long sequence) {
    /** Kinds of answers. */
    public enum Result {
        /** Done and committed. */
        DONE,
        /** The alarm already was in that state. */
        UNCHANGED,
        /** The alarm's state does not allow it, for example shelving one that has returned to normal. */
        NOT_ALLOWED,
        /** No alarm has that id. */
        UNKNOWN_ALARM
    }
}
