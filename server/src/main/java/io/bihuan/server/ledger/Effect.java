package io.bihuan.server.ledger;

import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.EffectKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One named piece of behaviour that an action of a case type can have. It asks for what it needs, says when it is not
 * possible, and changes facts; writing the step, its hash and the case's row is not its business. It runs inside the
 * step's transaction: whatever else it writes stands or falls with the step.
 */
interface Effect {

    /** What it is called in a case type's file. */
    EffectKind kind();

    /** What the form asks for, besides the action's own fields. Their names are the messages {@code input.<effect>.<key>}. */
    default List<Input> inputs(CaseType type, CaseType.Action action, CaseState state) {
        return List.of();
    }

    /** Why it is not possible now; who may, and in which stage, has been judged already. */
    default Optional<Judgement.Refusal> judge(CaseType type, CaseState state, Actor actor, Instant now) {
        return Optional.empty();
    }

    /**
     * Does it.
     *
     * @throws io.bihuan.server.http.Problem when what was stated does not go with the case
     */
    void apply(EffectWork work);
}
