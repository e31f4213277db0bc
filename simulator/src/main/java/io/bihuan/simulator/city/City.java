package io.bihuan.simulator.city;

import java.util.ArrayList;
import java.util.List;

/** The invented city 海澄市, drawn from a seed: the same seed and number of vehicles give the same city everywhere. */
public final class City {
    static final String NAME = "海澄市";
    private static final Projection PROJECTION = new Projection(117.95, 38.92);

    private final Terrain terrain;
    private final Districts districts;
    private final RoadNetwork roads;
    private final List<Place> places;
    private final List<Zone> closed;
    private final Routes routes;
    private final CityFile file;

    private City(long seed, int vehicles) {
        terrain = new Terrain(new Chance(seed, "terrain"));
        districts = new Districts(terrain, PROJECTION, new Chance(seed, "districts"));
        roads = new RoadBuilder(terrain, seed).build();
        Chance zones = new Chance(seed, "zones");
        closed = Zone.closed(terrain, zones);
        List<Zone> slow = Zone.slow(zones);
        slow.forEach(zone -> roads.lowerLimit(zone.ring(), limit(zone)));
        List<List<Point>> closedRings = closed.stream().map(Zone::ring).toList();
        places = Places.choose(roads, closedRings, CompanyPlan.ALL, new Chance(seed, "places"));
        routes = new Routes(roads, closedRings);
        file = file(seed, vehicles, slow);
    }

    /**
     * Draws the city.
     *
     * @param seed any number
     * @param vehicles how many vehicles it has, 0 to 20,000
     */
    public static City of(long seed, int vehicles) {
        if (vehicles < 0 || vehicles > 20_000) {
            throw new IllegalArgumentException("a city has 0 to 20000 vehicles, not " + vehicles);
        }
        return new City(seed, vehicles);
    }

    private static int limit(Zone zone) {
        Integer kmh = zone.speedLimitKmh();
        return kmh == null ? Integer.MAX_VALUE : kmh;
    }

    private CityFile file(long seed, int vehicles, List<Zone> slow) {
        Roster roster = new Roster(new Chance(seed, "roster"), districts, places);
        List<Zone> zones = new ArrayList<>(closed);
        zones.addAll(slow);
        for (Place place : places) {
            if (place.kind() == Place.Kind.DEPOT || place.kind() == Place.Kind.PORT) {
                zones.add(Zone.yard(place));
            }
        }
        for (int i = 0; i < districts.rings().size(); i++) {
            zones.add(new Zone(
                    districts.names().get(i), "DISTRICT", districts.rings().get(i), null, null, List.of(), null, null));
        }
        return new CityFile(
                NAME,
                seed,
                degrees(PROJECTION, new Point(-500, 0)),
                10.6,
                roster.organisations(),
                districts.grids(),
                roster.people(),
                roster.vehicles(vehicles),
                zones.stream().map(zone -> zone.toFile(PROJECTION)).toList());
    }

    /** What the server reads. */
    public CityFile file() {
        return file;
    }

    /** The roads. */
    public RoadNetwork roads() {
        return roads;
    }

    /** Ways to every destination. */
    public Routes routes() {
        return routes;
    }

    /** Where vehicles stop. */
    public List<Place> places() {
        return places;
    }

    /** Metres to degrees. */
    public Projection projection() {
        return PROJECTION;
    }

    /** Middles of the areas closed to dangerous goods all day, for those who take the forbidden short cut. */
    public List<Point> forbidden() {
        List<Point> middles = new ArrayList<>();
        for (Zone zone : closed) {
            if (zone.from() == null) {
                double x = zone.ring().stream().mapToDouble(Point::x).average().orElse(0);
                double y = zone.ring().stream().mapToDouble(Point::y).average().orElse(0);
                middles.add(new Point(x, y));
            }
        }
        return middles;
    }

    /** The base map as GeoJSON. */
    public String baseMap() {
        return new BaseMap(terrain, roads, districts, places, PROJECTION).geoJson();
    }

    static double[] degrees(Projection projection, Point p) {
        return new double[] {rounded(projection.longitude(p.x())), rounded(projection.latitude(p.y()))};
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }
}
