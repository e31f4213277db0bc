package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.CaseType.Action;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** May this person do this to this case now? The same answer decides what the screen offers and what the server takes. */
final class Judgement {

    /** Why not: a problem's code with its arguments. */
    record Refusal(HttpStatus status, String code, List<Object> arguments) {

        Problem asProblem() {
            return Problem.of(status, code, arguments.toArray());
        }
    }

    private Judgement() {}

    static Optional<Refusal> refuse(CaseType type, Action action, CaseState state, Actor actor) {
        if (!action.from().contains(state.stage())) {
            String stage = type.stage(state.stage()).map(CaseType.Stage::name).orElse(state.stage());
            return refusal(HttpStatus.CONFLICT, "case-action-stage", action.name(), stage);
        }
        if (actor.isSystem()) {
            return Optional.empty();
        }
        if (actor.role() == null || !action.roles().contains(actor.role())) {
            return refusal(HttpStatus.FORBIDDEN, "case-action-role", action.name());
        }
        Long handler = state.number("handler");
        if (action.byHandler() && (handler == null || !actor.scope().sees(handler, state.number("grid")))) {
            return refusal(HttpStatus.FORBIDDEN, "case-action-handler", action.name());
        }
        for (String other : action.otherThan()) {
            Long who = state.number("did:" + other);
            if (who != null && who.equals(actor.id())) {
                String name = type.action(other).map(Action::name).orElse(other);
                return refusal(HttpStatus.FORBIDDEN, "case-action-other", action.name(), name);
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refusal(HttpStatus status, String code, Object... arguments) {
        return Optional.of(new Refusal(status, code, List.of(arguments)));
    }
}
