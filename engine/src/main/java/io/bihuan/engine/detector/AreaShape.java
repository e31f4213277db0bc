package io.bihuan.engine.detector;

import io.bihuan.engine.observation.Position;
import java.util.List;

/** The outline of an area, WGS-84. */
public sealed interface AreaShape {
    /**
     * All points within a distance.
     *
     * @param centre the middle
     * @param radiusMetres greater than 0
     */
    record Circle(Position centre, double radiusMetres) implements AreaShape {
        public Circle {
            if (!(radiusMetres > 0) || radiusMetres > 1_000_000) {
                throw new IllegalArgumentException("A circle's radius is 0 to 1,000,000 m, got " + radiusMetres);
            }
        }
    }

    /**
     * All points inside a ring; a corner that is named twice, first and last, is taken once.
     *
     * @param ring at least three corners in order
     */
    record Polygon(List<Position> ring) implements AreaShape {
        public Polygon {
            ring = ring.size() > 1 && ring.getFirst().equals(ring.getLast())
                    ? List.copyOf(ring.subList(0, ring.size() - 1))
                    : List.copyOf(ring);
            if (ring.size() < 3) {
                throw new IllegalArgumentException("A polygon has at least three corners, got " + ring.size());
            }
        }
    }

    /**
     * All points near a line, for routes.
     *
     * @param points at least two, in order
     * @param halfWidthMetres how far from the line still belongs, greater than 0
     */
    record Corridor(List<Position> points, double halfWidthMetres) implements AreaShape {
        public Corridor {
            points = List.copyOf(points);
            if (points.size() < 2 || !(halfWidthMetres > 0)) {
                throw new IllegalArgumentException("A corridor has at least two points and a positive half width, got "
                        + points.size() + " points and " + halfWidthMetres + " m");
            }
        }
    }
}
