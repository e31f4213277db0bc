package io.bihuan.codec.jt808;

/**
 * Where and how the vehicle was when an active-safety alarm arose (T/JSATL 12, tables 4-15 to 4-21: the part all alarms
 * share).
 *
 * @param speedKmh 0 to 250
 * @param altitudeMetres height above sea level
 * @param latitudeDegrees latitude; the layout has no sign
 * @param longitudeDegrees longitude; the layout has no sign
 * @param time the device's clock
 * @param vehicleStateBits 0 ignition, 1 left, 2 right, 3 wiper, 4 brake, 5 card inserted, 10 position valid
 */
public record AlarmScene(
        int speedKmh,
        int altitudeMetres,
        double latitudeDegrees,
        double longitudeDegrees,
        DeviceTime time,
        int vehicleStateBits) {

    static AlarmScene read(ByteReader in) {
        return new AlarmScene(
                in.u8("speedKmh"),
                in.u16("altitudeMetres"),
                in.u32("latitudeDegrees") / 1e6,
                in.u32("longitudeDegrees") / 1e6,
                in.time("time"),
                in.u16("vehicleStateBits"));
    }

    void write(ByteWriter out) {
        out.u8(speedKmh)
                .u16(altitudeMetres)
                .u32(Math.round(latitudeDegrees * 1e6))
                .u32(Math.round(longitudeDegrees * 1e6))
                .time(time)
                .u16(vehicleStateBits);
    }
}
