package io.bihuan.server.demo;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes past and present cases of every shipped type, as their samples tell them. */
@Component
class DemoWalks {

    private static final Logger LOG = LoggerFactory.getLogger(DemoWalks.class);
    private static final Duration CLOSED_FOR = Duration.ofHours(30);

    private final CaseTypes types;
    private final Walker walker;
    private final TransactionTemplate transactions;
    private final Clock clock;

    DemoWalks(CaseTypes types, Walker walker, TransactionTemplate transactions, Clock clock) {
        this.types = types;
        this.walker = walker;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Writes them; returns how many cases that made. */
    int write() {
        int written = 0;
        for (CaseType type : types.all()) {
            if (Walk.isShipped(type.key())) {
                Walk walk = Walk.shipped(type.key());
                Instant now = clock.instant();
                written += whole(walk, now.minus(walk.length()).minus(CLOSED_FOR));
                for (Walk.Other other : walk.others()) {
                    written += other(walk, other, now.minus(other.age()));
                }
            }
        }
        return written;
    }

    private int whole(Walk walk, Instant filedAt) {
        return written(walk, walk.file(), () -> {
            long caseId = walker.file(walk.type(), walk.file(), filedAt);
            go(caseId, walk.steps(), null, filedAt);
            lookBack(caseId, walk);
        });
    }

    private int other(Walk walk, Walk.Other other, Instant filedAt) {
        return written(walk, other.opening(), () -> {
            long caseId = walker.file(walk.type(), other.opening(), filedAt);
            go(caseId, walk.stepsOf(other), other.to(), filedAt);
            if (other.steps() >= walk.steps().size() && !other.lookBackWaits()) {
                lookBack(caseId, walk);
            }
        });
    }

    private void lookBack(long caseId, Walk walk) {
        if (walk.lookBack() != null) {
            walker.lookBack(caseId, walk.lookBack(), clock.instant());
        }
    }

    /** Writes one case wholly or not at all. */
    private int written(Walk walk, Walk.Opening opening, Runnable writing) {
        try {
            transactions.executeWithoutResult(status -> writing.run());
            return 1;
        } catch (Problem e) {
            LOG.warn("Demo case {} of type {} left out: {} {}", opening.title(), walk.type(), e.code(), e.arguments());
            return 0;
        }
    }

    private void go(long caseId, List<Walk.Step> steps, @Nullable String to, Instant filedAt) {
        Instant at = filedAt;
        for (Walk.Step step : steps) {
            at = at.plus(step.after());
            if (at.isAfter(clock.instant())) {
                return;
            }
            walker.step(caseId, step, to, at);
        }
    }
}
