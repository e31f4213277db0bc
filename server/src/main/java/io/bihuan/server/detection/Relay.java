package io.bihuan.server.detection;

import io.bihuan.engine.Engine;
import io.bihuan.engine.detector.AlarmTransition;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.telemetry.Stage;
import io.bihuan.server.telemetry.StageLatencies;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Reads the engine's outbox, carries what it finds into the database, and only then marks it done. A crash anywhere in
 * between has a step carried again, which changes nothing: see {@link AlarmCarrier}. While the database is away the
 * outbox grows on disk and the relay tries again, ever less often up to ten seconds.
 */
@Component
class Relay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    private static final int ATTEMPTS_WITH_LEDGER = 5;

    private final Engine engine;
    private final AlarmCarrier carrier;
    private final DetectionProperties properties;
    private final StageLatencies latencies;
    private final Counter carried;
    private final Counter faults;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock carrying = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private volatile boolean running;
    private volatile RelayState state = new RelayState(true, "");
    private Thread thread = new Thread(this::run, "alarm-relay");

    /** Whether alarms get through, and if not, why. */
    record RelayState(boolean working, String reason) {}

    Relay(
            Engine engine,
            AlarmCarrier carrier,
            DetectionProperties properties,
            StageLatencies latencies,
            MeterRegistry registry) {
        this.engine = engine;
        this.carrier = carrier;
        this.properties = properties;
        this.latencies = latencies;
        this.carried = Counter.builder("bihuan.relay.carried")
                .description("Steps of alarms carried into the database")
                .register(registry);
        this.faults = Counter.builder("bihuan.relay.faults")
                .description("Steps of alarms the ledger could not take")
                .register(registry);
    }

    RelayState state() {
        return state;
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::run, "alarm-relay");
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        lock.lock();
        try {
            wake.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(15));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        long pause = properties.relayIdleMillis();
        while (running) {
            try {
                boolean more = round();
                recovered();
                pause = more ? 0 : properties.relayIdleMillis();
            } catch (DataAccessException | TransactionException e) {
                failed("the database does not answer: " + e.getMessage());
                pause = longer(pause);
            } catch (RuntimeException e) {
                LOG.error("The relay failed", e);
                failed(String.valueOf(e.getMessage()));
                pause = longer(pause);
            }
            await(pause);
        }
    }

    /**
     * Runs work while no step is on its way into the database: what the database has then is exactly what is marked done.
     * Waits for the round at hand.
     */
    void standStill(Runnable work) {
        carrying.lock();
        try {
            work.run();
        } finally {
            carrying.unlock();
        }
    }

    /** Carries one bunch of every partition; true when there may be more. */
    boolean round() {
        carrying.lock();
        try {
            return carryRound();
        } finally {
            carrying.unlock();
        }
    }

    private boolean carryRound() {
        boolean more = false;
        for (int partition = 0; partition < engine.partitions(); partition++) {
            List<AlarmTransition> bunch = engine.outbox(partition, properties.relayBunch());
            if (!bunch.isEmpty()) {
                carry(bunch);
                engine.outboxDone(partition, bunch.getLast().sequence());
                more |= bunch.size() == properties.relayBunch();
            }
        }
        return more;
    }

    private void carry(List<AlarmTransition> bunch) {
        long started = System.nanoTime();
        try {
            DataScopes.runAsSystem("relay alarms", () -> carrier.carry(bunch));
        } catch (DataAccessException | TransactionException e) {
            if (databaseAnswers(e)) {
                oneByOne(bunch);
            } else {
                throw e;
            }
        } catch (RuntimeException e) {
            LOG.warn("Carrying {} steps together failed; carrying them one by one", bunch.size(), e);
            oneByOne(bunch);
        }
        carried.increment(bunch.size());
        latencies.record(Stage.ALARM, System.nanoTime() - started);
    }

    /** One step that the ledger cannot digest must not hold up the others for ever: it stays an alarm without a case. */
    private void oneByOne(List<AlarmTransition> bunch) {
        for (AlarmTransition step : bunch) {
            RuntimeException last = null;
            for (int attempt = 0; attempt < ATTEMPTS_WITH_LEDGER; attempt++) {
                last = attempt(step);
                if (last == null) {
                    break;
                }
            }
            if (last != null) {
                RuntimeException cause = last;
                faults.increment();
                LOG.error("Alarm {} stays without the ledger", step.alarm().id(), cause);
                DataScopes.runAsSystem(
                        "relay an alarm without the ledger",
                        () -> carrier.carryWithoutLedger(step, String.valueOf(cause.getMessage())));
            }
        }
    }

    private @org.jspecify.annotations.Nullable RuntimeException attempt(AlarmTransition step) {
        try {
            DataScopes.runAsSystem("relay one alarm", () -> carrier.carry(List.of(step)));
            return null;
        } catch (DataAccessException | TransactionException e) {
            if (!databaseAnswers(e)) {
                throw e;
            }
            return e;
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** Whether the failure came from a statement, not from the connection: only then is the step itself to blame. */
    private static boolean databaseAnswers(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLException sql) {
                String state = sql.getSQLState();
                // 08 connection, 53 resources, 57 operator intervention, 58 system, 40 serialisation: try again later
                return state != null && !state.matches("(08|53|57|58|40).*");
            }
        }
        return false;
    }

    private void failed(String reason) {
        if (state.working()) {
            LOG.warn("Alarms wait in the engine: {}. Trying again until they get through.", reason);
        }
        state = new RelayState(false, reason);
    }

    private void recovered() {
        if (!state.working()) {
            LOG.info("Alarms get through again");
            state = new RelayState(true, "");
        }
    }

    private static long longer(long pause) {
        return Math.min(LONGEST_PAUSE_MILLIS, Math.max(250, pause * 2));
    }

    private void await(long millis) {
        lock.lock();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
            while (running && nanos > 0) {
                nanos = wake.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        } finally {
            lock.unlock();
        }
    }
}
