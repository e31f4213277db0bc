package io.bihuan.server.ledger;

import io.bihuan.server.calendar.Calendars;
import io.bihuan.server.calendar.CalendarsChanged;
import io.bihuan.server.calendar.DueTime;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.history.LedgerClock;
import io.bihuan.server.ledger.history.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the due times of open cases anew when the calendars are others than those they were counted by: when next year's
 * holidays became known, say. Each case that is due at another moment then says so in its history. The rule by which a case
 * is counted stays as it was.
 */
@Component
class DueRecount {

    private static final Logger LOG = LoggerFactory.getLogger(DueRecount.class);
    private static final int BUNCH = 500;

    private final CaseStore store;
    private final Limits limits;
    private final Journal journal;
    private final LedgerClock clock;
    private final TransactionTemplate transactions;
    private final Counted counted;
    private final ReentrantLock one = new ReentrantLock();

    DueRecount(
            CaseStore store,
            Limits limits,
            Journal journal,
            LedgerClock clock,
            TransactionTemplate transactions,
            Counted counted) {
        this.store = store;
        this.limits = limits;
        this.journal = journal;
        this.clock = clock;
        this.transactions = transactions;
        this.counted = counted;
    }

    /** Remembers by which calendars everything was last counted, in a file beside the database. */
    static final class Counted {

        private final Calendars calendars;
        private final Path file;

        Counted(Calendars calendars, Path file) {
            this.calendars = calendars;
            this.file = file;
        }

        boolean isByThese() throws IOException {
            return Files.exists(file) && Files.readString(file).strip().equals(calendars.fingerprint());
        }

        void remember(String fingerprint) throws IOException {
            Files.writeString(file, fingerprint + "\n");
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    public void atStart() {
        Thread.ofVirtual().name("due-recount").start(this::ifNeeded);
    }

    @EventListener(CalendarsChanged.class)
    public void onChange() {
        Thread.ofVirtual().name("due-recount").start(this::ifNeeded);
    }

    private void ifNeeded() {
        one.lock();
        try {
            if (!counted.isByThese()) {
                String fingerprint = counted.calendars.fingerprint();
                int moved = DataScopes.callAsSystem("count due times anew", this::recount);
                counted.remember(fingerprint);
                LOG.info("Due times counted by the calendars as they are now, {} moved", moved);
            }
        } catch (IOException | DataAccessException | TransactionException e) {
            LOG.warn("Due times could not be counted anew, will be tried again at the next start: {}", e.getMessage());
        } finally {
            one.unlock();
        }
    }

    /** Counts all open cases anew, in the system's scope; gives how many are due at another moment. */
    int recount() {
        int moved = 0;
        long after = 0;
        while (true) {
            long begin = after;
            List<Long> some = transactions.execute(status -> store.openAfter(begin, BUNCH));
            if (some == null || some.isEmpty()) {
                return moved;
            }
            for (long caseId : some) {
                moved += Boolean.TRUE.equals(transactions.execute(status -> recount(caseId))) ? 1 : 0;
            }
            after = some.getLast();
        }
    }

    private boolean recount(long caseId) {
        Optional<CaseState> found = store.find(caseId);
        if (found.isEmpty() || changes(found.get()).isEmpty()) {
            return false;
        }
        CaseState state = store.lock(caseId).orElseThrow();
        Map<String, @Nullable Object> set = changes(state);
        if (state.flag("closed") || set.isEmpty()) {
            return false;
        }
        var payload = new HashMap<String, @Nullable Object>();
        payload.put("dueAt", state.text("dueAt"));
        payload.put("stageDueAt", state.text("stageDueAt"));
        journal.note(state, Steps.DUE_RECOUNTED, Actor.SYSTEM, clock.now(), set, payload);
        return true;
    }

    private Map<String, @Nullable Object> changes(CaseState state) {
        var set = new HashMap<String, @Nullable Object>();
        limits.overall(state).ifPresent(due -> moved(state, due, "dueAt", "overdue", set));
        limits.ofStage(state, state.stage()).ifPresent(due -> moved(state, due, "stageDueAt", "stageOverdue", set));
        return set;
    }

    private void moved(CaseState state, DueTime due, String key, String mark, Map<String, @Nullable Object> set) {
        Instant dueAt = due.dueAt();
        if (!Objects.equals(dueAt, state.time(key))) {
            set.put(key, dueAt == null ? null : EventChain.written(dueAt));
            if (dueAt == null || dueAt.isAfter(clock.now())) {
                set.put(mark, null);
            }
        }
    }
}
