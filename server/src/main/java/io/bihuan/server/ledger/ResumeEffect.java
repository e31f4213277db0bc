package io.bihuan.server.ledger;

import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.FactEntry;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets the limits run again. */
@Component
class ResumeEffect implements Effect {

    @Override
    public EffectKind kind() {
        return EffectKind.RESUME;
    }

    @Override
    public Optional<Refusal> judge(CaseType type, CaseState state, Actor actor, Instant now) {
        return Refusals.when(open(state, PauseEffect.KIND).isEmpty(), "time-not-paused");
    }

    @Override
    public void apply(EffectWork work) {
        end(work, PauseEffect.KIND);
    }

    static Optional<FactEntry> open(CaseState state, String kind) {
        return Limits.openPause(state).filter(pause -> pause.text("kind").equals(kind));
    }

    /** Ends the pause of a kind that lasts. */
    static void end(EffectWork work, String kind) {
        open(work.state(), kind).ifPresent(pause -> work.entry("pauses", pause.key(), Limits.ended(pause, work.at())));
    }
}
