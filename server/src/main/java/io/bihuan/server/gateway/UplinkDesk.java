package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808HeaderView;
import io.bihuan.codec.jt808.Parameter;
import io.bihuan.codec.jt808.T0001TerminalAck;
import io.bihuan.codec.jt808.T0104Parameters;
import io.bihuan.codec.jt808.T0107Attributes;
import io.bihuan.codec.jt808.T0201LocationAnswer;
import io.bihuan.codec.jt808.T0801MediaData;
import io.bihuan.codec.jt808.T0805ShootAnswer;
import io.bihuan.codec.jt808.T8800MediaAck;
import io.bihuan.engine.CommittedFrame;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Takes answers and pictures off the partitions' threads and files them. What waits is bounded in bytes; what is over
 * stays in the log, and the terminal or the command asks again.
 */
@Component
class UplinkDesk implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(UplinkDesk.class);
    private static final long MOST_WAITING_BYTES = 64L << 20;
    private static final int OVERHEAD_BYTES = 512;
    private static final long HEARTBEAT_PARAMETER = 0x0001;
    private static final long LONGEST_HEARTBEAT_SECONDS = 3_600;

    private final CommandDispatch commands;
    private final MediaStore media;
    private final TerminalRegister register;
    private final TerminalRows rows;
    private final AtomicLong waitingBytes = new AtomicLong();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("gateway-uplinks").daemon().factory());

    UplinkDesk(CommandDispatch commands, MediaStore media, TerminalRegister register, TerminalRows rows) {
        this.commands = commands;
        this.media = media;
        this.register = register;
        this.rows = rows;
    }

    /** On a partition's thread. */
    void submit(CommittedFrame committed, Uplink.Answer answer) {
        long bytes = OVERHEAD_BYTES + (answer.message() instanceof T0801MediaData data ? data.data().length : 0);
        if (waitingBytes.addAndGet(bytes) > MOST_WAITING_BYTES) {
            waitingBytes.addAndGet(-bytes);
            LOG.warn("Answers come faster than they can be filed; frame {} waits in the log", committed.reference());
            return;
        }
        try {
            worker.execute(() -> {
                try {
                    file(committed, answer);
                } catch (RuntimeException e) {
                    LOG.warn("The answer in frame {} cannot be filed: {}", committed.reference(), e.getMessage());
                } finally {
                    waitingBytes.addAndGet(-bytes);
                }
            });
        } catch (RejectedExecutionException e) {
            waitingBytes.addAndGet(-bytes);
        }
    }

    private void file(CommittedFrame committed, Uplink.Answer answer) {
        long assetId = committed.frame().assetId();
        switch (answer.message()) {
            case T0001TerminalAck ack ->
                commands.acknowledged(assetId, ack.ackSerial(), ack.ackMessageId(), ack.result());
            case T0104Parameters parameters -> {
                noteHeartbeat(assetId, parameters);
                commands.answered(
                        assetId,
                        List.of(CommandMessages.READ_ALL_PARAMETERS, CommandMessages.READ_SOME_PARAMETERS),
                        parameters.ackSerial(),
                        null,
                        MessageFields.of(parameters));
            }
            case T0107Attributes attributes -> {
                Terminal terminal = register.byAsset(assetId);
                if (terminal != null) {
                    rows.asSystem("note a terminal's attributes", () -> {
                        rows.attributes(terminal.id, attributes.firmwareVersion(), attributes.iccid());
                        return true;
                    });
                }
                commands.answered(
                        assetId, List.of(CommandMessages.READ_ATTRIBUTES), null, null, MessageFields.of(attributes));
            }
            case T0201LocationAnswer location ->
                commands.answered(
                        assetId,
                        List.of(CommandMessages.QUERY_POSITION),
                        location.ackSerial(),
                        null,
                        MessageFields.of(location.location()));
            case T0805ShootAnswer shot ->
                commands.answered(
                        assetId,
                        List.of(CommandMessages.SHOOT),
                        shot.ackSerial(),
                        shot.result() == 0 ? null : shot.result() == 2 ? "channel-unsupported" : "terminal-failed",
                        MessageFields.of(shot));
            case T0801MediaData data -> picture(committed, data);
            default -> {
                // Nobody waits for it; it stays in the log, readable on the vehicle's page.
            }
        }
    }

    private void picture(CommittedFrame committed, T0801MediaData data) {
        CommandRow command = media.store(
                committed.frame().assetId(),
                committed.reference().toString(),
                committed.frame().receivedTimeMillis(),
                data);
        if (command != null) {
            commands.pictured(command);
        }
        if (committed.frame().replyTo() instanceof Session session) {
            int serial = Jt808HeaderView.serial(committed.frame().bytes());
            session.channel
                    .eventLoop()
                    .execute(() -> session.send(new T8800MediaAck(serial, data.mediaId(), List.of())));
        }
    }

    private void noteHeartbeat(long assetId, T0104Parameters parameters) {
        Terminal terminal = register.byAsset(assetId);
        for (Parameter parameter : parameters.parameters()) {
            @Nullable Object value = parameter.value();
            if (terminal != null
                    && parameter.parameterId() == HEARTBEAT_PARAMETER
                    && value instanceof Parameter.Numeric numeric) {
                terminal.heartbeatSeconds = (int) Math.min(LONGEST_HEARTBEAT_SECONDS, numeric.number());
            }
        }
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
