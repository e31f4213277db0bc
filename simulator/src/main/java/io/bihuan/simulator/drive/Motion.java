package io.bihuan.simulator.drive;

import io.bihuan.simulator.city.City;
import io.bihuan.simulator.city.Point;
import io.bihuan.simulator.city.RoadClass;
import io.bihuan.simulator.city.RoadNetwork;

/**
 * One vehicle on the road, second by second: it speeds up and brakes like a heavy vehicle, keeps to the limit times its
 * driver's habit, slows for bends and stops at red lights and at its destination. Used by one thread.
 */
final class Motion {
    private static final double GAIN = 0.75;
    private static final double BRAKE = 1.15;
    private static final int LIGHT_CYCLE_SECONDS = 84;

    private final City city;
    private final RoadNetwork roads;
    private final boolean dangerous;
    private double ownLimitKmh;
    private int[] next = {};
    private int from;
    private int to;
    private double offset;
    private double speed;
    private double metres;
    private double habit = 0.92;
    private double push = 1;
    private boolean arrived = true;

    Motion(City city, boolean dangerous, int ownLimitKmh, int node) {
        this.city = city;
        this.roads = city.roads();
        this.dangerous = dangerous;
        this.ownLimitKmh = ownLimitKmh;
        this.from = node;
        this.to = node;
    }

    /** Sets off for a node; stays when it is already there. */
    void goTo(int destination, boolean obedient) {
        next = city.routes().to(destination, dangerous && obedient);
        if (arrived) {
            from = to;
            offset = 0;
        }
        if (next[to] < 0) {
            arrived = from == to;
            return;
        }
        if (arrived) {
            to = next[to];
            arrived = false;
        }
    }

    /** Skips ahead along the way, for a start in the middle of things. */
    void skip(double share) {
        int total = 0;
        for (int at = to; next[at] >= 0; at = next[at]) {
            total++;
        }
        for (int i = 0; i < (int) (share * total) && next[to] >= 0; i++) {
            from = to;
            to = next[to];
        }
        if (from != to && next[to] >= 0) {
            offset = 0.4 * roads.distance(from, to);
            speed = 0.8 * Math.min(roads.limitKmh(from, to), ownLimitKmh) / 3.6;
        }
    }

    /** The vehicle's own limit from now on; it is lower by night. */
    void ownLimit(double kmh) {
        ownLimitKmh = kmh;
    }

    /** How near to the limit this driver drives: 0.8 to 0.95 for a good one. */
    void habit(double share) {
        habit = share;
    }

    /** How far above the usual speed it goes just now; 1 is normal. */
    void push(double factor) {
        push = factor;
    }

    /** Goes on for one second. */
    void second(long atSeconds) {
        if (arrived) {
            speed = 0;
            return;
        }
        double left = roads.distance(from, to) - offset;
        double most = allowed();
        double end = atEnd(atSeconds);
        double braking = Math.sqrt(end * end + 2 * BRAKE * Math.max(0, left - speed * 0.6));
        double wanted = Math.min(most, braking);
        speed = wanted > speed ? Math.min(wanted, speed + GAIN) : Math.max(wanted, speed - 1.7 * BRAKE);
        double step = Math.max(0, speed);
        if (end == 0 && step >= left - 1.5) {
            step = Math.max(0, left - 1.0);
            speed = Math.min(speed, step);
            arrived = next[to] < 0 && left < 6;
            speed = arrived ? 0 : speed;
        }
        move(step);
    }

    private void move(double step) {
        metres += step;
        offset += step;
        double length = roads.distance(from, to);
        while (offset >= length && next[to] >= 0) {
            offset -= length;
            from = to;
            to = next[to];
            length = roads.distance(from, to);
        }
        offset = Math.min(offset, length);
    }

    /** Metres per second this driver allows himself here. */
    private double allowed() {
        double road = roads.limitKmh(from, to);
        double limit = push > 1 ? push * ownLimitKmh : habit * Math.min(road, ownLimitKmh);
        return limit / 3.6;
    }

    /** The speed at which the end of this road may be reached. */
    private double atEnd(long atSeconds) {
        if (next[to] < 0) {
            return 0;
        }
        if (roads.hasSignal(to) && red(to, atSeconds)) {
            return 0;
        }
        double cosine = roads.cosine(from, to, next[to]);
        double bend = cosine > 0.94 ? 40 : cosine > 0.64 ? 13 : cosine > -0.2 ? 6 : 2.5;
        double after = roads.limitKmh(to, next[to]);
        double limit = push > 1 ? push * ownLimitKmh : habit * Math.min(after, ownLimitKmh);
        return Math.min(bend, limit / 3.6);
    }

    private static boolean red(int node, long atSeconds) {
        return Math.floorMod(atSeconds + 31L * node, LIGHT_CYCLE_SECONDS) < 30;
    }

    boolean arrived() {
        return arrived;
    }

    /** Where its destination or, on the way, the next node is. */
    int ahead() {
        return to;
    }

    double metresPerSecond() {
        return speed;
    }

    /** Metres driven since it was made. */
    double metres() {
        return metres;
    }

    /** The place on the road, a lane's width right of its middle. */
    Point at() {
        Point a = roads.point(from);
        if (from == to) {
            return new Point(a.x() + 8, a.y() + 8);
        }
        Point b = roads.point(to);
        double length = Math.max(1, a.distance(b));
        double t = offset / length;
        double side = 4;
        return new Point(
                a.x() + t * (b.x() - a.x()) + side * (b.y() - a.y()) / length,
                a.y() + t * (b.y() - a.y()) - side * (b.x() - a.x()) / length);
    }

    /** Degrees clockwise from north. */
    double heading() {
        Point a = roads.point(from);
        Point b = roads.point(to);
        return (Math.toDegrees(Math.atan2(b.x() - a.x(), b.y() - a.y())) + 360) % 360;
    }

    /** Metres of open road straight ahead: no street, no lights, no bend; 0 when it is on no such road. */
    double openRoadAhead() {
        if (arrived || roads.roadClass(from, to) == RoadClass.MINOR) {
            return 0;
        }
        double sum = roads.distance(from, to) - offset;
        int a = from;
        int b = to;
        while (next[b] >= 0
                && roads.roadClass(b, next[b]) != RoadClass.MINOR
                && !roads.hasSignal(b)
                && roads.cosine(a, b, next[b]) > 0.94) {
            sum += roads.distance(b, next[b]);
            a = b;
            b = next[b];
        }
        return sum;
    }
}
