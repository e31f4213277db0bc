package io.bihuan.server.ledger;

import io.bihuan.server.ledger.CaseType.Action;
import io.bihuan.server.ledger.Judgement.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Judges whether somebody may do something to a case now: by stage and role, by what the effect says, and by the gates.
 * The same answer decides what the screen offers and what the server takes.
 */
@Component
class Judge {

    private final Effects effects;
    private final Gates gates;

    Judge(Effects effects, Gates gates) {
        this.effects = effects;
        this.gates = gates;
    }

    /**
     * Why not, empty when it may be done.
     *
     * @param stated keys of the fields that this step states
     */
    Optional<Refusal> refuse(
            CaseType type, Action action, CaseState state, Actor actor, Instant now, Set<String> stated) {
        return Judgement.refuse(type, action, state, actor)
                .or(() -> effects.of(action).flatMap(effect -> effect.judge(type, state, actor, now)))
                .or(() -> gates.refuse(type, action, state, now, stated));
    }
}
