package io.bihuan.simulator.city;

/** Metres around the city's centre to WGS-84 degrees and back; flat, good to a few metres over the city. */
public record Projection(double centreLongitude, double centreLatitude) {
    private static final double METRES_PER_DEGREE = 111_320;

    /** WGS-84 longitude of an easting, in degrees. */
    public double longitude(double x) {
        return centreLongitude + x / (METRES_PER_DEGREE * Math.cos(Math.toRadians(centreLatitude)));
    }

    /** WGS-84 latitude of a northing, in degrees. */
    public double latitude(double y) {
        return centreLatitude + y / METRES_PER_DEGREE;
    }

    /** The place of a longitude and latitude. */
    public Point point(double longitude, double latitude) {
        return new Point(
                (longitude - centreLongitude) * METRES_PER_DEGREE * Math.cos(Math.toRadians(centreLatitude)),
                (latitude - centreLatitude) * METRES_PER_DEGREE);
    }
}
