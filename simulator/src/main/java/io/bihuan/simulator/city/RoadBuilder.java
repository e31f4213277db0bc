package io.bihuan.simulator.city;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws the roads: a lattice of 500 m, bent by the terrain. Some of its lines are motorways, every sixth is a main road
 * (every third in towns), the rest are streets where it is built-up. Streets do not cross rivers or join motorways. What
 * is not connected to the largest part is left out.
 */
final class RoadBuilder {
    private static final int STEP = 500;
    private static final int COLUMNS = (int) ((Terrain.EAST - Terrain.WEST) / STEP) + 1;
    private static final int ROWS = (int) ((Terrain.NORTH - Terrain.SOUTH) / STEP) + 1;
    private static final int MOTORWAY_COLUMN = 52;
    private static final int MOTORWAY_ROW = 40;
    private static final int RING_WEST = 58;
    private static final int RING_EAST = 85;
    private static final int RING_SOUTH = 46;
    private static final int RING_NORTH = 73;

    private final Terrain terrain;
    private final long seed;
    private final Point[] nodes = new Point[COLUMNS * ROWS];
    private final List<RoadNetwork.Link> links = new ArrayList<>();

    RoadBuilder(Terrain terrain, long seed) {
        this.terrain = terrain;
        this.seed = seed;
    }

    RoadNetwork build() {
        for (int column = 0; column < COLUMNS; column++) {
            for (int row = 0; row < ROWS; row++) {
                Point bent = terrain.warp(Terrain.WEST + STEP * column, Terrain.SOUTH + STEP * row);
                int n = number(column, row);
                boolean wide = lineClass(column, row, true) != RoadClass.MINOR
                        || lineClass(column, row, false) != RoadClass.MINOR;
                double jitter = wide ? 0 : 50;
                nodes[n] = new Point(
                        bent.x() + jitter * (Chance.fixed(seed, 3L * n) - 0.5),
                        bent.y() + jitter * (Chance.fixed(seed, 3L * n + 1) - 0.5));
            }
        }
        for (int column = 0; column < COLUMNS; column++) {
            for (int row = 0; row < ROWS; row++) {
                if (row + 1 < ROWS) {
                    link(column, row, column, row + 1);
                }
                if (column + 1 < COLUMNS) {
                    link(column, row, column + 1, row);
                }
            }
        }
        return largestPart();
    }

    private void link(int c1, int r1, int c2, int r2) {
        int a = number(c1, r1);
        int b = number(c2, r2);
        if (!inside(nodes[a]) || !inside(nodes[b])) {
            return;
        }
        RoadClass roadClass = roadClass(c1, r1, c2, r2);
        if (roadClass != null) {
            links.add(new RoadNetwork.Link(a, b, roadClass));
        }
    }

    private @Nullable RoadClass roadClass(int c1, int r1, int c2, int r2) {
        boolean vertical = c1 == c2;
        RoadClass line = lineClass(c1, r1, vertical);
        if (line == RoadClass.EXPRESSWAY && lineClass(c2, r2, vertical) != line) {
            line = plainClass(vertical ? c1 : r1);
        } else if (line != RoadClass.EXPRESSWAY && lineClass(c2, r2, vertical) == RoadClass.EXPRESSWAY) {
            line = plainClass(vertical ? c1 : r1);
        }
        Point a = nodes[number(c1, r1)];
        Point b = nodes[number(c2, r2)];
        double density = terrain.density((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
        int index = vertical ? c1 : r1;
        return switch (line) {
            case MOTORWAY, EXPRESSWAY -> line;
            case MAIN -> density < 0.12 && dropped(vertical, index, vertical ? r1 : c1) ? null : line;
            case MINOR -> street(density, index, a, b, number(c1, r1), number(c2, r2), vertical);
        };
    }

    private @Nullable RoadClass street(double density, int index, Point a, Point b, int na, int nb, boolean vertical) {
        if (density < 0.2 + 0.12 * Chance.fixed(seed, 7L * Math.min(na, nb))) {
            return null;
        }
        if (terrain.isRiver(a.x(), a.y())
                || terrain.isRiver(b.x(), b.y())
                || terrain.isRiver((a.x() + b.x()) / 2, (a.y() + b.y()) / 2)) {
            return density > 0.5 && index % 3 == 1 ? RoadClass.MAIN : null;
        }
        if (density > 0.55 && index % 3 == 1) {
            return RoadClass.MAIN;
        }
        boolean gap = Chance.fixed(seed + 11, 2L * Math.min(na, nb) + (vertical ? 1 : 0)) < 0.13;
        return gap || fast(na) || fast(nb) ? null : RoadClass.MINOR;
    }

    private static boolean fast(int n) {
        int column = n / ROWS;
        int row = n % ROWS;
        return column == MOTORWAY_COLUMN || row == MOTORWAY_ROW;
    }

    /** Rural main roads are missing here and there, by stretches of six. */
    private boolean dropped(boolean vertical, int index, int along) {
        return Chance.fixed(seed + 5, 1_000L * index + along / 6 * 2L + (vertical ? 1 : 0)) < 0.3;
    }

    private static RoadClass lineClass(int column, int row, boolean vertical) {
        boolean ring = vertical
                ? (column == RING_WEST || column == RING_EAST) && row >= RING_SOUTH && row <= RING_NORTH
                : (row == RING_SOUTH || row == RING_NORTH) && column >= RING_WEST && column <= RING_EAST;
        if (ring) {
            return RoadClass.EXPRESSWAY;
        }
        int index = vertical ? column : row;
        if (index == (vertical ? MOTORWAY_COLUMN : MOTORWAY_ROW)) {
            return RoadClass.MOTORWAY;
        }
        return plainClass(index);
    }

    private static RoadClass plainClass(int index) {
        return index % 6 == 4 ? RoadClass.MAIN : RoadClass.MINOR;
    }

    private boolean inside(Point p) {
        return p.x() > Terrain.WEST && p.y() > Terrain.SOUTH && p.y() < Terrain.NORTH && terrain.isLand(p.x(), p.y());
    }

    private static int number(int column, int row) {
        return column * ROWS + row;
    }

    private RoadNetwork largestPart() {
        List<List<Integer>> near = new ArrayList<>();
        for (int i = 0; i < nodes.length; i++) {
            near.add(new ArrayList<>());
        }
        for (RoadNetwork.Link link : links) {
            near.get(link.from()).add(link.to());
            near.get(link.to()).add(link.from());
        }
        int[] part = new int[nodes.length];
        int best = 0;
        int most = 0;
        for (int i = 0, parts = 0; i < nodes.length; i++) {
            if (part[i] == 0) {
                int size = flood(i, ++parts, part, near);
                if (size > most) {
                    most = size;
                    best = parts;
                }
            }
        }
        int[] renumbered = new int[nodes.length];
        Arrays.fill(renumbered, -1);
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < nodes.length; i++) {
            if (part[i] == best) {
                renumbered[i] = kept.size();
                kept.add(nodes[i]);
            }
        }
        List<RoadNetwork.Link> keptLinks = links.stream()
                .filter(link -> renumbered[link.from()] >= 0)
                .map(link -> new RoadNetwork.Link(renumbered[link.from()], renumbered[link.to()], link.roadClass()))
                .toList();
        return new RoadNetwork(kept, keptLinks);
    }

    private static int flood(int start, int mark, int[] part, List<List<Integer>> near) {
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start));
        part[start] = mark;
        int size = 0;
        while (!open.isEmpty()) {
            size++;
            for (int next : near.get(open.remove())) {
                if (part[next] == 0) {
                    part[next] = mark;
                    open.add(next);
                }
            }
        }
        return size;
    }
}
