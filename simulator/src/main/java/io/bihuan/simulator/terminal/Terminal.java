package io.bihuan.simulator.terminal;

import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Frame;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.codec.jt808.T0002Heartbeat;
import io.bihuan.codec.jt808.T0100Register;
import io.bihuan.codec.jt808.T0102Authentication;
import io.bihuan.codec.jt808.T0200LocationReport;
import io.bihuan.codec.jt808.T0704LocationBatch;
import io.bihuan.codec.jt808.T8001PlatformAck;
import io.bihuan.codec.jt808.T8100RegisterAck;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The protocol side of one terminal, JT/T 808 clause 4.5 and after: it registers, keeps its authentication code,
 * authenticates on each connection, sends reports and heartbeats, repeats what is not acknowledged, stores reports while
 * out of reach and uploads them later. Knows neither sockets nor clocks: time is an argument, in milliseconds that never
 * run backwards. Used by one thread.
 */
public final class Terminal {
    /** Where the terminal stands with the platform. */
    public enum State {
        OFFLINE,
        REGISTERING,
        AUTHENTICATING,
        READY,
        REFUSED
    }

    private static final int WINDOW = 8;
    private static final int MEMORY_REPORTS = 10_000;
    private static final int BATCH_BYTES = 980;
    private static final long FIRST_RETRY = 30_000;
    private static final long LONGEST_RETRY = 300_000;

    private final Box box;
    private final Witness witness;
    private final Unanswered unanswered;
    private final Commands commands;
    private final Deque<T0200LocationReport> memory = new ArrayDeque<>();
    private @Nullable Line line;
    private @Nullable String authCode;
    private State state = State.OFFLINE;
    private int serial;
    private long lastSent;
    private long retryAt;
    private long retryWait = FIRST_RETRY;
    private @Nullable T0200LocationReport latest;

    /** A terminal fresh from the shop: not yet registered. */
    public Terminal(Box box, Witness witness) {
        this.box = box;
        this.witness = witness;
        this.unanswered = new Unanswered();
        this.commands = new Commands(box, this);
    }

    /** The connection stands. */
    public void connected(Line to, long now) {
        line = to;
        identify(now);
    }

    private void identify(long now) {
        String code = authCode;
        if (code == null) {
            state = State.REGISTERING;
            send(
                    new T0100Register(
                            13, 900, box.maker(), box.model(), box.terminalId(), box.plateColour(), box.plate()),
                    List.of(),
                    now);
        } else {
            state = State.AUTHENTICATING;
            send(new T0102Authentication(code, imei(), "bihuan-1.0"), List.of(), now);
        }
    }

    private String imei() {
        return "86" + "0".repeat(13 - box.terminalId().length() + 1)
                + box.terminalId().substring(1);
    }

    /** The connection is gone: what was not answered is kept to be sent again. */
    public void disconnected() {
        line = null;
        state = State.OFFLINE;
        commands.forget();
        List<T0200LocationReport> lost = unanswered.takeReports();
        for (T0200LocationReport report : lost.reversed()) {
            memory.addFirst(report);
        }
    }

    /** Bytes between two delimiters have come. */
    public void received(byte[] escaped, long now) {
        try {
            Jt808Frame frame = Jt808Framing.frame(Jt808Framing.open(escaped, 0, escaped.length));
            Jt808Message message = Jt808Codec.decode(frame, box.edition());
            switch (message) {
                case T8100RegisterAck ack -> registered(ack, now);
                case T8001PlatformAck ack -> answered(ack, now);
                default -> commands.handle(message, frame.header().serial(), now);
            }
        } catch (Jt808Rejection rejection) {
            witness.refused(box.phone(), "cannot read the platform's frame: " + rejection.getMessage());
        }
    }

    private void registered(T8100RegisterAck ack, long now) {
        unanswered.take(ack.ackSerial());
        if (ack.result() == 0) {
            authCode = ack.authCode();
            retryWait = FIRST_RETRY;
            identify(now);
        } else {
            refuse("registration, result " + ack.result(), now);
        }
    }

    private void answered(T8001PlatformAck ack, long now) {
        Unanswered.Entry entry = unanswered.take(ack.ackSerial());
        if (entry == null) {
            return;
        }
        if (entry.message() instanceof T0102Authentication) {
            authenticated(ack.result(), now);
            return;
        }
        if (ack.result() == 0 || ack.result() == 4) {
            entry.reports().forEach(report -> witness.acknowledged(box.phone(), report, ack.ackSerial()));
        } else {
            witness.refused(box.phone(), String.format("message %04X, result %d", ack.ackMessageId(), ack.result()));
        }
        uploadMemory(now);
    }

    private void authenticated(int result, long now) {
        if (result == 0) {
            state = State.READY;
            retryWait = FIRST_RETRY;
            uploadMemory(now);
        } else {
            authCode = null;
            refuse("authentication, result " + result, now);
        }
    }

    private void refuse(String what, long now) {
        witness.refused(box.phone(), what);
        state = State.REFUSED;
        retryAt = now + retryWait;
        retryWait = Math.min(LONGEST_RETRY, 2 * retryWait);
    }

    /** Reports where the vehicle is, at once or as soon as it can. */
    public void report(T0200LocationReport report, long now) {
        latest = report;
        Line to = line;
        if (state == State.READY && to != null && to.isReady() && unanswered.size() < WINDOW) {
            send(report, List.of(report), now);
        } else {
            remember(report);
        }
    }

    private void remember(T0200LocationReport report) {
        if (memory.size() >= MEMORY_REPORTS) {
            memory.removeFirst();
            witness.overflowed();
        }
        memory.addLast(report);
    }

    /** Lets time pass: repeats, heartbeats, uploads. */
    public void tick(long now) {
        Line to = line;
        if (to == null) {
            return;
        }
        if (state == State.REFUSED) {
            if (now >= retryAt) {
                identify(now);
            }
            return;
        }
        Unanswered.Verdict verdict = unanswered.due(now);
        verdict.again().forEach(frame -> {
            to.send(frame);
            witness.sent(true);
        });
        if (verdict.givenUp()) {
            to.hangUp();
            return;
        }
        if (state == State.READY) {
            uploadMemory(now);
            if (now - lastSent >= commands.heartbeatMillis()) {
                send(new T0002Heartbeat(), List.of(), now);
            }
        }
    }

    /** One batch at a time, so that what happens now is never stuck behind what happened then. */
    private void uploadMemory(long now) {
        Line to = line;
        if (memory.isEmpty() || state != State.READY || to == null || !to.isReady() || unanswered.hasStored()) {
            return;
        }
        if (box.is2011()) {
            T0200LocationReport report = memory.removeFirst();
            sendStored(report, List.of(report), now);
            return;
        }
        List<T0200LocationReport> batch = new ArrayList<>();
        int bytes = 3;
        while (!memory.isEmpty() && batch.size() < 30) {
            bytes += 2 + Jt808Codec.encodeBody(memory.peekFirst(), box.edition()).length;
            if (bytes > BATCH_BYTES && !batch.isEmpty()) {
                break;
            }
            batch.add(memory.removeFirst());
        }
        sendStored(new T0704LocationBatch(1, List.copyOf(batch), 0), batch, now);
    }

    private void sendStored(Jt808Message message, List<T0200LocationReport> reports, long now) {
        int first = serial;
        send(message, reports, now);
        unanswered.markStored(first);
    }

    /** Sends a message that wants an acknowledgement. */
    void send(Jt808Message message, List<T0200LocationReport> reports, long now) {
        List<byte[]> frames = Jt808Codec.encode(message, box.edition(), box.phone(), serial);
        for (int i = 0; i < frames.size(); i++) {
            int of = serial + i & 0xFFFF;
            unanswered.add(of, message, i == frames.size() - 1 ? reports : List.of(), frames.get(i), now);
        }
        write(frames, now);
    }

    /** Sends any other message of its own accord; it is lost when there is no connection. */
    public void tell(Jt808Message message, long now) {
        if (state == State.READY && line != null) {
            send(message, List.of(), now);
        }
    }

    /** Sends an answer, which nobody answers. Returns the serial of its first frame. */
    int answer(Jt808Message message, long now) {
        int first = serial;
        write(Jt808Codec.encode(message, box.edition(), box.phone(), serial), now);
        return first;
    }

    private void write(List<byte[]> frames, long now) {
        Line to = line;
        if (to == null) {
            return;
        }
        for (byte[] frame : frames) {
            serial = serial + 1 & 0xFFFF;
            to.send(frame);
            witness.sent(false);
        }
        lastSent = now;
    }

    /** Sends bytes as they are, as a broken modem would; they take the next serial but are not waited for. */
    public void sendBroken(byte[] frame) {
        Line to = line;
        if (to != null && state == State.READY) {
            to.send(frame);
            witness.sent(false);
        }
    }

    /** The frames of a message as this terminal would send it next. */
    public List<byte[]> frames(Jt808Message message) {
        return Jt808Codec.encode(message, box.edition(), box.phone(), serial);
    }

    /** Sends frames again that the platform misses. */
    void resend(List<byte[]> frames) {
        Line to = line;
        if (to == null) {
            return;
        }
        for (byte[] frame : frames) {
            to.send(frame);
            witness.sent(true);
        }
    }

    /** Drops the connection, as in a tunnel. */
    public void hangUp() {
        Line to = line;
        if (to != null) {
            to.hangUp();
        }
    }

    /** Where it stands. */
    public State state() {
        return state;
    }

    /** The printed label. */
    public Box box() {
        return box;
    }

    /** How many reports wait in memory. */
    public int storedReports() {
        return memory.size();
    }

    /** How many messages wait for their acknowledgement. */
    public int unansweredMessages() {
        return unanswered.size();
    }

    /** Seconds between reports as the platform has set them, 0 when it has not. */
    public int intervalSeconds() {
        return commands.intervalSeconds();
    }

    @Nullable
    T0200LocationReport latest() {
        return latest;
    }
}
