package io.bihuan.codec.jt808;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * Position report (clause 8.18).
 *
 * @param alarmBits the alarm word, one bit per alarm
 * @param statusBits the status word; bit 1 says whether the position is a fix
 * @param latitudeDegrees latitude, negative in the south; taken as sent, so it may be beyond 90
 * @param longitudeDegrees longitude, negative in the west; taken as sent, so it may be beyond 180
 * @param altitudeMetres height above sea level, 0 to 65535
 * @param speedKmh speed over ground, 0 to 6553.5 km/h
 * @param directionDegrees heading, north 0, clockwise
 * @param time the device's clock
 * @param extras the extra items in the order sent
 */
public record T0200LocationReport(
        long alarmBits,
        long statusBits,
        double latitudeDegrees,
        double longitudeDegrees,
        int altitudeMetres,
        double speedKmh,
        int directionDegrees,
        DeviceTime time,
        List<LocationExtra> extras)
        implements PositionMessage {

    static final int SOUTH = 1 << 2;
    static final int WEST = 1 << 3;

    /** A report at a moment given in any zone; a terminal writes it in Beijing time. */
    public T0200LocationReport(
            long alarmBits,
            long statusBits,
            double latitudeDegrees,
            double longitudeDegrees,
            int altitudeMetres,
            double speedKmh,
            int directionDegrees,
            OffsetDateTime time,
            List<LocationExtra> extras) {
        this(
                alarmBits,
                statusBits,
                latitudeDegrees,
                longitudeDegrees,
                altitudeMetres,
                speedKmh,
                directionDegrees,
                DeviceTime.of(time),
                extras);
    }

    static T0200LocationReport read(ByteReader in, Jt808Edition edition) {
        T0200LocationReport fixed = readFixed(in);
        byte[] items = in.rest();
        return new T0200LocationReport(
                fixed.alarmBits,
                fixed.statusBits,
                fixed.latitudeDegrees,
                fixed.longitudeDegrees,
                fixed.altitudeMetres,
                fixed.speedKmh,
                fixed.directionDegrees,
                fixed.time,
                LocationExtras.read(items, 0, items.length));
    }

    /** The 28 bytes without extras, as 0x0801 and 0x0802 embed them. */
    static T0200LocationReport readFixed(ByteReader in) {
        long alarmBits = in.u32("alarmBits");
        long statusBits = in.u32("statusBits");
        long latitude = in.u32("latitudeDegrees");
        long longitude = in.u32("longitudeDegrees");
        return new T0200LocationReport(
                alarmBits,
                statusBits,
                ((statusBits & SOUTH) == 0 ? latitude : -latitude) / 1e6,
                ((statusBits & WEST) == 0 ? longitude : -longitude) / 1e6,
                in.u16("altitudeMetres"),
                in.u16("speedKmh") / 10.0,
                in.u16("directionDegrees"),
                in.time("time"),
                List.of());
    }

    @Override
    public int id() {
        return 0x0200;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        writeFixed(out);
        LocationExtras.write(extras, out);
    }

    void writeFixed(ByteWriter out) {
        long hemisphere = statusBits & ~(SOUTH | WEST);
        hemisphere |= latitudeDegrees < 0 ? SOUTH : latitudeDegrees == 0 ? statusBits & SOUTH : 0;
        hemisphere |= longitudeDegrees < 0 ? WEST : longitudeDegrees == 0 ? statusBits & WEST : 0;
        out.u32(alarmBits)
                .u32(hemisphere)
                .u32(Math.round(Math.abs(latitudeDegrees) * 1e6))
                .u32(Math.round(Math.abs(longitudeDegrees) * 1e6))
                .u16(altitudeMetres)
                .u16((int) Math.round(speedKmh * 10))
                .u16(directionDegrees)
                .time(time);
    }
}
