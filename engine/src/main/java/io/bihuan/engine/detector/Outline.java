package io.bihuan.engine.detector;

import io.bihuan.engine.observation.Position;
import java.util.List;

/**
 * A shape prepared for many point tests. Coordinates are microdegrees; distances use a plane at the shape's latitude, whose
 * error is below one part in a thousand for shapes up to some fifty kilometres. Shapes across the date line are not supported.
 */
final class Outline {
    private static final double METRES_PER_MICRODEGREE = 0.111_319_49;

    private final double[] x;
    private final double[] y;
    /** 0: a polygon; otherwise how far from the line of points still belongs. */
    private final double reachMetres;

    private final double metresPerX;
    private final int west;
    private final int east;
    private final int south;
    private final int north;

    private Outline(List<Position> points, double reachMetres) {
        this.reachMetres = reachMetres;
        x = points.stream().mapToDouble(Position::longitudeMicrodegrees).toArray();
        y = points.stream().mapToDouble(Position::latitudeMicrodegrees).toArray();
        double middle = (min(y) + max(y)) / 2;
        metresPerX = METRES_PER_MICRODEGREE * Math.max(0.01, Math.cos(Math.toRadians(middle / 1e6)));
        west = (int) Math.floor(min(x) - reachMetres / metresPerX);
        east = (int) Math.ceil(max(x) + reachMetres / metresPerX);
        south = (int) Math.floor(min(y) - reachMetres / METRES_PER_MICRODEGREE);
        north = (int) Math.ceil(max(y) + reachMetres / METRES_PER_MICRODEGREE);
    }

    static Outline of(AreaShape shape) {
        return switch (shape) {
            case AreaShape.Circle(Position centre, double radius) -> new Outline(List.of(centre), radius);
            case AreaShape.Polygon(List<Position> ring) -> new Outline(ring, 0);
            case AreaShape.Corridor(List<Position> points, double halfWidth) -> new Outline(points, halfWidth);
        };
    }

    private static double min(double[] values) {
        return java.util.Arrays.stream(values).min().orElse(0);
    }

    private static double max(double[] values) {
        return java.util.Arrays.stream(values).max().orElse(0);
    }

    int west() {
        return west;
    }

    int east() {
        return east;
    }

    int south() {
        return south;
    }

    int north() {
        return north;
    }

    boolean contains(int latitude, int longitude) {
        if (longitude < west || longitude > east || latitude < south || latitude > north) {
            return false;
        }
        return reachMetres == 0 ? insideRing(latitude, longitude) : nearLine(latitude, longitude);
    }

    private boolean insideRing(double latitude, double longitude) {
        boolean inside = false;
        for (int i = 0, before = x.length - 1; i < x.length; before = i++) {
            if (y[i] > latitude != y[before] > latitude
                    && longitude < (x[before] - x[i]) * (latitude - y[i]) / (y[before] - y[i]) + x[i]) {
                inside = !inside;
            }
        }
        return inside;
    }

    private boolean nearLine(double latitude, double longitude) {
        double limit = reachMetres * reachMetres;
        for (int i = 0; i < x.length; i++) {
            int next = Math.min(i + 1, x.length - 1);
            if (squaredDistance(longitude, latitude, i, next) <= limit) {
                return true;
            }
        }
        return false;
    }

    private double squaredDistance(double longitude, double latitude, int from, int to) {
        double px = (longitude - x[from]) * metresPerX;
        double py = (latitude - y[from]) * METRES_PER_MICRODEGREE;
        double dx = (x[to] - x[from]) * metresPerX;
        double dy = (y[to] - y[from]) * METRES_PER_MICRODEGREE;
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : Math.clamp((px * dx + py * dy) / length, 0, 1);
        double ex = px - along * dx;
        double ey = py - along * dy;
        return ex * ex + ey * ey;
    }
}
