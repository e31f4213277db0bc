package io.bihuan.server.ledger;

import io.bihuan.server.ledger.history.CanonicalJson;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes a part of the case a case of its own. A type can demand that all parts be closed before the whole. */
@Component
class SplitEffect implements Effect {

    private final Offspring offspring;

    SplitEffect(Offspring offspring) {
        this.offspring = offspring;
    }

    @Override
    public EffectKind kind() {
        return EffectKind.SPLIT;
    }

    @Override
    public List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        return offspring.inputs();
    }

    @Override
    public void apply(EffectWork work) {
        CaseRef begun = offspring.begin(work, "parent");
        work.note("split", CanonicalJson.object("id", begun.id(), "number", begun.number()));
    }
}
