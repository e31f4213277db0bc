package io.bihuan.simulator.city;

import java.util.ArrayList;
import java.util.List;

/** The roads as a graph: nodes are numbered from 0, every road can be driven both ways. Immutable once built. */
public final class RoadNetwork {
    record Link(int from, int to, RoadClass roadClass) {}

    private final double[] x;
    private final double[] y;
    private final int[] first;
    private final int[] target;
    private final RoadClass[] classes;
    private final double[] limit;
    private final boolean[] signal;

    RoadNetwork(List<Point> nodes, List<Link> links) {
        int n = nodes.size();
        x = nodes.stream().mapToDouble(Point::x).toArray();
        y = nodes.stream().mapToDouble(Point::y).toArray();
        first = new int[n + 1];
        for (Link link : links) {
            first[link.from() + 1]++;
            first[link.to() + 1]++;
        }
        for (int i = 0; i < n; i++) {
            first[i + 1] += first[i];
        }
        target = new int[2 * links.size()];
        classes = new RoadClass[target.length];
        limit = new double[target.length];
        int[] fill = first.clone();
        for (Link link : links) {
            put(fill, link.from(), link.to(), link.roadClass());
            put(fill, link.to(), link.from(), link.roadClass());
        }
        signal = new boolean[n];
        for (int i = 0; i < n; i++) {
            signal[i] = isSignal(i);
        }
    }

    private void put(int[] fill, int from, int to, RoadClass roadClass) {
        int at = fill[from]++;
        target[at] = to;
        classes[at] = roadClass;
        limit[at] = roadClass.limitKmh();
    }

    /** Lights stand where at least three main roads meet and no motorway passes. */
    private boolean isSignal(int node) {
        int main = 0;
        for (int e = first[node]; e < first[node + 1]; e++) {
            if (classes[e].ordinal() < RoadClass.MAIN.ordinal()) {
                return false;
            }
            main += classes[e] == RoadClass.MAIN ? 1 : 0;
        }
        return main >= 3;
    }

    /** How many nodes there are. */
    public int size() {
        return x.length;
    }

    /** Where a node lies. */
    public Point point(int node) {
        return new Point(x[node], y[node]);
    }

    /** Metres between two nodes. */
    public double distance(int a, int b) {
        return Math.hypot(x[a] - x[b], y[a] - y[b]);
    }

    /** Whether traffic lights stand at the node. */
    public boolean hasSignal(int node) {
        return signal[node];
    }

    /** The nodes one road away. */
    public int[] neighbours(int node) {
        int[] found = new int[first[node + 1] - first[node]];
        System.arraycopy(target, first[node], found, 0, found.length);
        return found;
    }

    /** The limit between two neighbours in km/h, area limits included. */
    public double limitKmh(int from, int to) {
        return limit[edge(from, to)];
    }

    /** The kind of road between two neighbours. */
    public RoadClass roadClass(int from, int to) {
        return classes[edge(from, to)];
    }

    int firstEdge(int node) {
        return first[node];
    }

    int target(int edge) {
        return target[edge];
    }

    double limitKmh(int edge) {
        return limit[edge];
    }

    /** Lowers the limit of every road whose middle lies in the ring. */
    void lowerLimit(List<Point> ring, double kmh) {
        for (int node = 0; node < size(); node++) {
            for (int e = first[node]; e < first[node + 1]; e++) {
                int to = target[e];
                if (Shapes.contains(ring, (x[node] + x[to]) / 2, (y[node] + y[to]) / 2)
                        || Shapes.contains(ring, x[node], y[node])
                        || Shapes.contains(ring, x[to], y[to])) {
                    limit[e] = Math.min(limit[e], kmh);
                }
            }
        }
    }

    /** The node nearest to a place. */
    public int nearest(double px, double py) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < x.length; i++) {
            double d = (x[i] - px) * (x[i] - px) + (y[i] - py) * (y[i] - py);
            if (d < least) {
                least = d;
                best = i;
            }
        }
        return best;
    }

    /** Roads as long lines of one kind, for drawing: lists of nodes. */
    List<List<Integer>> lines(RoadClass wanted) {
        boolean[] used = new boolean[target.length];
        List<List<Integer>> lines = new ArrayList<>();
        for (int node = 0; node < size(); node++) {
            for (int e = first[node]; e < first[node + 1]; e++) {
                if (!used[e] && classes[e] == wanted) {
                    List<Integer> line = new ArrayList<>(follow(e, node, used));
                    int behind = straight(node, line.get(1), used);
                    if (behind >= 0) {
                        List<Integer> before =
                                new ArrayList<>(follow(behind, node, used).reversed());
                        line.addAll(0, before.subList(0, before.size() - 1));
                    }
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    /** Goes straight on from an edge as far as the kind lasts. */
    private List<Integer> follow(int edge, int from, boolean[] used) {
        List<Integer> nodes = new ArrayList<>();
        nodes.add(from);
        int e = edge;
        int at = from;
        while (e >= 0) {
            used[e] = true;
            used[edge(target[e], at)] = true;
            int next = target[e];
            nodes.add(next);
            e = straight(next, at, used);
            at = next;
        }
        return nodes;
    }

    private int straight(int node, int from, boolean[] used) {
        RoadClass wanted = classes[edge(from, node)];
        int best = -1;
        double most = 0.8;
        for (int e = first[node]; e < first[node + 1]; e++) {
            if (!used[e] && classes[e] == wanted) {
                double cosine = cosine(from, node, target[e]);
                if (cosine > most) {
                    most = cosine;
                    best = e;
                }
            }
        }
        return best;
    }

    /** The cosine of the turn at b on the way from a to c: 1 straight on, −1 back. */
    public double cosine(int a, int b, int c) {
        double ux = x[b] - x[a];
        double uy = y[b] - y[a];
        double vx = x[c] - x[b];
        double vy = y[c] - y[b];
        return (ux * vx + uy * vy) / Math.max(1e-9, Math.hypot(ux, uy) * Math.hypot(vx, vy));
    }

    private int edge(int from, int to) {
        for (int e = first[from]; e < first[from + 1]; e++) {
            if (target[e] == to) {
                return e;
            }
        }
        throw new IllegalArgumentException("no road from node " + from + " to node " + to);
    }
}
