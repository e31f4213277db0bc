package io.bihuan.codec.jt808;

/**
 * The driver's answer (clause 8.28).
 *
 * @param ackSerial serial of the question
 * @param answerId the answer chosen
 */
public record T0302QuestionAnswer(int ackSerial, int answerId) implements TextMessage {
    static T0302QuestionAnswer read(ByteReader in, Jt808Edition edition) {
        return new T0302QuestionAnswer(in.u16("ackSerial"), in.u8("answerId"));
    }

    @Override
    public int id() {
        return 0x0302;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u16(ackSerial);
        out.u8(answerId);
    }
}
