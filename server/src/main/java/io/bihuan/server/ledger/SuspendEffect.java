package io.bihuan.server.ledger;

import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 挂账: keeps a case that cannot be solved now on the books, its limits stopped until somebody restores it. */
@Component
class SuspendEffect implements Effect {

    /** The kind of a pause that only a restoring ends. */
    static final String KIND = "suspension";

    @Override
    public EffectKind kind() {
        return EffectKind.SUSPEND;
    }

    @Override
    public Optional<Refusal> judge(CaseType type, CaseState state, Actor actor, Instant now) {
        return Refusals.when(ResumeEffect.open(state, KIND).isPresent(), "time-suspended-already");
    }

    @Override
    public void apply(EffectWork work) {
        ResumeEffect.end(work, PauseEffect.KIND);
        work.entry("pauses", work.next("pauses"), PauseEffect.begun(work, KIND));
    }
}
