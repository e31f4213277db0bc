package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808HeaderView;
import io.bihuan.codec.jt808.T8003ResendRequest;
import io.bihuan.engine.CommittedFrame;
import io.bihuan.engine.EngineListener;
import io.bihuan.engine.FrameOutcome;
import io.bihuan.engine.FrameRejection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the engine tells about its commits, on the partitions' threads. Acknowledgements of one commit are gathered per
 * connection and handed over with one task per event loop, so that a commit costs each connection one write and each loop
 * one wake-up, however many frames it held.
 */
@Component
@Order(0)
final class CommitListener implements EngineListener {

    private static final Logger LOG = LoggerFactory.getLogger(CommitListener.class);
    private static final int TERMINAL_ACK = 0x0001;
    private static final int MALFORMED = 2;
    private static final int UNSUPPORTED = 3;
    private static final int MOST_INDEXES = 125;

    private final TerminalRegister register;
    private final BadFrames badFrames;
    private final UplinkDesk desk;
    private final AckLatency latency;
    private final InstantSource clock;
    private final Map<Integer, Round> rounds = new ConcurrentHashMap<>();
    private final Intake intake;

    CommitListener(
            TerminalRegister register,
            BadFrames badFrames,
            UplinkDesk desk,
            AckLatency latency,
            Intake intake,
            InstantSource clock) {
        this.register = register;
        this.badFrames = badFrames;
        this.desk = desk;
        this.latency = latency;
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    public void committed(int partition, List<CommittedFrame> frames) {
        Round round = rounds.computeIfAbsent(partition, number -> new Round());
        for (CommittedFrame committed : frames) {
            int result = Reception.OK;
            if (committed.outcome() == FrameOutcome.REJECTED) {
                FrameRejection rejection = committed.rejection();
                if (rejection != null) {
                    refused(committed, rejection, BadFrame.Level.FRAME);
                }
                result = MALFORMED;
            }
            if (!committed.messages().isEmpty()) {
                result = uplinks(committed, result);
            }
            if (committed.frame().replyTo() instanceof Session session) {
                byte[] content = committed.frame().bytes();
                int id = Jt808HeaderView.messageId(content);
                if (id != TERMINAL_ACK) {
                    round.add(session, Jt808HeaderView.serial(content), id, result);
                }
            }
        }
        round.handOver();
        if (!frames.isEmpty()) {
            latency.record(frames, clock.millis());
        }
    }

    private int uplinks(CommittedFrame committed, int standing) {
        int result = standing;
        for (Object message : committed.messages()) {
            switch (message) {
                case Uplink.Unsupported unsupported -> result = UNSUPPORTED;
                case Uplink.ItemFault fault -> {
                    if (committed.outcome() != FrameOutcome.DUPLICATE) {
                        refused(committed, fault.rejection(), BadFrame.Level.ITEM);
                    }
                }
                case Uplink.Answer answer -> desk.submit(committed, answer);
                default -> LOG.warn("The decoder left an unknown message: {}", message.getClass());
            }
        }
        return result;
    }

    private void refused(CommittedFrame committed, FrameRejection rejection, BadFrame.Level level) {
        Terminal terminal = register.byAsset(committed.frame().assetId());
        String phone = terminal == null ? "" : terminal.phone;
        String remote = terminal == null || terminal.remoteAddress == null ? "" : terminal.remoteAddress;
        badFrames.add(BadFrames.undecodable(committed, rejection, phone, remote, level));
        if (terminal != null && level == BadFrame.Level.FRAME) {
            terminal.rejectedFrames.increment();
        }
    }

    @Override
    public void fragmentsMissing(long assetId, long setKey, int firstSerial, int[] missingIndexes) {
        Terminal terminal = register.byAsset(assetId);
        Session session = terminal == null ? null : terminal.session.get();
        if (session == null) {
            return;
        }
        List<Integer> indexes =
                Arrays.stream(missingIndexes).limit(MOST_INDEXES).boxed().toList();
        session.channel.eventLoop().execute(() -> session.send(new T8003ResendRequest(firstSerial, indexes)));
    }

    @Override
    public void spaceAvailable(int partition) {
        intake.spaceAvailable(partition);
    }

    @Override
    public void storeFailed(int partition, Exception cause) {
        LOG.error("Partition {} cannot commit; nothing is acknowledged until it can", partition, cause);
    }

    @Override
    public void storeRecovered(int partition) {
        LOG.info("Partition {} commits again", partition);
    }

    /** The acknowledgements of one commit. Belongs to one partition's thread. */
    private static final class Round {

        private final List<List<Session>> byLoop = new ArrayList<>();

        void add(Session session, int serial, int messageId, int result) {
            if (session.pendingAcks.isEmpty()) {
                while (byLoop.size() <= session.loop) {
                    byLoop.add(new ArrayList<>());
                }
                byLoop.get(session.loop).add(session);
            }
            session.pendingAcks.add(serial, messageId, result);
        }

        void handOver() {
            for (int loop = 0; loop < byLoop.size(); loop++) {
                List<Session> sessions = byLoop.get(loop);
                if (sessions.isEmpty()) {
                    continue;
                }
                byLoop.set(loop, new ArrayList<>(sessions.size()));
                List<AckBatch> batches = new ArrayList<>(sessions.size());
                for (Session session : sessions) {
                    batches.add(session.pendingAcks.take());
                }
                try {
                    sessions.getFirst().channel.eventLoop().execute(() -> write(sessions, batches));
                } catch (java.util.concurrent.RejectedExecutionException e) {
                    LOG.debug("Sockets are closed; {} connections are not acknowledged", sessions.size());
                }
            }
        }

        private static void write(List<Session> sessions, List<AckBatch> batches) {
            for (int i = 0; i < sessions.size(); i++) {
                Session session = sessions.get(i);
                if (session.channel.isActive()) {
                    session.write(batches.get(i));
                    session.flush();
                }
            }
        }
    }
}
