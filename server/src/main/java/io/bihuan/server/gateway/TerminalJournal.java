package io.bihuan.server.gateway;

import io.bihuan.server.live.LiveHub;
import io.bihuan.server.live.LiveMessage;
import io.bihuan.server.live.LiveTopic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes behind what the sockets saw: counters, times, bad frames. While the database is away nothing is lost but what
 * is over the bounds, and nobody on the sockets waits.
 */
@Component
class TerminalJournal implements SmartLifecycle, Arrivals {

    private static final Logger LOG = LoggerFactory.getLogger(TerminalJournal.class);
    private static final int BAD_FRAMES_PER_ROUND = 2_000;
    private static final int TERMINALS_PER_TRANSACTION = 500;
    private static final int ROUNDS_BETWEEN_PRUNING = 60;

    private final TerminalRows rows;
    private final TerminalRegister register;
    private final BadFrames badFrames;
    private final BadFrameRows badFrameRows;
    private final GatewaySettings settings;
    private final Neighbours neighbours;
    private final Map<Terminal, long[]> written = new HashMap<>();
    private @Nullable ScheduledExecutorService worker;
    private int rounds;
    private volatile boolean running;

    TerminalJournal(
            TerminalRows rows,
            TerminalRegister register,
            BadFrames badFrames,
            BadFrameRows badFrameRows,
            GatewaySettings settings,
            Neighbours neighbours) {
        this.rows = rows;
        this.register = register;
        this.badFrames = badFrames;
        this.badFrameRows = badFrameRows;
        this.settings = settings;
        this.neighbours = neighbours;
    }

    /** Who else hears of arrivals: the commands that wait, and the screens. */
    @Component
    record Neighbours(ObjectProvider<CommandDispatch> commands, LiveHub live) {}

    @Override
    public void start() {
        running = true;
        ScheduledExecutorService writing = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("gateway-journal").daemon().factory());
        writing.scheduleWithFixedDelay(this::round, 1, 1, TimeUnit.SECONDS);
        worker = writing;
    }

    @Override
    public void arrived(Terminal terminal) {
        neighbours.commands().getObject().wake(terminal.assetId);
        tell(terminal, true);
    }

    @Override
    public void left(Terminal terminal) {
        tell(terminal, false);
    }

    private void tell(Terminal terminal, boolean connected) {
        neighbours
                .live()
                .publish(new LiveMessage(
                        LiveTopic.TERMINAL,
                        terminal.phone,
                        terminal.organisationId,
                        terminal.gridId,
                        new TerminalPresence(terminal.id, terminal.phone, terminal.assetId, connected)));
    }

    /** A terminal came or went. */
    record TerminalPresence(long id, String phone, long assetId, boolean connected) {}

    /** One round of writing; also called by tests. */
    synchronized void round() {
        try {
            List<BadFrame> frames = badFrames.take(BAD_FRAMES_PER_ROUND);
            if (!frames.isEmpty()) {
                writeBadFrames(frames);
            }
            writeTerminals();
            if (++rounds % ROUNDS_BETWEEN_PRUNING == 0) {
                rows.asSystem("prune bad frames", () -> badFrameRows.prune(settings.maxBadFrames()));
            }
            neighbours.commands().getObject().sweep();
        } catch (RuntimeException e) {
            LOG.debug("Writing behind has to wait: {}", e.getMessage());
        }
    }

    private void writeBadFrames(List<BadFrame> frames) {
        try {
            rows.asSystem("keep bad frames", () -> {
                badFrameRows.insert(frames);
                return frames.size();
            });
        } catch (RuntimeException e) {
            badFrames.putBack(frames);
            throw e;
        }
    }

    private void writeTerminals() {
        List<Terminal> changed = register.all().stream().filter(this::isChanged).toList();
        for (int from = 0; from < changed.size(); from += TERMINALS_PER_TRANSACTION) {
            List<Terminal> some = changed.subList(from, Math.min(changed.size(), from + TERMINALS_PER_TRANSACTION));
            Map<Terminal, long[]> now = new HashMap<>();
            rows.asSystem("write terminals behind", () -> {
                for (Terminal terminal : some) {
                    long[] before = written.getOrDefault(terminal, new long[2]);
                    long[] counts = {terminal.frames.sum(), terminal.rejectedFrames.sum()};
                    Session session = terminal.session.get();
                    if (session != null) {
                        terminal.lastHeardMillis = session.lastFrameMillis();
                    }
                    terminal.dirty = false;
                    if (terminal.lastHeardMillis > 0) {
                        rows.seen(terminal, counts[0] - before[0], counts[1] - before[1]);
                    }
                    now.put(terminal, counts);
                }
                return some.size();
            });
            written.putAll(now);
        }
    }

    /** Every few seconds is enough for counters: only terminals whose turn it is are looked at. */
    private boolean isChanged(Terminal terminal) {
        if (terminal.dirty) {
            return true;
        }
        long[] before = written.get(terminal);
        boolean turn = (terminal.id + rounds) % 10 == 0 || !running;
        return turn
                && (before == null
                        ? terminal.frames.sum() + terminal.rejectedFrames.sum() > 0
                        : before[0] != terminal.frames.sum() || before[1] != terminal.rejectedFrames.sum());
    }

    @Override
    public void stop() {
        running = false;
        ScheduledExecutorService writing = worker;
        if (writing == null) {
            return;
        }
        writing.shutdown();
        try {
            writing.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        round();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the sockets open, and after they closed. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 8192;
    }
}
