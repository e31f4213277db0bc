package io.bihuan.codec.jt808;

/**
 * Make the terminal call (clause 8.32).
 *
 * @param mode 0 talk, 1 listen in
 * @param phoneNumber whom to call, at most 20 bytes
 */
public record T8400CallBack(int mode, String phoneNumber) implements TextMessage {
    static T8400CallBack read(ByteReader in, Jt808Edition edition) {
        return new T8400CallBack(in.u8("mode"), in.textToEnd("phoneNumber"));
    }

    @Override
    public int id() {
        return 0x8400;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u8(mode);
        out.textToEnd(phoneNumber, edition);
    }
}
