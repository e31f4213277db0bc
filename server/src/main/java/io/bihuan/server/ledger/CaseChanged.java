package io.bihuan.server.ledger;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step was written into a case's history. Published inside the step's transaction.
 *
 * @param action the step, an action of the type or one the program writes itself such as {@code overdue}
 * @param organisationId who answers for the case
 * @param handlerOrganisationId to whom it was dispatched, or null
 * @param assistingOrganisationIds who helps with it
 * @param readerIds the people who alone see it when it is confidential, null when it is not
 * @param nextRungAt when the next rung of its escalation ladder is due, null when none is ahead
 */
public record CaseChanged(
        long caseId,
        String number,
        String action,
        long organisationId,
        @Nullable Long gridId,
        @Nullable Long handlerOrganisationId,
        Set<Long> assistingOrganisationIds,
        @Nullable Set<Long> readerIds,
        @Nullable Instant nextRungAt) {

    public CaseChanged {
        assistingOrganisationIds = Set.copyOf(assistingOrganisationIds);
        readerIds = readerIds == null ? null : Set.copyOf(readerIds);
    }
}
