package io.bihuan.engine.detector;

import io.bihuan.engine.observation.FrameReference;
import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
import io.bihuan.engine.packed.MalformedException;

/** The stored form of alarms and transitions. */
public final class AlarmCodec {
    private static final int VERSION = 1;

    private AlarmCodec() {}

    /** Writes an alarm. */
    public static void write(Alarm alarm, ByteWriter out) {
        out.u8(VERSION)
                .text(alarm.id())
                .varint(alarm.assetId())
                .text(alarm.detector())
                .text(alarm.kind());
        out.u8(alarm.severity()).u8(alarm.state().ordinal());
        out.signed(alarm.startTimeMillis()).signed(alarm.raisedTimeMillis());
        Long end = alarm.endTimeMillis();
        out.flag(end != null);
        if (end != null) {
            out.signed(end);
        }
        out.real(alarm.worstValue()).real(alarm.limit()).text(alarm.unit()).signed(alarm.worstTimeMillis());
        out.signed(alarm.latitudeMicrodegrees()).signed(alarm.longitudeMicrodegrees());
        reference(alarm.first(), out);
        reference(alarm.worst(), out);
        out.map(alarm.attributes());
    }

    /** The bytes of an alarm. */
    public static byte[] write(Alarm alarm) {
        ByteWriter out = new ByteWriter(192);
        write(alarm, out);
        return out.toBytes();
    }

    /** Reads an alarm. */
    public static Alarm read(ByteReader in) {
        if (in.u8() != VERSION) {
            throw new MalformedException("A stored alarm has an unknown version; this program reads " + VERSION);
        }
        String id = in.text();
        long asset = in.varint();
        String detector = in.text();
        String kind = in.text();
        int severity = in.u8();
        AlarmState state = AlarmState.values()[Math.min(in.u8(), AlarmState.values().length - 1)];
        long start = in.signed();
        long raised = in.signed();
        Long end = in.flag() ? in.signed() : null;
        return new Alarm(
                id,
                asset,
                detector,
                kind,
                severity,
                state,
                start,
                raised,
                end,
                in.real(),
                in.real(),
                in.text(),
                in.signed(),
                (int) in.signed(),
                (int) in.signed(),
                reference(in),
                reference(in),
                in.map());
    }

    /** The bytes of a transition, without its place. */
    public static byte[] write(AlarmTransition transition) {
        ByteWriter out = new ByteWriter(224);
        out.u8(transition.kind().ordinal()).signed(transition.timeMillis()).text(transition.by());
        write(transition.alarm(), out);
        return out.toBytes();
    }

    /** Reads a transition found at a place. */
    public static AlarmTransition read(int partition, long sequence, byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        AlarmTransition.Kind kind =
                AlarmTransition.Kind.values()[Math.min(in.u8(), AlarmTransition.Kind.values().length - 1)];
        return new AlarmTransition(partition, sequence, kind, in.signed(), in.text(), read(in));
    }

    private static void reference(FrameReference reference, ByteWriter out) {
        out.varint(reference.partition()).varint(reference.sequence());
    }

    static FrameReference reference(ByteReader in) {
        return new FrameReference((int) in.varint(), in.varint());
    }
}
