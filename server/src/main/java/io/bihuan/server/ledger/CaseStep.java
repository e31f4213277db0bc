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
 * @param inputs what the action's effect asks for, by key, as text; ids of several separated by commas
 */
public record CaseStep(
        long caseId,
        String action,
        @Nullable Long version,
        @Nullable String reason,
        Map<String, String> fields,
        List<Long> evidenceIds,
        @Nullable Long assigneeOrganisationId,
        Map<String, String> inputs) {

    /** A step that states nothing for an effect. */
    public CaseStep(
            long caseId,
            String action,
            @Nullable Long version,
            @Nullable String reason,
            Map<String, String> fields,
            List<Long> evidenceIds,
            @Nullable Long assigneeOrganisationId) {
        this(caseId, action, version, reason, fields, evidenceIds, assigneeOrganisationId, Map.of());
    }

    public CaseStep {
        fields = Map.copyOf(fields);
        inputs = Map.copyOf(inputs);
        evidenceIds = List.copyOf(evidenceIds);
    }
}
