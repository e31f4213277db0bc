package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.Steps;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Further reports of what a case is about already: each becomes a step of its history instead of a case of its own. */
@Component
class Reports {

    private final Journal journal;

    Reports(Journal journal) {
        this.journal = journal;
    }

    /**
     * Adds a report to an open case, which is held.
     *
     * @param report what was reported, in plain values
     * @throws Problem 409 {@code case-report-closed}
     */
    void join(CaseState state, Actor actor, Instant at, Map<String, Object> report) {
        if (state.flag("closed")) {
            throw Problem.conflict("case-report-closed", state.requiredText("number"));
        }
        var set = new HashMap<String, @Nullable Object>();
        set.put("reportCount", state.count("reportCount") + 1);
        journal.note(state, Steps.REPORT_JOINED, actor, at, set, Map.of("report", new TreeMap<>(report)));
    }
}
