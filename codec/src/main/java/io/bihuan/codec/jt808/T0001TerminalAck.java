package io.bihuan.codec.jt808;

/**
 * General acknowledgement by the terminal (clause 8.1).
 *
 * @param ackSerial serial of the message answered
 * @param ackMessageId its id
 * @param result 0 done, 1 failed, 2 malformed, 3 not supported
 */
public record T0001TerminalAck(int ackSerial, int ackMessageId, int result) implements SessionMessage {
    static T0001TerminalAck read(ByteReader in, Jt808Edition edition) {
        return new T0001TerminalAck(in.u16("ackSerial"), in.u16("ackMessageId"), in.u8("result"));
    }

    @Override
    public int id() {
        return 0x0001;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u16(ackSerial);
        out.u16(ackMessageId);
        out.u8(result);
    }
}
