package io.bihuan.codec.jt808;

/**
 * A corner of an area.
 *
 * @param latitudeDegrees negative in the south
 * @param longitudeDegrees negative in the west
 */
public record GeoPoint(double latitudeDegrees, double longitudeDegrees) {
    static GeoPoint read(ByteReader in, int attributeBits) {
        return new GeoPoint(AreaRule.latitude(in, attributeBits), AreaRule.longitude(in, attributeBits));
    }
}
