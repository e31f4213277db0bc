package io.bihuan.server.ledger;

import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes the case off the list of supervised cases. */
@Component
class DelistEffect implements Effect {

    @Override
    public EffectKind kind() {
        return EffectKind.DELIST;
    }

    @Override
    public Optional<Refusal> judge(CaseType type, CaseState state, Actor actor, Instant now) {
        return state.map("listed").isEmpty()
                ? Judgement.refusal(HttpStatus.CONFLICT, "case-not-listed")
                : Optional.empty();
    }

    @Override
    public void apply(EffectWork work) {
        work.set("listed", null);
    }
}
