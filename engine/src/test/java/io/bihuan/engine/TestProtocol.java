package io.bihuan.engine;

import io.bihuan.engine.observation.Channel;
import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.observation.Fix;
import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
import java.util.Map;

/** A small wire format of our own: a serial number and a list of items, enough to say everything a decoder can pass. */
final class TestProtocol implements FrameDecoder {
    static final int FIX = 1;
    static final int READING = 2;
    static final int EVENT = 3;
    static final int MESSAGE = 4;
    static final int FRAGMENT = 5;
    static final int REJECT = 6;
    static final int THROW = 7;
    static final int BAD_ITEM = 8;
    static final int NAMED_READING = 9;
    static final Channel FUEL = new Channel("fuel", "L", 0.1);

    private final ByteWriter out = new ByteWriter(64);

    static TestProtocol frame(int serial) {
        TestProtocol frame = new TestProtocol();
        frame.out.varint(serial);
        return frame;
    }

    TestProtocol fix(long time, double latitude, double longitude, double kmh, long alarmBits) {
        out.u8(FIX).signed(time).signed(Math.round(latitude * 1e6)).signed(Math.round(longitude * 1e6));
        out.signed(Math.round(kmh * 10)).signed(alarmBits);
        return this;
    }

    TestProtocol fix(long time, double kmh) {
        return fix(time, 31.2, 121.5, kmh, 0);
    }

    TestProtocol fuel(long time, double litres) {
        out.u8(READING).signed(time).real(litres);
        return this;
    }

    TestProtocol reading(String channel, long time, double value) {
        out.u8(NAMED_READING).text(channel).signed(time).real(value);
        return this;
    }

    TestProtocol event(long time, int type, DeviceEvent.Phase phase, int level, long id) {
        out.u8(EVENT).signed(time).u8(type).u8(phase.ordinal()).u8(level).varint(id);
        return this;
    }

    TestProtocol message(String text) {
        out.u8(MESSAGE).text(text);
        return this;
    }

    TestProtocol fragment(int key, int total, int index, byte[] part) {
        out.u8(FRAGMENT).varint(key).varint(total).varint(index).block(part);
        return this;
    }

    TestProtocol bad(int kind) {
        out.u8(kind);
        return this;
    }

    byte[] bytes() {
        return out.toBytes();
    }

    InboundFrame of(long assetId, long received) {
        return new InboundFrame(assetId, 1, received, bytes(), null);
    }

    @Override
    public void decode(InboundFrame frame, DecodeContext context) {
        decode(frame.bytes(), context);
    }

    private static void decode(byte[] bytes, DecodeContext context) {
        ByteReader in = new ByteReader(bytes);
        int serial = (int) in.varint();
        while (in.remaining() > 0) {
            switch (in.u8()) {
                case FIX ->
                    context.fix(
                            in.signed(),
                            (int) in.signed(),
                            (int) in.signed(),
                            10,
                            (int) in.signed(),
                            90,
                            3,
                            in.signed(),
                            0);
                case READING -> {
                    long time = in.signed();
                    context.reading(FUEL, in.real(), time, 0);
                }
                case NAMED_READING -> {
                    Channel channel = new Channel(in.text(), "1", 0.001);
                    long time = in.signed();
                    context.reading(channel, in.real(), time, 0);
                }
                case EVENT -> event(in, context);
                case MESSAGE -> context.message(in.text());
                case FRAGMENT -> {
                    byte[] whole =
                            context.fragment(in.varint(), (int) in.varint(), (int) in.varint(), serial, in.block());
                    if (whole != null) {
                        decode(whole, context);
                    }
                }
                case REJECT -> context.reject(new FrameRejection("TEST", "kind", 1, "asked to"));
                case BAD_ITEM -> context.itemRejected(new FrameRejection("ITEM", "kind", 1, "asked to"));
                default -> throw new IllegalStateException("asked to fail");
            }
        }
    }

    private static void event(ByteReader in, DecodeContext context) {
        long time = in.signed();
        int type = in.u8();
        DeviceEvent.Phase phase = DeviceEvent.Phase.values()[in.u8()];
        context.event("test.adas", type, phase, in.u8(), in.varint(), time, null, Map.of("speed", "60"));
    }

    /** A fix apart from where it is in the log and when it came. */
    static String content(Fix fix) {
        return fix.deviceTimeMillis() + " " + fix.latitudeMicrodegrees() + " " + fix.longitudeMicrodegrees() + " "
                + fix.speedDecikmh() + " " + fix.alarmBits();
    }
}
