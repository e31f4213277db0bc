package io.bihuan.server.gateway;

/**
 * Between WGS-84 and GCJ-02, the datum of Chinese road maps, which moves positions inside China by up to some hundred
 * metres. The formula was never published officially; the constants are those on which all known implementations agree.
 */
public final class Gcj02 {

    private static final double SEMI_MAJOR_AXIS_METRES = 6_378_245.0;
    private static final double ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943_23;
    private static final double CLOSE_ENOUGH_DEGREES = 1e-9;
    private static final int MOST_ROUNDS = 30;

    private Gcj02() {}

    /** A position in degrees. */
    public record Degrees(double latitude, double longitude) {}

    /** Outside this box nothing is shifted. */
    public static boolean shifts(double latitude, double longitude) {
        return longitude >= 72.004 && longitude <= 137.8347 && latitude >= 0.8293 && latitude <= 55.8271;
    }

    /** GCJ-02 of a WGS-84 position. */
    public static Degrees fromWgs84(double latitude, double longitude) {
        if (!shifts(latitude, longitude)) {
            return new Degrees(latitude, longitude);
        }
        double x = longitude - 105;
        double y = latitude - 35;
        double radians = Math.toRadians(latitude);
        double m = 1 - ECCENTRICITY_SQUARED * Math.sin(radians) * Math.sin(radians);
        double rootM = Math.sqrt(m);
        double north =
                northMetres(x, y) * 180 / (SEMI_MAJOR_AXIS_METRES * (1 - ECCENTRICITY_SQUARED) / (m * rootM) * Math.PI);
        double east = eastMetres(x, y) * 180 / (SEMI_MAJOR_AXIS_METRES / rootM * Math.cos(radians) * Math.PI);
        return new Degrees(latitude + north, longitude + east);
    }

    /** WGS-84 of a GCJ-02 position, by iteration, to less than a millimetre. */
    public static Degrees toWgs84(double latitude, double longitude) {
        if (!shifts(latitude, longitude)) {
            return new Degrees(latitude, longitude);
        }
        double guessLatitude = latitude;
        double guessLongitude = longitude;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Degrees forward = fromWgs84(guessLatitude, guessLongitude);
            double north = latitude - forward.latitude();
            double east = longitude - forward.longitude();
            guessLatitude += north;
            guessLongitude += east;
            if (Math.abs(north) < CLOSE_ENOUGH_DEGREES && Math.abs(east) < CLOSE_ENOUGH_DEGREES) {
                break;
            }
        }
        return new Degrees(guessLatitude, guessLongitude);
    }

    private static double northMetres(double x, double y) {
        double value = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
        value += ripple(x);
        value += (20 * Math.sin(y * Math.PI) + 40 * Math.sin(y / 3 * Math.PI)) * 2 / 3;
        return value + (160 * Math.sin(y / 12 * Math.PI) + 320 * Math.sin(y * Math.PI / 30)) * 2 / 3;
    }

    private static double eastMetres(double x, double y) {
        double value = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
        value += ripple(x);
        value += (20 * Math.sin(x * Math.PI) + 40 * Math.sin(x / 3 * Math.PI)) * 2 / 3;
        return value + (150 * Math.sin(x / 12 * Math.PI) + 300 * Math.sin(x / 30 * Math.PI)) * 2 / 3;
    }

    private static double ripple(double x) {
        return (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
    }
}
