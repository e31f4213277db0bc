package io.bihuan.server.operations;

import io.bihuan.server.database.DataDirectory;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.detection.EngineFigures;
import io.bihuan.server.ledger.proof.SealWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at what the platform needs: its disk, the engine's store, the database and the way of alarms into it. */
@Component
class HealthChecks {

    /** Below this, the engine's next compaction may not find room. */
    private static final long LOW_BYTES = 2L << 30;

    private static final double NEARLY_FULL = 0.8;

    /** More alarms than this wait only when they come faster than they are carried, or are not carried at all. */
    static final long BEHIND_ALARMS = 1_000;

    private static final long LEAST_BYTES = 200L << 20;

    private final EngineFigures engine;
    private final DataDirectory directory;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SealWatch seals;
    private final WallClock clock;

    HealthChecks(
            EngineFigures engine,
            DataDirectory directory,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            SealWatch seals,
            WallClock clock) {
        this.engine = engine;
        this.directory = directory;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.seals = seals;
        this.clock = clock;
    }

    /** How well something is. */
    enum State {
        /** as it should be */
        UP,
        /** works, but somebody should look */
        WARNING,
        /** does not work */
        DOWN
    }

    /**
     * What a look at one thing found.
     *
     * @param name {@code store}, {@code queue}, {@code database}, {@code relay}, {@code disk}, {@code clock} or
     *     {@code seal}
     * @param facts figures and reasons by name
     */
    record Check(String name, State state, Map<String, Object> facts) {}

    List<Check> all() {
        Check database = database();
        return List.of(store(), queue(), database, relay(), disk(), clock(), seal(database));
    }

    private Check store() {
        Map<String, Object> facts = new TreeMap<>();
        engine.storeFailures().forEach((partition, reason) -> facts.put("partition" + partition, reason));
        facts.put("storeBytes", engine.totals().storeBytes());
        return new Check("store", engine.storeFailures().isEmpty() ? State.UP : State.DOWN, facts);
    }

    /** A partition's queue that stays nearly full slows its terminals down; nothing is lost. */
    private Check queue() {
        double fullest = engine.queues().stream()
                .mapToDouble(queue -> (double) queue.depth() / Math.max(1, queue.capacity()))
                .max()
                .orElse(0);
        return new Check(
                "queue",
                fullest < NEARLY_FULL ? State.UP : State.WARNING,
                Map.of("fullestPercent", Math.round(fullest * 100)));
    }

    private Check clock() {
        return new Check(
                "clock",
                clock.steppedLately() ? State.WARNING : State.UP,
                Map.of("lastStepMillis", clock.lastStep().toMillis()));
    }

    /** Every day of the ledger is sealed in the first hours of the next. A database that is away is not waited for twice. */
    private Check seal(Check database) {
        if (database.state() == State.DOWN) {
            return new Check("seal", State.WARNING, database.facts());
        }
        try {
            return DataScopes.callAsSystem("look at the seals", seals::unsealedSince)
                    .map(day -> new Check("seal", State.WARNING, Map.of("unsealedSince", day.toString())))
                    .orElse(new Check("seal", State.UP, Map.of()));
        } catch (DataAccessException | TransactionException e) {
            return new Check("seal", State.WARNING, Map.of("reason", String.valueOf(e.getMessage())));
        }
    }

    private Check database() {
        long started = System.nanoTime();
        try {
            String version = DataScopes.callAsSystem(
                    "look at the database",
                    () -> transactions.execute(status ->
                            jdbc.sql("show server_version").query(String.class).single()));
            double millis = (System.nanoTime() - started) / 1e6;
            return new Check("database", State.UP, Map.of("version", String.valueOf(version), "answerMillis", millis));
        } catch (DataAccessException | TransactionException e) {
            return new Check("database", State.DOWN, Map.of("reason", String.valueOf(e.getMessage())));
        }
    }

    /** Alarms that wait are a warning: sensing and acknowledging go on, and nothing is lost. */
    private Check relay() {
        EngineFigures.RelayHealth relay = engine.relay();
        long waiting = engine.totals().outboxDepth();
        return new Check(
                "relay",
                relay.working() && waiting <= BEHIND_ALARMS ? State.UP : State.WARNING,
                Map.of("waiting", waiting, "reason", relay.reason()));
    }

    private Check disk() {
        try {
            long free = Files.getFileStore(directory.root()).getUsableSpace();
            State state = free < LEAST_BYTES ? State.DOWN : free < LOW_BYTES ? State.WARNING : State.UP;
            return new Check("disk", state, Map.of("freeBytes", free));
        } catch (IOException e) {
            return new Check("disk", State.DOWN, Map.of("reason", String.valueOf(e.getMessage())));
        }
    }
}
