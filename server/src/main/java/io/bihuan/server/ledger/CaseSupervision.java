package io.bihuan.server.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a case is watched over.
 *
 * @param listing listed supervision, null without
 * @param recurrences by which rules of its type it counts as a recurrence
 * @param readings what the sensor said since the fix, each time it was asked
 */
public record CaseSupervision(
        List<Urge> urges,
        List<Instruction> instructions,
        @Nullable Listing listing,
        List<Recurred> recurrences,
        List<LookBackView> lookBacks,
        List<Reading> readings) {

    /** 催办, with the reply once there is one. */
    public record Urge(
            String key,
            Instant at,
            CaseDetail.Who by,
            String text,
            @Nullable String reply,
            @Nullable Instant repliedAt,
            CaseDetail.@Nullable Who repliedBy) {}

    /** 批示. */
    public record Instruction(Instant at, CaseDetail.Who by, String text) {}

    /** 挂牌督办. {@code level} is city, department or enterprise; {@code until} an ISO day. */
    public record Listing(String level, @Nullable String until, Instant since) {}

    /** A rule of recurrence that the case fits, with the other cases in view. */
    public record Recurred(String key, int count, List<RecurredCase> cases) {}

    /** An earlier case. */
    public record RecurredCase(long id, String number, String title, Instant filedAt) {}

    /**
     * A look-back. {@code state} is WAITING, DUE, OVERDUE or DONE; {@code result} HELD, CAME_BACK or NEVER_DONE.
     *
     * @param allowed whether the reader may do it now
     * @param disallowedReason why somebody else is to do it; null where the reader may, before its time, and when it is done
     */
    public record LookBackView(
            long id,
            Instant dueFrom,
            Instant dueAt,
            String state,
            @Nullable String result,
            CaseDetail.@Nullable Who by,
            @Nullable Instant at,
            @Nullable String text,
            boolean allowed,
            @Nullable String disallowedReason) {

        /** Whether its time has come and nobody has done it. */
        boolean open() {
            return result == null && !state.equals("WAITING");
        }

        /** The same for a reader; {@code why} is null for one who may do it. */
        LookBackView readBy(@Nullable String why) {
            return new LookBackView(
                    id, dueFrom, dueAt, state, result, by, at, text, open() && why == null, open() ? why : null);
        }
    }

    /**
     * The sensor's readings of a span of time. Values as they were written into the history.
     *
     * @param within whether all lay within the limit
     */
    public record Reading(
            String channel,
            Instant from,
            Instant to,
            int count,
            @Nullable String minimum,
            @Nullable String maximum,
            @Nullable String limit,
            boolean within) {}
}
