package io.bihuan.server.ledger;

import io.bihuan.server.ledger.CaseType.Action;
import io.bihuan.server.ledger.CaseType.Field;
import io.bihuan.server.ledger.Judgement.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Judges the gates of an action: what must be true of a case before. */
@Component
class Gates {

    private final CaseStore store;
    private final Limits limits;

    Gates(CaseStore store, Limits limits) {
        this.store = store;
        this.limits = limits;
    }

    /**
     * The first gate that is shut, empty when all are open.
     *
     * @param stated keys of the fields that this step states
     */
    Optional<Refusal> refuse(CaseType type, Action action, CaseState state, Instant now, Set<String> stated) {
        return action.needs().stream()
                .map(need -> refuse(need, type, action, state, now, stated))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Refusal> refuse(
            Need need, CaseType type, Action action, CaseState state, Instant now, Set<String> stated) {
        return switch (need) {
            case Need.Fields fields -> fields(fields.keys(), type, action, state, stated);
            case Need.SubCasesClosed closed -> subCases(action, state);
            case Need.AllSigned signed -> signers(action, state);
            case Need.InStage inStage -> inStage(inStage, type, action, state, now);
            case Need.Remeasured remeasured -> Optional.empty();
            case Need.EvidencePlace place -> Optional.empty();
        };
    }

    private static Optional<Refusal> fields(
            List<String> keys, CaseType type, Action action, CaseState state, Set<String> stated) {
        Map<String, Object> known = state.fields();
        List<String> missing = keys.stream()
                .filter(key -> !known.containsKey(key) && !stated.contains(key))
                .map(key -> type.fields().stream()
                        .filter(field -> field.key().equals(key))
                        .map(Field::name)
                        .findFirst()
                        .orElse(key))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : shut("case-need-fields", action.name(), String.join("、", missing));
    }

    private Optional<Refusal> subCases(Action action, CaseState state) {
        List<String> open = store.openChildren(state.caseId());
        return open.isEmpty()
                ? Optional.empty()
                : shut("case-need-sub-cases", action.name(), open.size(), String.join("、", open));
    }

    private static Optional<Refusal> signers(Action action, CaseState state) {
        Map<String, Object> signers = state.map("signers");
        List<String> open = signers.values().stream()
                .filter(one -> one instanceof Map<?, ?> signer && signer.get("signedAt") == null)
                .map(one -> String.valueOf(((Map<?, ?>) one).get("name")))
                .toList();
        if (signers.isEmpty()) {
            return shut("case-need-signers", action.name());
        }
        return open.isEmpty() ? Optional.empty() : shut("case-need-signed", action.name(), String.join("、", open));
    }

    private Optional<Refusal> inStage(Need.InStage need, CaseType type, Action action, CaseState state, Instant now) {
        Instant earliest = limits.end(type, state, need.atLeast(), state.requiredTime("stageSince"));
        return now.isBefore(earliest)
                ? shut("case-need-in-stage", action.name(), need.atLeast(), earliest)
                : Optional.empty();
    }

    private static Optional<Refusal> shut(String code, Object... arguments) {
        return Optional.of(new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, code, List.of(arguments)));
    }
}
