package io.bihuan.simulator.drive;

import io.bihuan.simulator.city.Chance;
import io.bihuan.simulator.city.City;
import io.bihuan.simulator.city.CityFile;
import io.bihuan.simulator.city.Place;
import io.bihuan.simulator.city.Point;
import io.bihuan.simulator.city.VehicleKinds;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * A vehicle's day: it drives to one of its places, stands a while, drives to the next; more of them rest by night. Also
 * what its sensors show. A function of the seed and of how many seconds it was moved; used by one thread.
 */
public final class Journey {
    private static final ZoneOffset LOCAL = ZoneOffset.ofHours(8);
    private static final double NIGHT_SHARE = 0.8;
    private static final Set<Place.Kind> COACH = Set.of(Place.Kind.STATION, Place.Kind.SCENIC, Place.Kind.DEPOT);
    private static final Set<Place.Kind> LONG_DISTANCE = Set.of(Place.Kind.STATION, Place.Kind.GATE);
    private static final Set<Place.Kind> GOODS =
            Set.of(Place.Kind.PLANT, Place.Kind.PORT, Place.Kind.FILLING, Place.Kind.GATE);

    private final City city;
    private final CityFile.Vehicle vehicle;
    private final Chance chance;
    private final Motion motion;
    private final Tyres tyres;
    private final List<Place> stops;
    private final double startOdometerKm;
    private long standsUntil;
    private double fuel;
    private double errorX;
    private double errorY;
    private double shiftX;
    private double shiftY;
    private int valvePermille;
    private int destination;
    private boolean pushed;

    /**
     * A vehicle somewhere in its day.
     *
     * @param seed the city's seed
     * @param now when it starts
     */
    public Journey(City city, CityFile.Vehicle vehicle, long seed, Instant now) {
        this.city = city;
        this.vehicle = vehicle;
        this.chance = new Chance(seed, vehicle.phone());
        boolean dangerous = VehicleKinds.dangerous(vehicle.kind());
        stops = stops(city, vehicle);
        Place origin = chance.of(stops);
        motion = new Motion(city, dangerous, vehicle.speedLimitKmh(), origin.node());
        motion.habit(0.8 + 0.13 * chance.between(0, 1));
        tyres = new Tyres(chance);
        startOdometerKm = chance.between(8_000, 420_000);
        fuel = chance.between(120, 320);
        valvePermille = vehicle.cutOffValve() ? 1_000 : -1;
        if (chance.is(0.78)) {
            depart();
            motion.skip(chance.between(0, 0.9));
        } else {
            standsUntil = now.getEpochSecond() + chance.below(600);
        }
    }

    private static List<Place> stops(City city, CityFile.Vehicle vehicle) {
        Set<Place.Kind> kinds = switch (vehicle.kind()) {
            case VehicleKinds.TOUR_COACH -> COACH;
            case VehicleKinds.SCHEDULED_COACH -> LONG_DISTANCE;
            default -> GOODS;
        };
        return city.places().stream()
                .filter(place -> place.kind() == Place.Kind.DEPOT
                        ? vehicle.organisation().startsWith(place.key())
                        : kinds.contains(place.kind()))
                .toList();
    }

    /** Moves on by one second. */
    public void second(long atSeconds) {
        boolean night = night(atSeconds);
        if (motion.arrived()) {
            if (atSeconds >= standsUntil && standsUntil > 0) {
                standsUntil = 0;
                depart();
            } else if (standsUntil == 0) {
                standsUntil = atSeconds + rest(night);
                fuel = fuel < 110 ? 320 : fuel;
                tyres.mend();
            }
        }
        motion.ownLimit(vehicle.speedLimitKmh() * (!pushed && slowNight(atSeconds) ? NIGHT_SHARE : 1));
        double before = motion.metres();
        motion.second(atSeconds);
        fuel = Math.max(15, fuel - (motion.metres() - before) * 0.00027);
        tyres.second(motion.metresPerSecond() * 3.6);
        errorX = 0.97 * errorX + chance.spread(0.6);
        errorY = 0.97 * errorY + chance.spread(0.6);
        shiftX *= 0.9;
        shiftY *= 0.9;
    }

    /** By night four fifths of the day's limit hold, from 22 to 5 o'clock; drivers keep to it some minutes more. */
    private static boolean slowNight(long atSeconds) {
        long minute = Math.floorMod(atSeconds + LOCAL.getTotalSeconds(), 86_400) / 60;
        return minute >= 22 * 60 - 3 || minute < 5 * 60 + 3;
    }

    private int rest(boolean night) {
        return night ? 600 + chance.below(3_000) : 150 + chance.below(900);
    }

    private static boolean night(long atSeconds) {
        int hour = Instant.ofEpochSecond(atSeconds).atOffset(LOCAL).getHour();
        return hour >= 22 || hour < 6;
    }

    private void depart() {
        Place goal = chance.of(stops);
        while (goal.node() == motion.ahead()) {
            goal = stops.get((stops.indexOf(goal) + 1) % stops.size());
        }
        destination = goal.node();
        motion.goTo(destination, true);
    }

    /** What the terminal measures now. */
    public Sample sample(Instant time) {
        double speed = motion.metresPerSecond() * 3.6;
        boolean moving = speed > 0.5;
        Point at = motion.at();
        double still = moving ? 1 : 0.15;
        double x = at.x() + still * errorX + shiftX;
        double y = at.y() + still * errorY + shiftY;
        return new Sample(
                time,
                city.projection().longitude(x),
                city.projection().latitude(y),
                (int) Math.max(2, 14 + 9 * Math.sin(at.x() / 5_000) - at.x() / 2_500),
                moving ? Math.max(0, speed + 0.6 * errorX) : 0,
                (int) Math.round(motion.heading()) % 360,
                startOdometerKm + motion.metres() / 1_000,
                fuel,
                moving || chance.is(0.2) || standsUntil - time.getEpochSecond() < 240,
                14 + chance.below(12),
                19 + chance.below(12),
                valvePermille,
                vehicle.tyrePressure() ? tyres.read() : List.of());
    }

    /** The vehicle's entry in the city file. */
    public CityFile.Vehicle vehicle() {
        return vehicle;
    }

    /** Whether it is driving at more than 20 km/h. */
    public boolean isMoving() {
        return motion.metresPerSecond() > 5.6;
    }

    /** Whether it rests at one of its places. */
    public boolean isStanding() {
        return motion.arrived();
    }

    /** Metres of open road straight ahead, where one can speed. */
    public double openRoadAhead() {
        return motion.openRoadAhead();
    }

    /** Metres to a place, as the crow flies. */
    public double distance(Point to) {
        return motion.at().distance(to);
    }

    /** Drives this many times as fast as the vehicle's own limit; 1 goes back to the driver's habit. */
    public void push(double factor) {
        pushed = factor > 1;
        motion.push(factor);
    }

    /** Takes the short cut through a closed area: drives to the node nearest to a place there. */
    public void trespass(Point place) {
        destination = city.roads().nearest(place.x(), place.y());
        standsUntil = 0;
        motion.goTo(destination, false);
    }

    /** Lets a wheel lose air. */
    public void leakTyre(int wheel) {
        tyres.leak(wheel);
    }

    /** Lets a wheel run hot. */
    public void burnTyre(int wheel) {
        tyres.burn(wheel);
    }

    /** All wheels as they should be. */
    public void mendTyres() {
        tyres.mend();
    }

    /** The emergency valve sticks this far open, in thousandths. */
    public void valve(int permille) {
        valvePermille = vehicle.cutOffValve() ? permille : -1;
    }

    /** The satellite position is off by this much for a few reports. */
    public void throwOff(double metres) {
        shiftX = metres;
        shiftY = -metres / 2;
    }
}
