package io.bihuan.server.ledger;

import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes a suspended case up again. */
@Component
class RestoreEffect implements Effect {

    @Override
    public EffectKind kind() {
        return EffectKind.RESTORE;
    }

    @Override
    public Optional<Refusal> judge(CaseType type, CaseState state, Actor actor, Instant now) {
        return Refusals.when(ResumeEffect.open(state, SuspendEffect.KIND).isEmpty(), "time-not-suspended");
    }

    @Override
    public void apply(EffectWork work) {
        ResumeEffect.end(work, SuspendEffect.KIND);
    }
}
