package io.bihuan.server.ledger;

import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.FactEntry;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Refuses the extension that was asked for. */
@Component
class RefuseExtensionEffect implements Effect {

    @Override
    public EffectKind kind() {
        return EffectKind.REFUSE_EXTENSION;
    }

    @Override
    public Optional<Refusal> judge(CaseType type, CaseState state, Actor actor, Instant now) {
        return ApproveExtensionEffect.decidable(state, actor);
    }

    @Override
    public void apply(EffectWork work) {
        FactEntry asked = RequestExtensionEffect.asked(work.state()).orElseThrow();
        work.entry(RequestExtensionEffect.FACT, asked.key(), RequestExtensionEffect.decided(asked, work, "REFUSED"));
    }
}
