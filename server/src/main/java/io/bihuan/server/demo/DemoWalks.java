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
                Duration whole = walk.steps().stream().map(Walk.Step::after).reduce(CLOSED_FOR, Duration::plus);
                Instant now = clock.instant();
                written += whole(walk, walk.file(), null, walk.steps(), now.minus(whole));
                for (Walk.Other other : walk.others()) {
                    Instant filedAt =
                            now.minus(Duration.ofDays(other.daysAgo())).minus(Duration.ofMinutes(150));
                    written += whole(walk, other.opening(), other.to(), walk.stepsOf(other), filedAt);
                }
            }
        }
        return written;
    }

    /** Writes one case wholly or not at all. */
    private int whole(Walk walk, Walk.Opening opening, @Nullable String to, List<Walk.Step> steps, Instant filedAt) {
        try {
            transactions.executeWithoutResult(status -> {
                long caseId = walker.file(walk.type(), opening, filedAt);
                go(caseId, steps, to, filedAt);
                if (walk.lookBack() != null && steps.size() == walk.steps().size()) {
                    walker.lookBack(caseId, walk.lookBack(), clock.instant());
                }
            });
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
