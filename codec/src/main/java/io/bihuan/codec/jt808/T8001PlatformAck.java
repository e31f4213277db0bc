package io.bihuan.codec.jt808;

/**
 * General acknowledgement by the platform (clause 8.2).
 *
 * @param ackSerial serial of the message answered
 * @param ackMessageId its id
 * @param result 0 done, 1 failed, 2 malformed, 3 not supported, 4 alarm handled (from 2013)
 */
public record T8001PlatformAck(int ackSerial, int ackMessageId, int result) implements SessionMessage {
    static T8001PlatformAck read(ByteReader in, Jt808Edition edition) {
        return new T8001PlatformAck(in.u16("ackSerial"), in.u16("ackMessageId"), in.u8("result"));
    }

    @Override
    public int id() {
        return 0x8001;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u16(ackSerial);
        out.u16(ackMessageId);
        out.u8(result);
    }
}
