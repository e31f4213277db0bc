package io.bihuan.server.gateway;

import io.bihuan.engine.InboundFrame;
import java.time.InstantSource;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands frames to the engine and remembers which connections wait for space. A full queue pauses the reading of exactly
 * those connections whose frames it refused; TCP carries the pressure to the terminals.
 */
final class Intake {

    private final Supplier<FrameIntake> source;
    private final InstantSource clock;
    private volatile @Nullable FrameIntake engine;
    private final Map<Integer, Queue<Session>> waiting = new ConcurrentHashMap<>();

    /** The engine is asked for when the first frame comes: it is opened after the listener that knows this intake. */
    Intake(Supplier<FrameIntake> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** On the session's event loop: hands a frame over, or pauses the session and answers false. */
    boolean offer(Session session, Terminal terminal, byte[] content) {
        FrameIntake intake = engine();
        var frame = new InboundFrame(terminal.assetId, terminal.wireFormat(), clock.millis(), content, session);
        if (intake.offer(frame)) {
            return true;
        }
        session.pause(Session.PAUSED_ENGINE);
        queue(intake.partitionOf(terminal.assetId)).add(session);
        // Space may have come between the refusal and the entry in the queue, and nobody would have told this session.
        if (intake.offer(frame)) {
            session.unpause(Session.PAUSED_ENGINE);
            return true;
        }
        return false;
    }

    /** From any thread: hands over what the platform itself noticed; dropped when the queue is full. */
    void note(long assetId, int protocol, byte[] content) {
        engine().offer(new InboundFrame(assetId, protocol, clock.millis(), content, null));
    }

    /** On a partition's thread: its queue has room again. */
    void spaceAvailable(int partition) {
        Queue<Session> sessions = queue(partition);
        for (int left = sessions.size(); left > 0; left--) {
            Session session = sessions.poll();
            if (session == null) {
                return;
            }
            session.channel.eventLoop().execute(() -> session.resume(Session.PAUSED_ENGINE));
        }
    }

    /** How many connections wait for space. */
    int waiting() {
        return waiting.values().stream().mapToInt(Queue::size).sum();
    }

    private FrameIntake engine() {
        FrameIntake known = engine;
        if (known == null) {
            known = source.get();
            engine = known;
        }
        return known;
    }

    private Queue<Session> queue(int partition) {
        return waiting.computeIfAbsent(partition, number -> new ConcurrentLinkedQueue<>());
    }
}
