package io.bihuan.codec.jt808;

/**
 * Report more often for a while (clause 8.22).
 *
 * @param intervalSeconds seconds between reports, 0 ends the tracking
 * @param validitySeconds how long, 0 when the tracking ends
 */
public record T8202TemporaryTracking(int intervalSeconds, long validitySeconds) implements PositionMessage {
    static T8202TemporaryTracking read(ByteReader in, Jt808Edition edition) {
        int intervalSeconds = in.u16("intervalSeconds");
        return new T8202TemporaryTracking(intervalSeconds, in.isEmpty() ? 0 : in.u32("validitySeconds"));
    }

    @Override
    public int id() {
        return 0x8202;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u16(intervalSeconds);
        if (intervalSeconds != 0) {
            out.u32(validitySeconds);
        }
    }
}
