package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends queued commands to terminals that are connected, and matches answers to them. The state is kept in the database
 * alone: a command is marked as sent before it leaves, so that its answer always finds it, and one that was marked but
 * never left because the process died is sent again when its time for an answer is over.
 */
@Component
class CommandDispatch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CommandDispatch.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final int MOST_ATTEMPTS = 3;
    private static final int EVENT_LOOP_SECONDS = 5;
    private static final Map<Integer, String> REFUSALS =
            Map.of(1, "terminal-failed", 2, "terminal-malformed", 3, "terminal-unsupported");

    private final TerminalRows transactions;
    private final CommandRows rows;
    private final CommandNews news;
    private final TerminalRegister register;
    private final JsonMapper json;
    private final Clock clock;
    private final Set<Long> awake = ConcurrentHashMap.newKeySet();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("gateway-commands").daemon().factory());

    CommandDispatch(
            TerminalRows transactions,
            CommandRows rows,
            CommandNews news,
            TerminalRegister register,
            JsonMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.news = news;
        this.register = register;
        this.json = json;
        this.clock = clock;
    }

    /** From any thread: there may be something to send to this asset's terminal. */
    void wake(long assetId) {
        if (awake.add(assetId)) {
            worker.execute(() -> {
                awake.remove(assetId);
                try {
                    sendDue(assetId);
                } catch (RuntimeException e) {
                    LOG.warn("Commands of asset {} cannot be sent now: {}", assetId, e.getMessage());
                }
            });
        }
    }

    /** Called every few seconds: expires what is over, sends again what was not answered. */
    void sweep() {
        Instant resendBefore = clock.instant().minus(ANSWER_WITHIN);
        List<Long> waiting = transactions.asSystem("expire commands", () -> {
            rows.expire().forEach(news::tell);
            return rows.assetsWaiting(resendBefore, MOST_ATTEMPTS);
        });
        for (long assetId : waiting) {
            Terminal terminal = register.byAsset(assetId);
            if (terminal != null && terminal.session.get() != null) {
                wake(assetId);
            }
        }
    }

    private void sendDue(long assetId) {
        Terminal terminal = register.byAsset(assetId);
        Session session = terminal == null ? null : terminal.session.get();
        if (session == null) {
            return;
        }
        Instant resendBefore = clock.instant().minus(ANSWER_WITHIN);
        List<CommandRow> due =
                transactions.asSystem("find commands", () -> rows.due(assetId, resendBefore, MOST_ATTEMPTS));
        for (CommandRow command : due) {
            send(session, command);
        }
    }

    private void send(Session session, CommandRow command) {
        Jt808Message message = CommandMessages.message(command.kind(), command.payload(), session.edition());
        int serial;
        try {
            serial = session.channel
                    .eventLoop()
                    .submit(() -> session.reserveSerial(message))
                    .get(EVENT_LOOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            LOG.warn("Command {} cannot be written: {}", command.id(), e.toString());
            return;
        }
        boolean marked = transactions.asSystem("send a command", () -> {
            var sent = rows.sent(command.id(), serial);
            sent.ifPresent(news::tell);
            return sent.isPresent();
        });
        if (marked) {
            session.channel.eventLoop().execute(() -> session.sendAs(message, serial));
        }
    }

    /** The terminal's general answer 0x0001. */
    void acknowledged(long assetId, int serial, int messageId, int result) {
        transactions.asSystem("confirm a command", () -> {
            rows.awaiting(assetId, List.of(messageId), serial, true).ifPresent(row -> {
                String refusal = REFUSALS.get(result);
                if (refusal != null) {
                    news.tell(rows.finish(row.id(), CommandState.FAILED, refusal, null));
                } else if (result != 0 || isConfirmedByAck(row)) {
                    news.tell(rows.finish(row.id(), CommandState.CONFIRMED, null, null));
                }
            });
            return true;
        });
    }

    /** An answer of its own kind. */
    void answered(
            long assetId, List<Integer> messageIds, @Nullable Integer serial, @Nullable String refusal, Object answer) {
        String text = json.writeValueAsString(answer);
        transactions.asSystem("answer a command", () -> {
            rows.awaiting(assetId, messageIds, serial, false)
                    .ifPresent(row -> news.tell(rows.finish(
                            row.id(), refusal == null ? CommandState.CONFIRMED : CommandState.FAILED, refusal, text)));
            return true;
        });
    }

    /** A picture came: whoever asked for it hears of it. */
    void pictured(CommandRow command) {
        transactions.asSystem("tell of a picture", () -> {
            news.tell(command);
            return true;
        });
    }

    /** In 2011 a snapshot has no answer of its own. */
    private boolean isConfirmedByAck(CommandRow row) {
        return switch (row.kind()) {
            case TEXT, SET_PARAMETERS, CONFIRM_ALARM -> true;
            case SNAPSHOT -> {
                Terminal terminal = register.byAsset(row.assetId());
                yield terminal != null && terminal.identity.edition() == TerminalIdentity.Edition.V2011;
            }
            case QUERY_POSITION, READ_PARAMETERS, READ_ATTRIBUTES -> false;
        };
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
