package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Calls further organisations to help. They see the case, and do what its type lets those do who assist. */
@Component
class AssistEffect implements Effect {

    private final Subjects subjects;

    AssistEffect(Subjects subjects) {
        this.subjects = subjects;
    }

    @Override
    public EffectKind kind() {
        return EffectKind.ASSIST;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        return List.of(Input.required("organisations", InputKind.ORGANISATIONS));
    }

    @Override
    public void apply(EffectWork work) {
        for (long id : work.inputs().ids("organisations")) {
            if (Objects.equals(work.state().number("handler"), id)) {
                throw Problem.conflict(
                        "case-assist-handler", subjects.organisation(id).orElse(Long.toString(id)));
            }
            work.entry("assisting", Long.toString(id), work.signed());
        }
    }
}
