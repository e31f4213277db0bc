package io.bihuan.server.ledger;

import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes a leader's instruction on the case, 批示. */
@Component
class InstructEffect implements Effect {

    @Override
    public EffectKind kind() {
        return EffectKind.INSTRUCT;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        return List.of(Input.required("text", InputKind.TEXT));
    }

    @Override
    public void apply(EffectWork work) {
        var instruction = work.signed();
        instruction.put("text", work.inputs().requiredText("text"));
        work.entry("instructions", work.next("instructions"), instruction);
    }
}
