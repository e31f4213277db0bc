package io.bihuan.server.ledger;

import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** Urges whoever handles the case, 催办. The reply is kept with it. */
@Component
class UrgeEffect implements Effect {

    @Override
    public EffectKind kind() {
        return EffectKind.URGE;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        return List.of(Input.required("text", InputKind.TEXT));
    }

    @Override
    public void apply(EffectWork work) {
        var urge = work.signed();
        urge.put("text", work.inputs().requiredText("text"));
        work.entry("urges", work.next("urges"), urge);
    }
}
