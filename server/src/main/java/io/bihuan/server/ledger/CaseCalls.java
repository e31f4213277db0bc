package io.bihuan.server.ledger;

import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.LoopRules;
import io.bihuan.server.ledger.type.LoopRules.RecurrenceBy;
import io.bihuan.server.ledger.type.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People are to be told that something happened again, published in the transaction of the step that counts it.
 *
 * @param handlerOrganisationId who handles it, else who answers for it
 * @param readers who alone may be told of a confidential case, and nothing but its number; null when it is not
 *     confidential
 * @param reaction whom: {@link Reaction.NotifyHandler}, {@link Reaction.NotifyRole} or {@link Reaction.CopyLeader}
 */
public record CaseCalls(
        long caseId,
        String number,
        String title,
        long organisationId,
        long handlerOrganisationId,
        @Nullable List<Long> readers,
        Reaction reaction,
        Again again,
        Instant at) {

    /**
     * What happened again.
     *
     * @param rule key of the recurrence rule, unique within the case's type
     * @param by in what the cases agree
     * @param field for {@link RecurrenceBy#FIELD}, the name of the field in Chinese, else null
     * @param fieldEn the same in English
     * @param times how many cases there are, this one included
     * @param within in how long
     */
    public record Again(
            String rule,
            RecurrenceBy by,
            @Nullable String field,
            @Nullable String fieldEn,
            int times,
            Duration within) {

        static Again of(CaseType type, LoopRules.Recurrence rule, int times) {
            var field = type.fields().stream()
                    .filter(each -> each.key().equals(rule.field()))
                    .findFirst();
            return new Again(
                    rule.key(),
                    rule.by(),
                    field.map(CaseType.Field::name).orElse(null),
                    field.map(CaseType.Field::nameEn).orElse(null),
                    times,
                    rule.within());
        }
    }
}
