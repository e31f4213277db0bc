package io.bihuan.server.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step was written into a case's history. Published inside the step's transaction.
 *
 * @param action the step, an action of the type or one the program writes itself such as {@code overdue}
 * @param organisationId who answers for the case
 * @param handlerOrganisationId to whom it was dispatched, or null
 * @param nextRungAt when the next rung of its escalation ladder is due, null when none is ahead
 */
public record CaseChanged(
        long caseId,
        String number,
        String action,
        long organisationId,
        @Nullable Long gridId,
        @Nullable Long handlerOrganisationId,
        @Nullable Instant nextRungAt) {}
