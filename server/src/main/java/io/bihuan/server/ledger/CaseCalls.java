package io.bihuan.server.ledger;

import io.bihuan.server.ledger.type.Reaction;
import java.time.Instant;

/**
 * People are to be told of a case, published in the transaction of the step that says so.
 *
 * @param handlerOrganisationId who handles it, else who answers for it
 * @param reaction whom: {@link Reaction.NotifyHandler}, {@link Reaction.NotifyRole} or {@link Reaction.CopyLeader}
 * @param cause which rule, unique within the case
 */
public record CaseCalls(
        long caseId,
        String number,
        String title,
        long organisationId,
        long handlerOrganisationId,
        Reaction reaction,
        String cause,
        Instant at) {}
