package io.bihuan.server.ledger;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.LedgerClock;
import io.bihuan.server.ledger.history.Steps;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends pauses, and marks cases whose limit has run out. What was missed while the platform stood still is caught up in order. */
@Component
class DueSweep {

    private static final Logger LOG = LoggerFactory.getLogger(DueSweep.class);
    private static final int BUNCH = 200;

    private final CaseStore store;
    private final Cases cases;
    private final LedgerClock clock;
    private final TransactionTemplate transactions;
    private final PauseSweep pauses;

    DueSweep(CaseStore store, Cases cases, PauseSweep pauses, LedgerClock clock, TransactionTemplate transactions) {
        this.store = store;
        this.cases = cases;
        this.clock = clock;
        this.transactions = transactions;
        this.pauses = pauses;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT30S")
    void regularly() {
        try {
            DataScopes.runAsSystem("mark overdue cases", this::sweep);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Overdue cases could not be marked, will be tried again: {}", e.getMessage());
        }
    }

    /** Ends pauses whose time has come, then marks everything that is due by now; gives how many steps that took. */
    int sweep() {
        Instant now = clock.now();
        return repeat(() -> pauses.endSome(now, BUNCH)) + repeat(() -> markSome(false)) + repeat(() -> markSome(true));
    }

    private int repeat(IntSupplier work) {
        int all = 0;
        int marked;
        do {
            Integer bunch = transactions.execute(status -> work.getAsInt());
            marked = bunch == null ? 0 : bunch;
            all += marked;
        } while (marked == BUNCH);
        return all;
    }

    private int markSome(boolean ofStage) {
        List<Long> due = store.unmarkedOverdue(ofStage, clock.now(), BUNCH);
        for (long caseId : due) {
            CaseState state = store.lock(caseId).orElseThrow();
            var set = new HashMap<String, @Nullable Object>();
            set.put(ofStage ? "stageOverdue" : "overdue", true);
            var payload = new HashMap<String, @Nullable Object>();
            payload.put("dueAt", state.text(ofStage ? "stageDueAt" : "dueAt"));
            cases.note(state, ofStage ? Steps.STAGE_OVERDUE : Steps.OVERDUE, Actor.SYSTEM, clock.now(), set, payload);
        }
        return due.size();
    }
}
