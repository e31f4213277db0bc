package io.bihuan.codec.jt808;

/**
 * The platform tells the time (2019, clause 8.5). The text says UTC; some terminals expect Beijing time, so the zone
 * is the caller's.
 *
 * @param timeDigits twelve digits, YYMMDDhhmmss
 */
public record T8004ServerTime(String timeDigits) implements SessionMessage {
    static T8004ServerTime read(ByteReader in, Jt808Edition edition) {
        return new T8004ServerTime(in.digits(6, "timeDigits"));
    }

    @Override
    public int id() {
        return 0x8004;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.digits(timeDigits, 6);
    }
}
