package io.bihuan.engine.detector;

/** States of an alarm after ISA-18.2. */
public enum AlarmState {
    /** The condition holds and nobody has taken note. */
    UNACKNOWLEDGED,
    /** The condition holds and somebody has taken note. */
    ACKNOWLEDGED,
    /** The condition is over and nobody has taken note yet. */
    RETURNED_UNACKNOWLEDGED,
    /** Over and done with. */
    NORMAL,
    /** The condition holds and was silenced by an operator until a set time. */
    SHELVED,
    /** The condition holds and was silenced by an operator without an end. */
    SUPPRESSED;

    /** Whether the condition still holds. */
    public boolean isActive() {
        return this != RETURNED_UNACKNOWLEDGED && this != NORMAL;
    }

    /** Whether nothing is left to do about it. */
    public boolean isClosed() {
        return this == NORMAL;
    }
}
