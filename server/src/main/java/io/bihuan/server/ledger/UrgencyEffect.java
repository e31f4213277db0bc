package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import io.bihuan.server.ledger.type.Urgency;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes a case more or less pressing; its limits are then those of that urgency, from where they began. */
@Component
class UrgencyEffect implements Effect {

    @Override
    public EffectKind kind() {
        return EffectKind.URGENCY;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        return List.of(Input.choice("urgency", true, Urgency.keys()));
    }

    @Override
    public void apply(EffectWork work) {
        Urgency wanted = Urgency.of(work.inputs().requiredText("urgency"));
        if (wanted == Urgency.of(work.state().text("urgency"))) {
            throw Problem.invalid("time-urgency-same");
        }
        work.set("urgency", wanted.key());
    }
}
