package io.bihuan.codec.jt808;

/**
 * Answer to a registration (clause 8.10).
 *
 * @param ackSerial serial of the registration
 * @param result 0 done, 1 vehicle already registered, 2 vehicle unknown, 3 terminal already registered, 4 terminal
 *     unknown
 * @param authCode the code to authenticate with; empty unless the result is 0
 */
public record T8100RegisterAck(int ackSerial, int result, String authCode) implements SessionMessage {
    static T8100RegisterAck read(ByteReader in, Jt808Edition edition) {
        return new T8100RegisterAck(in.u16("ackSerial"), in.u8("result"), in.textToEnd("authCode"));
    }

    @Override
    public int id() {
        return 0x8100;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u16(ackSerial).u8(result);
        if (result == 0) {
            out.textToEnd(authCode, edition);
        }
    }
}
