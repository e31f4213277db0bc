package io.bihuan.codec.jt808;

/**
 * The driver orders or cancels a service (clause 8.30).
 *
 * @param infoType which service
 * @param order 0 cancel, 1 order
 */
public record T0303InfoOrder(int infoType, int order) implements TextMessage {
    static T0303InfoOrder read(ByteReader in, Jt808Edition edition) {
        return new T0303InfoOrder(in.u8("infoType"), in.u8("order"));
    }

    @Override
    public int id() {
        return 0x0303;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(infoType);
        out.u8(order);
    }
}
