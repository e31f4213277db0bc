package io.bihuan.engine;

import com.github.luben.zstd.Zstd;
import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.observation.FrameReference;
import io.bihuan.engine.observation.Position;
import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
import io.bihuan.engine.packed.MalformedException;
import java.util.ArrayList;
import java.util.List;

/** The stored form of device events: row by row, for they are few and differ. */
final class EventCodec {
    private static final int COMPRESS_FROM = 200;
    private static final int MAX_PLAIN = 64 << 20;

    private EventCodec() {}

    static void write(List<DeviceEvent> events, ByteWriter out) {
        out.varint(events.size());
        for (DeviceEvent event : events) {
            FrameReference reference = event.reference();
            out.signed(event.deviceTimeMillis()).signed(event.receivedTimeMillis() - event.deviceTimeMillis());
            out.varint(reference == null ? 0 : reference.sequence());
            out.text(event.source())
                    .signed(event.type())
                    .u8(event.phase().ordinal())
                    .signed(event.level());
            out.signed(event.deviceAlarmId());
            Position position = event.position();
            out.flag(position != null);
            if (position != null) {
                out.signed(position.latitudeMicrodegrees()).signed(position.longitudeMicrodegrees());
            }
            out.map(event.attributes());
        }
    }

    static List<DeviceEvent> read(ByteReader in, long assetId, int partition) {
        int count = in.count();
        List<DeviceEvent> events = new ArrayList<>(count);
        DeviceEvent.Phase[] phases = DeviceEvent.Phase.values();
        for (int i = 0; i < count; i++) {
            long time = in.signed();
            long received = time + in.signed();
            FrameReference reference = new FrameReference(partition, in.varint());
            String source = in.text();
            int type = (int) in.signed();
            DeviceEvent.Phase phase = phases[Math.min(in.u8(), phases.length - 1)];
            int level = (int) in.signed();
            long alarmId = in.signed();
            Position position = in.flag() ? new Position((int) in.signed(), (int) in.signed()) : null;
            events.add(new DeviceEvent(
                    assetId, time, received, reference, source, type, phase, level, alarmId, position, in.map()));
        }
        return events;
    }

    /** Events as one value, compressed when that helps. */
    static byte[] pack(List<DeviceEvent> events) {
        ByteWriter plain = new ByteWriter(1024);
        write(events, plain);
        byte[] bytes = plain.toBytes();
        byte[] packed = bytes.length < COMPRESS_FROM ? bytes : Zstd.compress(bytes, 3);
        boolean worthIt = packed.length < bytes.length;
        ByteWriter out = new ByteWriter(bytes.length + 8);
        out.varint(worthIt ? bytes.length : 0);
        return out.raw(worthIt ? packed : bytes, 0, worthIt ? packed.length : bytes.length)
                .toBytes();
    }

    static List<DeviceEvent> unpack(ByteReader in, long assetId, int partition) {
        long plain = in.varint();
        if (plain < 0 || plain > MAX_PLAIN) {
            throw new MalformedException("A chunk of events claims " + plain + " bytes");
        }
        byte[] rest = in.raw(in.remaining());
        return read(new ByteReader(plain == 0 ? rest : Zstd.decompress(rest, (int) plain)), assetId, partition);
    }
}
