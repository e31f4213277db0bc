package io.bihuan.server.ledger;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.ledger.history.CaseState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who sees a case, told from its facts: the same as the row-level security of {@code ledger_case} says. */
final class Sight {

    private Sight() {}

    /** Who alone may know of a case, null when it is not confidential. */
    static @Nullable List<Long> readers(CaseState state) {
        return state.flag("confidential")
                ? state.map("readers").keySet().stream().map(Long::valueOf).toList()
                : null;
    }

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
