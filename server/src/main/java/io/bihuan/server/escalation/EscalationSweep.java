package io.bihuan.server.escalation;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.Ladders;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at the cases that are due. Each rung is one transaction: the step, the notices and the next look stand or fall
 * together. What was missed while the platform stood still is caught up in the order in which it was due.
 */
@Component
class EscalationSweep {

    private static final Logger LOG = LoggerFactory.getLogger(EscalationSweep.class);
    private static final int BUNCH = 500;

    /** How long a case is left alone that could not be escalated. */
    private static final Duration PUT_OFF = Duration.ofMinutes(10);

    private final EscalationPlan plan;
    private final Ladders ladders;
    private final EscalationTeller teller;
    private final InstantSource clock;
    private final TransactionTemplate transactions;
    private final Timer sweeps;
    private final Counter rungs;

    EscalationSweep(
            EscalationPlan plan,
            Ladders ladders,
            EscalationTeller teller,
            InstantSource clock,
            TransactionTemplate transactions,
            MeterRegistry meters) {
        this.plan = plan;
        this.ladders = ladders;
        this.teller = teller;
        this.clock = clock;
        this.transactions = transactions;
        this.sweeps = Timer.builder("bihuan.escalation.sweep")
                .description("Time of a look at all cases that are due")
                .register(meters);
        this.rungs = Counter.builder("bihuan.escalation.rungs")
                .description("Rungs climbed")
                .register(meters);
    }

    @Scheduled(initialDelayString = "PT25S", fixedDelayString = "PT30S")
    void regularly() {
        try {
            DataScopes.runAsSystem("escalate cases", this::sweep);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Cases could not be escalated, will be tried again: {}", e.getMessage());
        }
    }

    /** Climbs everything that is due by now; gives how many rungs that were. */
    int sweep() {
        long began = System.nanoTime();
        Instant now = clock.instant();
        int climbed = 0;
        List<Long> due = due(now);
        while (!due.isEmpty()) {
            for (long caseId : due) {
                climbed += look(caseId, now) ? 1 : 0;
            }
            due = due(now);
        }
        rungs.increment(climbed);
        sweeps.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        return climbed;
    }

    private List<Long> due(Instant now) {
        List<Long> due = transactions.execute(status -> plan.due(now, BUNCH));
        return due == null ? List.of() : due;
    }

    private boolean look(long caseId, Instant now) {
        try {
            return Boolean.TRUE.equals(transactions.execute(status -> climb(caseId, now)));
        } catch (IllegalArgumentException | IllegalStateException | Problem e) {
            LOG.error("Case {} could not be escalated and is left alone for {}", caseId, PUT_OFF, e);
            transactions.executeWithoutResult(status -> plan.plan(caseId, now.plus(PUT_OFF)));
            return false;
        }
    }

    private boolean climb(long caseId, Instant now) {
        if (!ladders.hold(caseId) || !plan.take(caseId, now)) {
            return false;
        }
        Ladders.Outcome outcome = ladders.climb(caseId, now);
        if (outcome.climbed() != null) {
            teller.tell(outcome.climbed(), now);
        }
        if (outcome.nextAt() == null) {
            plan.drop(caseId);
        } else {
            plan.plan(caseId, outcome.nextAt());
        }
        return outcome.climbed() != null;
    }
}
