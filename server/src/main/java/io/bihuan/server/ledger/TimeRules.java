package io.bihuan.server.ledger;

import io.bihuan.server.calendar.TimeLimit;
import org.jspecify.annotations.Nullable;

/**
 * What a case type says about its time beyond the limits themselves; null where it says nothing.
 */
public record TimeRules(
        @Nullable Pauses pauses,
        @Nullable Extensions extensions,
        @Nullable Appeals appeals) {

    /** A type that allows none of it. */
    static final TimeRules NONE = new TimeRules(null, null, null);

    /**
     * How often a case may be paused, and how long each time.
     *
     * @param longest null without limit
     */
    public record Pauses(int most, @Nullable TimeLimit longest) {}

    /**
     * How often the limit may be extended, and by how much.
     *
     * @param longest each time; null without limit
     * @param whenOverdue whether also after the limit ran out
     */
    public record Extensions(int most, @Nullable TimeLimit longest, boolean whenOverdue) {}

    /**
     * When somebody may appeal against being called late.
     *
     * @param within after closing
     * @param reviews how many must accept
     */
    public record Appeals(TimeLimit within, int reviews) {}
}
