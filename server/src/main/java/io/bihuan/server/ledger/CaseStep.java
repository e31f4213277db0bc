package io.bihuan.server.ledger;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is stated when somebody does something to a case.
 *
 * @param action key of the action, from the case's type
 * @param version the case's version the person looked at; null to take it as it is
 * @param fields values by field key, as text
 * @param evidenceIds files of the case that belong to this step
 * @param assigneeOrganisationId for actions that assign; null for the organisation that answers for the case
 */
public record CaseStep(
        long caseId,
        String action,
        @Nullable Long version,
        @Nullable String reason,
        Map<String, String> fields,
        List<Long> evidenceIds,
        @Nullable Long assigneeOrganisationId) {

    public CaseStep {
        fields = Map.copyOf(fields);
        evidenceIds = List.copyOf(evidenceIds);
    }
}
