package io.bihuan.simulator.fleet;

import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Frame;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.Jt808Rejection;
import io.bihuan.codec.jt808.T0100Register;
import io.bihuan.codec.jt808.T0200LocationReport;
import io.bihuan.codec.jt808.T0704LocationBatch;
import io.bihuan.codec.jt808.T8001PlatformAck;
import io.bihuan.codec.jt808.T8100RegisterAck;
import io.bihuan.simulator.terminal.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

/** A platform without sockets: keeps all it gets, and answers when {@link #deliver} is called. */
final class PaperPlatform implements Network {
    final List<String> frames = new ArrayList<>();
    final Map<String, List<T0200LocationReport>> reports = new TreeMap<>();
    final List<Jt808Message> messages = new ArrayList<>();
    int bad;
    boolean reachable = true;
    boolean answers = true;
    private final Queue<Runnable> outbox = new ArrayDeque<>();
    private final List<Desk> desks = new ArrayList<>();

    @Override
    public void dial(Peer peer) {
        if (!reachable) {
            peer.down();
            return;
        }
        Desk desk = new Desk(peer);
        desks.add(desk);
        peer.up(desk);
    }

    void deliver() {
        for (Runnable next = outbox.poll(); next != null; next = outbox.poll()) {
            next.run();
        }
    }

    void cut() {
        deliver();
        reachable = false;
        List.copyOf(desks).forEach(Desk::hangUp);
    }

    final class Desk implements Line {
        private final Peer peer;
        private int serial;
        private Jt808Edition edition = Jt808Edition.V2013;

        private Desk(Peer peer) {
            this.peer = peer;
        }

        @Override
        public void send(byte[] raw) {
            frames.add(HexFormat.of().formatHex(raw));
            Jt808Frame frame;
            try {
                frame = Jt808Framing.read(raw);
            } catch (Jt808Rejection rejection) {
                bad++;
                return;
            }
            edition = Jt808Codec.edition(frame, edition);
            Jt808Message message = Jt808Codec.decode(frame, edition);
            messages.add(message);
            if (!answers) {
                return;
            }
            String phone = frame.header().phone();
            switch (message) {
                case T0100Register register ->
                    reply(frame, new T8100RegisterAck(frame.header().serial(), 0, "code-" + phone));
                case T0200LocationReport report -> {
                    reports.computeIfAbsent(phone, key -> new ArrayList<>()).add(report);
                    ack(frame);
                }
                case T0704LocationBatch batch -> {
                    reports.computeIfAbsent(phone, key -> new ArrayList<>()).addAll(batch.locations());
                    ack(frame);
                }
                default -> ack(frame);
            }
        }

        private void ack(Jt808Frame frame) {
            reply(
                    frame,
                    new T8001PlatformAck(frame.header().serial(), frame.header().messageId(), 0));
        }

        void reply(Jt808Frame to, Jt808Message message) {
            for (byte[] frame : Jt808Codec.encode(message, edition, to.header().phone(), serial++)) {
                byte[] escaped = Arrays.copyOfRange(frame, 1, frame.length - 1);
                outbox.add(() -> peer.frame(escaped));
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void hangUp() {
            if (desks.remove(this)) {
                peer.down();
            }
        }
    }
}
