package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808HeaderView;
import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.engine.CommittedFrame;
import io.bihuan.engine.FrameRejection;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/**
 * Counts what could not be used, by reason, and keeps it for people: in memory until {@link TerminalJournal} writes it,
 * bounded, so that a flood or an absent database costs the oldest rows and nothing else.
 */
@Component
class BadFrames {

    private static final int MOST_UNWRITTEN = 20_000;

    private final BlockingQueue<BadFrame> unwritten = new ArrayBlockingQueue<>(MOST_UNWRITTEN);
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final LongAdder unkept = new LongAdder();
    private final MeterRegistry meters;

    BadFrames(MeterRegistry meters) {
        this.meters = meters;
    }

    /** From any thread: counts and keeps one. */
    void add(BadFrame frame) {
        count(frame.code());
        if (!unwritten.offer(frame)) {
            unkept.increment();
        }
    }

    /** From any thread: a connection was closed by us for a reason. */
    void dropped(Session session, String reason, Instant now) {
        meters.counter("bihuan.gateway.dropped", "reason", reason).increment();
        if (reason.equals("REPLACED") || reason.equals("STOPPING") || reason.equals("CONNECTION_RESET")) {
            return;
        }
        add(new BadFrame(
                now,
                session.phone().isEmpty() ? null : session.phone(),
                assetOf(session),
                session.remoteAddress,
                "DROPPED_" + reason,
                "connection",
                -1,
                "the connection was closed by the platform",
                -1,
                new byte[0],
                0,
                BadFrame.Level.FRAME));
    }

    /** Frames counted by reason since the start. */
    Map<String, Long> counts() {
        Map<String, Long> result = new java.util.TreeMap<>();
        counts.forEach((code, count) -> result.put(code, count.sum()));
        return result;
    }

    /** Frames that were counted but could not be kept. */
    long unkept() {
        return unkept.sum();
    }

    List<BadFrame> take(int most) {
        List<BadFrame> taken = new ArrayList<>();
        unwritten.drainTo(taken, most);
        return taken;
    }

    /** Puts back what could not be written, as far as there is room. */
    void putBack(List<BadFrame> frames) {
        for (BadFrame frame : frames) {
            if (!unwritten.offer(frame)) {
                unkept.increment();
            }
        }
    }

    private void count(String code) {
        counts.computeIfAbsent(code, this::adder).increment();
    }

    private LongAdder adder(String code) {
        var adder = new LongAdder();
        io.micrometer.core.instrument.FunctionCounter.builder("bihuan.gateway.rejects", adder, LongAdder::sum)
                .tag("code", code)
                .register(meters);
        return adder;
    }

    static BadFrame unreadable(Session session, Jt808Rejection rejection, byte[] raw, Instant now) {
        byte[] wire = new byte[raw.length + 2];
        System.arraycopy(raw, 0, wire, 1, raw.length);
        wire[0] = Jt808Framing.DELIMITER_BYTE;
        wire[wire.length - 1] = Jt808Framing.DELIMITER_BYTE;
        return new BadFrame(
                now,
                session.phone().isEmpty() ? null : session.phone(),
                assetOf(session),
                session.remoteAddress,
                rejection.code().name(),
                rejection.field(),
                rejection.offset(),
                rejection.detail(),
                -1,
                wire,
                formatOf(session),
                BadFrame.Level.FRAME);
    }

    static BadFrame refused(Session session, String code, String detail, byte[] wire, Instant now) {
        return new BadFrame(
                now,
                session.phone(),
                assetOf(session),
                session.remoteAddress,
                code,
                "connection",
                -1,
                detail,
                wire.length > 3 ? (wire[1] & 0xFF) << 8 | wire[2] & 0xFF : -1,
                wire,
                formatOf(session),
                BadFrame.Level.FRAME);
    }

    static BadFrame undecodable(
            CommittedFrame committed,
            FrameRejection rejection,
            String phone,
            String remoteAddress,
            BadFrame.Level level) {
        byte[] content = committed.frame().bytes();
        return new BadFrame(
                Instant.ofEpochMilli(committed.frame().receivedTimeMillis()),
                phone,
                committed.frame().assetId(),
                remoteAddress,
                rejection.code(),
                rejection.field(),
                rejection.offset(),
                rejection.detail(),
                Jt808HeaderView.messageId(content),
                Jt808Framing.seal(content),
                committed.frame().protocol(),
                level);
    }

    private static long assetOf(Session session) {
        Terminal terminal = session.terminal();
        return terminal == null ? 0 : terminal.assetId;
    }

    private static int formatOf(Session session) {
        Terminal terminal = session.terminal();
        return terminal == null ? WireFormat.of(Jt808Edition.V2013, Datum.WGS84) : terminal.wireFormat();
    }
}
