package io.bihuan.simulator.city;

import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fastest ways to a destination, from everywhere at once: for each destination one table "which node next". Tables are
 * made on first use and kept; a city has some dozens of destinations.
 */
public final class Routes {
    private static final double DETOUR = 40;

    private record Wanted(int destination, boolean avoiding) {}

    private record Step(int node, double seconds) {}

    private final RoadNetwork roads;
    private final List<List<Point>> avoided;
    private final Map<Wanted, int[]> tables = new ConcurrentHashMap<>();

    Routes(RoadNetwork roads, List<List<Point>> avoided) {
        this.roads = roads;
        this.avoided = avoided;
    }

    /**
     * The table of a destination.
     *
     * @param avoiding whether areas closed to dangerous goods are driven around where there is a way around
     * @return for each node the next one; −1 at the destination
     */
    public int[] to(int destination, boolean avoiding) {
        return tables.computeIfAbsent(new Wanted(destination, avoiding), this::table);
    }

    private int[] table(Wanted wanted) {
        int n = roads.size();
        int[] next = new int[n];
        double[] seconds = new double[n];
        java.util.Arrays.fill(seconds, Double.MAX_VALUE);
        java.util.Arrays.fill(next, -1);
        boolean[] closed = closed(wanted.avoiding());
        seconds[wanted.destination()] = 0;
        PriorityQueue<Step> open = new PriorityQueue<>((a, b) -> Double.compare(a.seconds(), b.seconds()));
        open.add(new Step(wanted.destination(), 0));
        for (Step step = open.poll(); step != null; step = open.poll()) {
            int at = step.node();
            if (step.seconds() > seconds[at]) {
                continue;
            }
            for (int e = roads.firstEdge(at); e < roads.firstEdge(at + 1); e++) {
                int to = roads.target(e);
                double cost = roads.distance(at, to) / (roads.limitKmh(e) / 3.6);
                double sum = step.seconds() + (closed[to] || closed[at] ? DETOUR * cost : cost);
                if (sum < seconds[to]) {
                    seconds[to] = sum;
                    next[to] = at;
                    open.add(new Step(to, sum));
                }
            }
        }
        return next;
    }

    private boolean[] closed(boolean avoiding) {
        boolean[] closed = new boolean[roads.size()];
        for (int i = 0; avoiding && i < closed.length; i++) {
            Point p = roads.point(i);
            closed[i] = avoided.stream().anyMatch(ring -> Shapes.contains(ring, p.x(), p.y()));
        }
        return closed;
    }
}
