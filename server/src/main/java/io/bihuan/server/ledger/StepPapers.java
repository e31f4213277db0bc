package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.evidence.Evidence;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.Action;
import io.bihuan.server.ledger.type.CaseType.EvidenceNeed;
import io.bihuan.server.ledger.type.CaseTypes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what comes with a step: reason, fields, inputs, files. */
@Component
class StepPapers {

    private final CaseTypes types;
    private final EvidenceRegister evidence;
    private final Effects effects;
    private final InputCheck inputs;

    StepPapers(CaseTypes types, EvidenceRegister evidence, Effects effects, InputCheck inputs) {
        this.types = types;
        this.evidence = evidence;
        this.effects = effects;
        this.inputs = inputs;
    }

    /** The type a case goes by. */
    Optional<CaseType> type(String key) {
        return types.find(key);
    }

    /** What was found in order. */
    record Checked(
            @Nullable String reason,
            Map<String, Object> fields,
            Inputs inputs,
            List<Evidence> files,
            Optional<Effect> effect) {}

    /**
     * Checks it.
     *
     * @throws Problem 422 with the fields and inputs that are wrong, or {@code evidence-…}
     */
    Checked check(CaseStep step, CaseType type, Action action, CaseState state) {
        var check = new FieldCheck();
        @Nullable String reason = check.reason(step.reason(), action.needsReason());
        Map<String, Object> fields = check.fields(action.fields(), step.fields());
        Inputs given = inputs.inputs(effects.inputs(type, action, state), step.inputs(), check);
        check.throwIfAny();
        return new Checked(reason, fields, given, files(step, action, state), effects.of(action));
    }

    /**
     * The files that the step carries: those that were chosen for it, and for a need they do not meet, those of its kind
     * that were handed in since the case stands in its stage.
     */
    private List<Evidence> files(CaseStep step, Action action, CaseState state) {
        List<Evidence> all = evidence.ofCase(state.caseId());
        for (long id : step.evidenceIds()) {
            if (all.stream().noneMatch(file -> file.id() == id)) {
                throw Problem.invalid("evidence-unknown", id);
            }
        }
        Instant since = state.requiredTime("stageSince");
        var carried = new TreeMap<Long, Evidence>();
        all.stream()
                .filter(file -> step.evidenceIds().contains(file.id()))
                .forEach(file -> carried.put(file.id(), file));
        List<Evidence> chosen = List.copyOf(carried.values());
        for (EvidenceNeed need : action.evidence()) {
            if (serving(chosen, need).size() >= need.count()) {
                continue;
            }
            List<Evidence> serving = serving(all, need).stream()
                    .filter(file -> chosen.contains(file)
                            || (file.stage().equals(state.stage())
                                    && !file.uploadedAt().isBefore(since)))
                    .toList();
            if (serving.size() < need.count()) {
                throw Problem.invalid(missing(need), action.name(), need.count(), serving.size());
            }
            serving.forEach(file -> carried.put(file.id(), file));
        }
        return List.copyOf(carried.values());
    }

    private static List<Evidence> serving(List<Evidence> files, EvidenceNeed need) {
        return files.stream().filter(file -> serves(file, need)).toList();
    }

    private static boolean serves(Evidence file, EvidenceNeed need) {
        CaseType.Moment moment = need.moment();
        return need.kind().accepts(file) && (moment == null || moment.accepts(file));
    }

    private static String missing(EvidenceNeed need) {
        CaseType.Moment moment = need.moment();
        return need.kind().missing()
                + (moment == null ? "" : "-" + moment.name().toLowerCase(Locale.ROOT));
    }
}
