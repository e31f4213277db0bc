package io.bihuan.server.ledger;

import io.bihuan.server.ledger.Judgement.Refusal;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.Action;
import java.time.Instant;
import java.util.List;
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

    /** The readings that the gates of an action were opened by, to be kept with the step. */
    List<Remeasuring.Reading> readings(Action action, CaseState state, Instant now) {
        return gates.readings(action, state, now);
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
