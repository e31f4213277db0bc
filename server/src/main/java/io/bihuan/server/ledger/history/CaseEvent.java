package io.bihuan.server.ledger.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a case's history, as it is kept for ever.
 *
 * @param sequence from 1, without gaps
 * @param stage where the case stood after the step
 * @param actorId the person, null for the system
 * @param at when it was done, to the microsecond
 * @param payload canonical JSON: what the step changed ({@code set}) and what it was about
 * @param previous hash of the step before, 32 zero bytes for the first
 * @param hash SHA-256 over {@code previous} and the canonical row
 */
public record CaseEvent(
        long caseId,
        long sequence,
        String action,
        String stage,
        @Nullable Long actorId,
        String actorName,
        Instant at,
        @Nullable String reason,
        String payload,
        byte[] previous,
        byte[] hash) {

    /** The columns of a step that its hash covers, and its hashes. */
    public static final String COLUMNS =
            "case_id, sequence, action, stage, actor_id, actor_name, at, reason, payload, previous, hash";
}
