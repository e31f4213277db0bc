package io.bihuan.codec.jt808;

/**
 * The position asked for (clause 8.21). In 2011 the serial is missing and reads as 0.
 *
 * @param ackSerial serial of the question
 * @param location where and how the vehicle is
 */
public record T0201LocationAnswer(int ackSerial, T0200LocationReport location) implements PositionMessage {
    static T0201LocationAnswer read(ByteReader in, Jt808Edition edition) {
        int ackSerial = edition.is2011() ? 0 : in.u16("ackSerial");
        return new T0201LocationAnswer(ackSerial, T0200LocationReport.read(in, edition));
    }

    @Override
    public int id() {
        return 0x0201;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        if (!edition.is2011()) {
            out.u16(ackSerial);
        }
        location.write(out, edition);
    }
}
