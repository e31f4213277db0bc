package io.bihuan.server.ledger;

import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.Action;
import io.bihuan.server.ledger.type.CaseType.Field;
import io.bihuan.server.ledger.type.Need;
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
    private final EvidenceRegister evidence;
    private final Remeasuring remeasuring;

    Gates(CaseStore store, Limits limits, EvidenceRegister evidence, Remeasuring remeasuring) {
        this.evidence = evidence;
        this.remeasuring = remeasuring;
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
            case Need.Remeasured remeasured -> remeasured(remeasured, type, action, state, now);
            case Need.EvidencePlace place -> placed(place, action, state);
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

    private Optional<Refusal> remeasured(
            Need.Remeasured need, CaseType type, Action action, CaseState state, Instant now) {
        return reading(need, state, now)
                .filter(reading -> !reading.enough(need.over()))
                .flatMap(reading -> shut(
                        "case-need-remeasured",
                        action.name(),
                        need.over().toMinutes(),
                        type.action(need.since()).map(Action::name).orElse(need.since()),
                        reading.words()));
    }

    /** What the sensor read since the action the gate names, within the time it asks for; empty without an alarm. */
    private Optional<Remeasuring.Reading> reading(Need.Remeasured need, CaseState state, Instant now) {
        Instant since = store.lastDone(state.caseId(), need.since()).orElse(now);
        return remeasuring.measure(state, since, now);
    }

    /** The readings that the gates of an action were opened by, to be kept. */
    List<Remeasuring.Reading> readings(Action action, CaseState state, Instant now) {
        return action.needs().stream()
                .filter(Need.Remeasured.class::isInstance)
                .map(need -> reading((Need.Remeasured) need, state, now))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Refusal> placed(Need.EvidencePlace need, Action action, CaseState state) {
        Double longitude = state.degrees("longitude");
        Double latitude = state.degrees("latitude");
        boolean near = evidence.ofCase(state.caseId()).stream()
                .map(file -> Places.metres(
                        file.tags().longitudeDegrees(), file.tags().latitudeDegrees(), longitude, latitude))
                .anyMatch(metres -> metres != null && metres <= need.metres());
        return near || longitude == null || latitude == null
                ? Optional.empty()
                : shut("case-need-place", action.name(), need.metres());
    }

    private static Optional<Refusal> shut(String code, Object... arguments) {
        return Optional.of(new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, code, List.of(arguments)));
    }
}
