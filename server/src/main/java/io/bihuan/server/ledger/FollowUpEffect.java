package io.bihuan.server.ledger;

import io.bihuan.server.ledger.history.CanonicalJson;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens another case that comes out of this one; both go their own way from here. */
@Component
class FollowUpEffect implements Effect {

    private final Offspring offspring;

    FollowUpEffect(Offspring offspring) {
        this.offspring = offspring;
    }

    @Override
    public EffectKind kind() {
        return EffectKind.FOLLOW_UP;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        return offspring.inputs();
    }

    @Override
    public void apply(EffectWork work) {
        CaseRef begun = offspring.begin(work, "origin");
        work.note("followUp", CanonicalJson.object("id", begun.id(), "number", begun.number()));
    }
}
