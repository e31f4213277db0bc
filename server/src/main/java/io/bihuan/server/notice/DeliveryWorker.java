package io.bihuan.server.notice;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.notice.channel.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due. Taking, sending and writing down are apart: no transaction is open while a mail server thinks. What
 * failed is tried again after ever longer pauses and given up after {@value #MOST_ATTEMPTS} attempts; the log says why.
 */
@Component
class DeliveryWorker {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
    private static final int BUNCH = 24;
    private static final int MOST_IN_DIGEST = 200;
    static final int MOST_ATTEMPTS = 8;
    private static final Duration KEPT = Duration.ofDays(180);
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private final DeliveryRows rows;
    private final Postman postman;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock();

    DeliveryWorker(DeliveryRows rows, Postman postman, TransactionTemplate transactions, Clock clock) {
        this.rows = rows;
        this.postman = postman;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedRateString = "PT2S", initialDelayString = "PT6S")
    void regularly() {
        if (!running.tryLock()) {
            return;
        }
        try {
            sendDue(clock.instant());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Notices could not be delivered, will be tried again: {}", e.getMessage());
        } finally {
            running.unlock();
        }
    }

    /** What arrived or failed half a year ago is of no use any more. */
    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
    void forgetOld() {
        int forgotten = asSystem(() -> rows.forget(clock.instant().minus(KEPT)));
        LOG.debug("{} old deliveries forgotten", forgotten);
    }

    /** Sends everything that is due by a moment; gives how many deliveries were tried. */
    int sendDue(Instant now) {
        int all = 0;
        List<List<Delivery>> bunch;
        do {
            bunch = asSystem(() -> take(now));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                bunch.forEach(together -> threads.submit(() -> sendOne(together, now)));
            }
            all += bunch.stream().mapToInt(List::size).sum();
        } while (!bunch.isEmpty());
        return all;
    }

    /** What goes out together: single deliveries, and everything collected for one person. */
    private List<List<Delivery>> take(Instant now) {
        var groups = new ArrayList<List<Delivery>>();
        var digests = new HashSet<DigestKey>();
        List<Delivery> due = rows.take(now, LEASE, BUNCH);
        for (Delivery delivery : due) {
            if (delivery.pace() == Pace.NOW) {
                groups.add(List.of(delivery));
            } else {
                var key = DigestKey.of(delivery);
                if (digests.add(key)) {
                    var together = new ArrayList<>(due.stream()
                            .filter(other -> other.pace() != Pace.NOW)
                            .filter(other -> DigestKey.of(other).equals(key))
                            .toList());
                    together.addAll(rows.takeDigest(delivery, now, LEASE, MOST_IN_DIGEST));
                    groups.add(together);
                }
            }
        }
        return groups;
    }

    private record DigestKey(@Nullable Long personId, long channelId, Pace pace) {

        static DigestKey of(Delivery delivery) {
            return new DigestKey(delivery.personId(), delivery.channelId(), delivery.pace());
        }
    }

    private void sendOne(List<Delivery> together, Instant now) {
        try {
            Outcome outcome = DataScopes.callAsSystem("deliver notices", () -> postman.send(together));
            asSystem(() -> {
                together.forEach(delivery -> rows.ended(delivery.id(), outcome, retryAt(delivery, outcome, now), now));
                return true;
            });
            if (outcome.state() != Outcome.State.SENT) {
                LOG.warn(
                        "Delivery {} did not arrive (attempt {}): {}",
                        together.getFirst().id(),
                        together.getFirst().attempts(),
                        outcome.code());
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Delivery {} will be tried again: {}", together.getFirst().id(), e.getMessage());
        }
    }

    /** When to try again, null for never. */
    static @Nullable Instant retryAt(Delivery delivery, Outcome outcome, Instant now) {
        if (outcome.state() != Outcome.State.TRY_AGAIN || delivery.attempts() >= MOST_ATTEMPTS) {
            return null;
        }
        return now.plus(PAUSES.get(Math.clamp(delivery.attempts() - 1L, 0, PAUSES.size() - 1)));
    }

    private <T> T asSystem(java.util.function.Supplier<T> work) {
        return DataScopes.callAsSystem(
                "deliver notices", () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
    }
}
