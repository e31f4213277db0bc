package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** Grades the case anew. The overall limit is the one of the new severity, from where the limit began. */
@Component
class SeverityEffect implements Effect {

    @Override
    public EffectKind kind() {
        return EffectKind.SEVERITY;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        return List.of(Input.choice("severity", true, List.of("1", "2", "3", "4")));
    }

    @Override
    public void apply(EffectWork work) {
        int severity = Integer.parseInt(work.inputs().requiredText("severity"));
        if (severity == work.state().count("severity")) {
            throw Problem.conflict("case-severity-same");
        }
        work.set("severity", severity);
    }
}
