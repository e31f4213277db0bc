package io.bihuan.codec.jt808;

/**
 * The driver reports an event (clause 8.26).
 *
 * @param eventId which one
 */
public record T0301EventReport(int eventId) implements TextMessage {
    static T0301EventReport read(ByteReader in, Jt808Edition edition) {
        return new T0301EventReport(in.u8("eventId"));
    }

    @Override
    public int id() {
        return 0x0301;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(eventId);
    }
}
