package io.bihuan.server.ledger;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.ledger.history.CaseState;
import org.jspecify.annotations.Nullable;

/** Who sees a case, told from its facts: the same as the row-level security of {@code ledger_case} says. */
final class Sight {

    private Sight() {}

    static boolean sees(DataScope scope, CaseState state) {
        if (state.flag("confidential")) {
            return (scope.everything() && scope.personId() == 0)
                    || state.map("readers").containsKey(Long.toString(scope.personId()));
        }
        @Nullable Long grid = state.number("grid");
        Long handler = state.number("handler");
        return scope.sees(state.count("organisation"), grid)
                || (handler != null && scope.sees(handler, grid))
                || state.map("assisting").keySet().stream().anyMatch(id -> scope.sees(Long.parseLong(id), grid));
    }
}
