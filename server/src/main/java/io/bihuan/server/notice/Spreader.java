package io.bihuan.server.notice;

import io.bihuan.server.database.DataScopes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Spreads notices to the people they are for: one transaction per bunch, so that each is spread exactly once. */
@Component
class Spreader {

    private static final Logger LOG = LoggerFactory.getLogger(Spreader.class);
    private static final int BUNCH = 100;

    private final Outbox outbox;
    private final Addressees addressees;
    private final Inbox inbox;
    private final DeliveryPlan plan;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock();

    Spreader(
            Outbox outbox,
            Addressees addressees,
            Inbox inbox,
            DeliveryPlan plan,
            TransactionTemplate transactions,
            Clock clock) {
        this.outbox = outbox;
        this.addressees = addressees;
        this.inbox = inbox;
        this.plan = plan;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedRateString = "PT1S", initialDelayString = "PT5S")
    void regularly() {
        if (!running.tryLock()) {
            return;
        }
        try {
            spreadAll();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Notices could not be spread, will be tried again: {}", e.getMessage());
        } finally {
            running.unlock();
        }
    }

    /** Spreads everything whose time has come; gives how many notices that were. */
    int spreadAll() {
        int all = 0;
        int bunch;
        do {
            Integer spread =
                    DataScopes.callAsSystem("spread notices", () -> transactions.execute(status -> spreadSome()));
            bunch = spread == null ? 0 : spread;
            all += bunch;
        } while (bunch == BUNCH);
        return all;
    }

    private int spreadSome() {
        Instant now = clock.instant();
        List<NoticeRow> waiting = outbox.take(now, BUNCH);
        for (NoticeRow notice : waiting) {
            List<Recipient> recipients = addressees.of(notice);
            if (recipients.isEmpty()) {
                LOG.warn("Notice {} ({}) reaches nobody: {}", notice.id(), notice.event(), notice.audience());
            }
            List<Boolean> wantsInApp = plan.plan(notice, recipients, now);
            for (int i = 0; i < recipients.size(); i++) {
                inbox.put(notice, recipients.get(i), wantsInApp.get(i) ? null : now);
            }
            outbox.spread(notice.id(), recipients.size(), now);
        }
        return waiting.size();
    }
}
