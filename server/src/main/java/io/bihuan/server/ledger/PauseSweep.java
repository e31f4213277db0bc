package io.bihuan.server.ledger;

import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.FactEntry;
import io.bihuan.server.ledger.history.Steps;
import io.bihuan.server.ledger.type.CaseTypes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends pauses whose time has come. The step says when the pause ended, however late the sweep came by. */
@Component
class PauseSweep {

    private final CaseStore store;
    private final CaseTypes types;
    private final PauseEnds ends;
    private final Limits limits;
    private final Cases cases;

    PauseSweep(CaseStore store, CaseTypes types, PauseEnds ends, Limits limits, Cases cases) {
        this.store = store;
        this.types = types;
        this.ends = ends;
        this.limits = limits;
        this.cases = cases;
    }

    /** Ends some pauses in the running transaction; gives how many were looked at. */
    int endSome(Instant now, int most) {
        List<Long> due = ends.take(now, most);
        for (long caseId : due) {
            CaseState state = store.lock(caseId).orElseThrow();
            Optional<FactEntry> open = Limits.openPause(state);
            Instant until = open.map(pause -> pause.time("until")).orElse(null);
            if (open.isPresent() && until != null) {
                if (until.isAfter(now)) {
                    ends.plan(caseId, until);
                } else {
                    end(state, open.get(), until);
                }
            }
        }
        return due.size();
    }

    private void end(CaseState state, FactEntry pause, Instant until) {
        var set = new HashMap<String, @Nullable Object>();
        set.put("pauses", Map.of(pause.key(), Limits.ended(pause, until)));
        types.find(state.requiredText("type")).ifPresent(type -> limits.settle(type, state, set, null, false, until));
        cases.note(state, Steps.PAUSE_ENDED, Actor.SYSTEM, until, set, Map.of());
    }
}
