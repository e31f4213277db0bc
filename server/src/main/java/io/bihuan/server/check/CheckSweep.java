package io.bihuan.server.check;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.identity.Role;
import io.bihuan.server.notice.Audience;
import io.bihuan.server.notice.Notice;
import io.bihuan.server.notice.Notices;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Marks missed tasks and tells whoever was to do them, and tries again to open the cases that could not be opened. */
@Component
class CheckSweep {

    private static final Logger LOG = LoggerFactory.getLogger(CheckSweep.class);

    /** What was missed longer ago is marked in silence: after a standstill people are not flooded. */
    private static final Duration FRESH = Duration.ofHours(1);

    private final TaskRows tasks;
    private final FindingDesk findings;
    private final Notices notices;
    private final TransactionTemplate transactions;
    private final Plans.PlanClock clock;

    CheckSweep(
            TaskRows tasks,
            FindingDesk findings,
            Notices notices,
            TransactionTemplate transactions,
            Plans.PlanClock clock) {
        this.tasks = tasks;
        this.findings = findings;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT25S", fixedDelayString = "PT30S")
    void regularly() {
        try {
            DataScopes.runAsSystem("sweep checks", this::sweep);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Missed checks could not be marked, will be tried again: {}", e.getMessage());
        }
    }

    void sweep() {
        Instant now = clock.now();
        transactions.executeWithoutResult(status -> {
            for (CheckTask task : tasks.markMissed(now)) {
                if (task.dueAt().isAfter(now.minus(FRESH))) {
                    notices.send(notice(task, now));
                }
            }
        });
        findings.fileWaiting();
    }

    private static Notice notice(CheckTask task, Instant now) {
        return new Notice(
                "check-missed-" + task.id(),
                audience(task.assignee()),
                "check.missed",
                "检查任务超时未做：" + task.title(),
                "A check was not done in time: " + task.title(),
                "任务已过截止时间，仍可补做，补做的记录会标为逾期完成。",
                "The task is past its due time. It can still be done, and is then marked as late.",
                "/checks/" + task.id(),
                false,
                now);
    }

    private static Audience audience(Plan.Assignee assignee) {
        Long person = assignee.personId();
        Role role = assignee.role();
        if (person != null) {
            return Audience.person(person);
        }
        return role == null
                ? Audience.organisation(assignee.organisationId())
                : Audience.role(role, assignee.organisationId());
    }
}
