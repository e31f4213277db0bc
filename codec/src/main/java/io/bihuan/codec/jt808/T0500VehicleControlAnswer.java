package io.bihuan.codec.jt808;

/**
 * The state after a vehicle control (clause 8.34); whether it worked stands in the status bits.
 *
 * @param ackSerial serial of the question
 * @param location where and how the vehicle is
 */
public record T0500VehicleControlAnswer(int ackSerial, T0200LocationReport location) implements PositionMessage {
    static T0500VehicleControlAnswer read(ByteReader in, Jt808Edition edition) {
        return new T0500VehicleControlAnswer(in.u16("ackSerial"), T0200LocationReport.read(in, edition));
    }

    @Override
    public int id() {
        return 0x0500;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u16(ackSerial);
        location.write(out, edition);
    }
}
