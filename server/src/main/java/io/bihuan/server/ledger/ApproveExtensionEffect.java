package io.bihuan.server.ledger;

import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.history.FactEntry;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Grants the extension that was asked for, by somebody else than whoever asked. */
@Component
class ApproveExtensionEffect implements Effect {

    private final Limits limits;

    ApproveExtensionEffect(Limits limits) {
        this.limits = limits;
    }

    @Override
    public EffectKind kind() {
        return EffectKind.APPROVE_EXTENSION;
    }

    @Override
    public Optional<Refusal> judge(CaseType type, CaseState state, Actor actor, Instant now) {
        return decidable(state, actor);
    }

    /** A request must be there, and not be one's own. */
    static Optional<Refusal> decidable(CaseState state, Actor actor) {
        Optional<FactEntry> asked = RequestExtensionEffect.asked(state);
        return Refusals.when(asked.isEmpty(), "time-extension-not-asked")
                .or(() -> Refusals.when(
                        actor.id() != null
                                && asked.orElseThrow().values().get("by") instanceof Number by
                                && by.longValue() == actor.id(),
                        "time-extension-own"));
    }

    @Override
    public void apply(EffectWork work) {
        FactEntry asked = RequestExtensionEffect.asked(work.state()).orElseThrow();
        var entry = RequestExtensionEffect.decided(asked, work, "APPROVED");
        work.entry(RequestExtensionEffect.FACT, asked.key(), entry);
        Instant due = limits.dueWith(work.type(), work.state(), work.facts(), work.at());
        entry.put("newDueAt", due == null ? null : EventChain.written(due));
        work.entry(RequestExtensionEffect.FACT, asked.key(), entry);
    }
}
