package io.bihuan.server.check;

import io.bihuan.server.calendar.DueTime;
import io.bihuan.server.calendar.TimeLimit;
import io.bihuan.server.check.Plan.Target;
import io.bihuan.server.check.Plans.PlanClock;
import io.bihuan.server.database.DataScopes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the tasks of the plans some days ahead. What fell due while the platform stood still is made too, and is then
 * missed: a gap in the rounds must show. Running twice changes nothing.
 */
@Component
class TaskMaker {

    private static final Logger LOG = LoggerFactory.getLogger(TaskMaker.class);

    /** How far ahead tasks are made, so that a phone has them before it goes where there is no network. */
    static final Duration AHEAD = Duration.ofDays(3);

    /** A plan is looked at again once so much of its tasks is missing. */
    private static final Duration STEP = Duration.ofMinutes(30);

    private final PlanRows plans;
    private final TaskRows tasks;
    private final Checklists checklists;
    private final TransactionTemplate transactions;
    private final PlanClock clock;

    TaskMaker(
            PlanRows plans, TaskRows tasks, Checklists checklists, TransactionTemplate transactions, PlanClock clock) {
        this.plans = plans;
        this.tasks = tasks;
        this.checklists = checklists;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT30S")
    void regularly() {
        try {
            DataScopes.runAsSystem("make check tasks", this::run);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Check tasks could not be made, will be tried again: {}", e.getMessage());
        }
    }

    /** Makes what is due to be made; gives how many tasks were made. */
    int run() {
        Instant now = clock.now();
        Instant through = now.plus(AHEAD);
        List<Long> due = Objects.requireNonNull(transactions.execute(status -> plans.toGenerate(through.minus(STEP))));
        int made = 0;
        for (long plan : due) {
            made += Objects.requireNonNull(transactions.execute(status -> make(plan, now, through)));
        }
        return made;
    }

    private int make(long planId, Instant now, Instant through) {
        Plan plan = plans.lock(planId).orElseThrow();
        var list = checklists.find(plan.listKey());
        if (plan.paused() || list.isEmpty()) {
            return 0;
        }
        ZoneId zone = clock.clock().getZone();
        Instant known = plan.generatedThrough();
        Instant after = known == null ? begin(plan, now, zone) : known;
        LocalDate ends = plan.endsOn();
        Instant until = ends == null
                ? through
                : earlier(
                        through, ends.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1));
        int made = 0;
        for (Target target : plan.targets()) {
            List<Instant> moments = plan.rhythmOf(target)
                    .between(
                            plan.startsOn(),
                            after,
                            until,
                            zone,
                            day -> clock.working(plan.calendar(), day),
                            plan.offDays());
            for (Instant moment : moments) {
                made += tasks.insert(plan, target, list.get().id(), moment, due(plan, moment), now) ? 1 : 0;
            }
        }
        plans.generated(planId, through);
        return made;
    }

    /** Where a new plan begins: at its first day, but not before it was made. */
    private static Instant begin(Plan plan, Instant now, ZoneId zone) {
        Instant start = plan.startsOn().atStartOfDay(zone).toInstant().minusMillis(1);
        Instant today =
                now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant().minusMillis(1);
        return start.isAfter(today) ? start : today;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private Instant due(Plan plan, Instant moment) {
        DueTime due = clock.calendars().time(plan.calendar()).due(moment, TimeLimit.parse(plan.within()), List.of());
        return Objects.requireNonNull(due.dueAt());
    }
}
