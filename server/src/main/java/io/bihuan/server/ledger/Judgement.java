package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.Action;
import io.bihuan.server.ledger.type.CaseType.By;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
        if (!action.severities().isEmpty() && !action.severities().contains((int) state.count("severity"))) {
            return refusal(HttpStatus.CONFLICT, "case-action-severity", action.name());
        }
        if (actor.isSystem()) {
            return Optional.empty();
        }
        if (actor.role() == null || !action.roles().contains(actor.role())) {
            return refusal(HttpStatus.FORBIDDEN, "case-action-role", action.name());
        }
        if (!action.by().isEmpty() && action.by().stream().noneMatch(by -> stands(by, state, actor))) {
            boolean byHandler = action.by().equals(Set.of(By.HANDLER));
            return refusal(HttpStatus.FORBIDDEN, byHandler ? "case-action-handler" : "case-action-by", action.name());
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

    /** Whether somebody stands so to a case. */
    static boolean stands(By by, CaseState state, Actor actor) {
        @Nullable Long grid = state.number("grid");
        return switch (by) {
            case HANDLER -> {
                Long handler = state.number("handler");
                yield handler != null && actor.scope().sees(handler, grid);
            }
            case ASSISTING ->
                state.map("assisting").keySet().stream()
                        .anyMatch(id -> actor.scope().sees(Long.parseLong(id), grid));
            case FILER -> Objects.equals(state.number("filer"), actor.id());
            case READER -> state.map("readers").containsKey(String.valueOf(actor.id()));
        };
    }

    static Optional<Refusal> refusal(HttpStatus status, String code, Object... arguments) {
        return Optional.of(new Refusal(status, code, List.of(arguments)));
    }
}
