package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.history.CanonicalJson;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Ends the case as a duplicate of another, which counts it as a further report. */
@Component
class JoinEffect implements Effect {

    private final CaseStore store;
    private final Reports reports;

    JoinEffect(CaseStore store, Reports reports) {
        this.store = store;
        this.reports = reports;
    }

    @Override
    public EffectKind kind() {
        return EffectKind.JOIN;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        return List.of(Input.required("case", InputKind.CASE));
    }

    @Override
    public void apply(EffectWork work) {
        long target = work.inputs().requiredId("case");
        if (target == work.state().caseId()) {
            throw Problem.conflict("case-join-itself");
        }
        CaseState other = store.lock(target).orElseThrow(() -> Problem.notFound("case-unknown", target));
        if (!other.requiredText("type").equals(work.state().requiredText("type"))) {
            throw Problem.conflict("case-join-type", other.requiredText("number"));
        }
        if (!readers(other).equals(readers(work.state()))) {
            throw Problem.conflict("case-join-readers", other.requiredText("number"));
        }
        reports.join(
                other,
                work.actor(),
                work.at(),
                Map.of(
                        "case", work.state().caseId(),
                        "number", work.state().requiredText("number"),
                        "title", work.state().requiredText("title")));
        work.set("joined", target);
        work.note("joined", CanonicalJson.object("id", target, "number", other.requiredText("number")));
    }

    /** Who may know of a case, each of which is named in the other's history: the same people, or for both everybody in scope. */
    private static Set<String> readers(CaseState state) {
        return state.flag("confidential") ? state.map("readers").keySet() : Set.of();
    }
}
