package io.bihuan.simulator.city;

/** A place in metres east (x) and north (y) of the city's centre. */
public record Point(double x, double y) {
    /** Straight distance in metres. */
    public double distance(Point other) {
        return Math.hypot(other.x - x, other.y - y);
    }
}
