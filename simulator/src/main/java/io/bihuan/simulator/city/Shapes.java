package io.bihuan.simulator.city;

import java.util.ArrayList;
import java.util.List;

/** Plane geometry on rings that are not closed (the last point is not the first). */
final class Shapes {
    private Shapes() {}

    static boolean contains(List<Point> ring, double x, double y) {
        boolean inside = false;
        Point a = ring.getLast();
        for (Point b : ring) {
            if ((a.y() > y) != (b.y() > y) && x < (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()) + a.x()) {
                inside = !inside;
            }
            a = b;
        }
        return inside;
    }

    /** The part of a convex ring nearer to {@code mine} than to {@code other}. */
    static List<Point> nearer(List<Point> ring, Point mine, Point other) {
        List<Point> kept = new ArrayList<>();
        Point a = ring.getLast();
        for (Point b : ring) {
            double da = a.distance(other) - a.distance(mine);
            double db = b.distance(other) - b.distance(mine);
            if (da < 0 != db < 0) {
                kept.add(cut(a, b, mine, other));
            }
            if (db >= 0) {
                kept.add(b);
            }
            a = b;
        }
        return kept;
    }

    private static Point cut(Point a, Point b, Point mine, Point other) {
        double nx = other.x() - mine.x();
        double ny = other.y() - mine.y();
        double middle = nx * (mine.x() + other.x()) / 2 + ny * (mine.y() + other.y()) / 2;
        double va = nx * a.x() + ny * a.y() - middle;
        double vb = nx * b.x() + ny * b.y() - middle;
        double t = va / (va - vb);
        return new Point(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()));
    }

    /** The same ring with a point at least every {@code step} metres. */
    static List<Point> densify(List<Point> ring, double step) {
        List<Point> dense = new ArrayList<>();
        Point a = ring.getLast();
        for (Point b : ring) {
            int parts = (int) Math.ceil(Math.max(1, a.distance(b) / step));
            for (int i = 1; i <= parts; i++) {
                double t = (double) i / parts;
                dense.add(new Point(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y())));
            }
            a = b;
        }
        return dense;
    }

    /** A round shape with an uneven edge. */
    static List<Point> blob(double x, double y, double radius, double unevenness, int points, Chance chance) {
        double a = chance.between(0, 6.28);
        double b = chance.between(0, 6.28);
        List<Point> ring = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            double angle = 2 * Math.PI * i / points;
            double r = radius * (1 + unevenness * (Math.sin(2 * angle + a) + 0.6 * Math.sin(3 * angle + b)));
            ring.add(new Point(x + r * Math.cos(angle), y + r * Math.sin(angle)));
        }
        return ring;
    }

    static List<Point> rectangle(double west, double south, double east, double north) {
        return List.of(new Point(west, south), new Point(east, south), new Point(east, north), new Point(west, north));
    }
}
