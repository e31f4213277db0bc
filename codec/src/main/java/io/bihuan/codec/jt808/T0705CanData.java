package io.bihuan.codec.jt808;

import java.util.List;

/**
 * Frames from the vehicle's CAN bus (from 2013, clause 8.50).
 *
 * @param startDigits time of the first frame: hhmmss and four digits of milliseconds
 * @param frames the frames
 */
public record T0705CanData(String startDigits, List<CanFrame> frames) implements PositionMessage {
    static T0705CanData read(ByteReader in, Jt808Edition edition) {
        int count = in.u16("frames");
        return new T0705CanData(in.digits(5, "startDigits"), in.list(count, 12, "frames", CanFrame::read));
    }

    @Override
    public int id() {
        return 0x0705;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u16(frames.size()).digits(startDigits, 5).list(frames, frame -> frame.write(out));
    }

    /**
     * One CAN frame.
     *
     * @param idBits bit 31 channel, 30 extended frame, 29 averaged, 0 to 28 the CAN id
     * @param data eight bytes
     */
    public record CanFrame(long idBits, byte[] data) {
        static CanFrame read(ByteReader in) {
            return new CanFrame(in.u32("idBits"), in.bytes(8, "data"));
        }

        void write(ByteWriter out) {
            out.u32(idBits).bytes(data);
        }
    }
}
