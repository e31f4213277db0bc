package io.bihuan.simulator.city;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The city's own map: GeoJSON features whose {@code kind} property tells the screens how to draw them. */
final class BaseMap {
    private static final String[] AVENUES = {"澄江", "望海", "鼓楼", "槐荫", "月牙", "云帆", "渔港", "盐场", "松岗", "石铺", "芦花", "晴川"};

    private final Terrain terrain;
    private final RoadNetwork roads;
    private final Districts districts;
    private final List<Place> places;
    private final Projection projection;
    private final List<Map<String, Object>> features = new ArrayList<>();

    BaseMap(Terrain terrain, RoadNetwork roads, Districts districts, List<Place> places, Projection projection) {
        this.terrain = terrain;
        this.roads = roads;
        this.districts = districts;
        this.places = places;
        this.projection = projection;
    }

    String geoJson() {
        ground();
        parks();
        rivers();
        for (int i = 0; i < districts.rings().size(); i++) {
            polygon("district", districts.names().get(i), districts.rings().get(i));
        }
        for (RoadClass roadClass : List.of(RoadClass.MINOR, RoadClass.MAIN, RoadClass.EXPRESSWAY, RoadClass.MOTORWAY)) {
            drawRoads(roadClass);
        }
        names();
        Map<String, Object> collection = new LinkedHashMap<>();
        collection.put("type", "FeatureCollection");
        collection.put("features", features);
        return JsonMapper.shared().writeValueAsString(collection);
    }

    private void ground() {
        List<Point> shore = new ArrayList<>();
        for (double y = Terrain.SOUTH - 6_000; y <= Terrain.NORTH + 6_000; y += 250) {
            shore.add(new Point(terrain.coast(y), y));
        }
        List<Point> sea = new ArrayList<>(shore);
        sea.add(new Point(Terrain.EAST + 30_000, Terrain.NORTH + 6_000));
        sea.add(new Point(Terrain.EAST + 30_000, Terrain.SOUTH - 6_000));
        List<Point> land = new ArrayList<>(shore);
        land.add(new Point(Terrain.WEST - 12_000, Terrain.NORTH + 6_000));
        land.add(new Point(Terrain.WEST - 12_000, Terrain.SOUTH - 6_000));
        polygon("land", "", land);
        polygon("water", "澄海", sea);
        Chance chance = new Chance(3, "islands");
        polygon("land", "灯塔岛", Shapes.blob(24_000, 6_500, 1_300, 0.16, 40, chance));
        polygon("land", "盐礁", Shapes.blob(21_000, -3_800, 600, 0.2, 30, chance));
        polygon("land", "渔岛", Shapes.blob(27_500, 14_500, 950, 0.18, 36, chance));
    }

    private void parks() {
        Chance chance = new Chance(5, "parks");
        polygon("park", "西岭森林公园", Shapes.blob(-27_500, 10_800, 3_300, 0.14, 48, chance));
        polygon("park", "芦花湿地", Shapes.blob(-8_600, 10_300, 1_500, 0.16, 40, chance));
        polygon("park", "澄江公园", Shapes.blob(-2_600, 4_600, 620, 0.12, 28, chance));
        polygon("park", "望塔公园", Shapes.blob(6_300, 16_000, 700, 0.12, 28, chance));
        polygon("park", "海棠山", Shapes.blob(-24_500, -20_500, 2_600, 0.15, 44, chance));
        polygon("park", "南湖绿地", Shapes.blob(2_900, -3_900, 560, 0.1, 28, chance));
    }

    private void rivers() {
        List<Point> north = new ArrayList<>();
        List<Point> south = new ArrayList<>();
        List<Point> streamNorth = new ArrayList<>();
        List<Point> streamSouth = new ArrayList<>();
        for (double x = Terrain.WEST - 12_000; x <= 22_000; x += 250) {
            double y = terrain.river(x);
            if (x <= terrain.coast(y) + 400) {
                double half = Math.max(80, terrain.riverHalfWidth(x));
                north.add(new Point(x, y + half));
                south.add(new Point(x, y - half));
            }
            double s = terrain.stream(x);
            if (x <= terrain.coast(s) + 300) {
                streamNorth.add(new Point(x, s + terrain.streamHalfWidth(x)));
                streamSouth.add(new Point(x, s - terrain.streamHalfWidth(x)));
            }
        }
        north.addAll(south.reversed());
        streamNorth.addAll(streamSouth.reversed());
        polygon("water", "澄江", north);
        polygon("water", "盐河", streamNorth);
        polygon("water", "南湖", Shapes.blob(2_900, -3_900, 330, 0.15, 28, new Chance(7, "lake")));
    }

    private void drawRoads(RoadClass roadClass) {
        int number = 0;
        for (List<Integer> line : roads.lines(roadClass)) {
            List<double[]> way = new ArrayList<>();
            for (int node : line) {
                way.add(City.degrees(projection, roads.point(node)));
            }
            Point first = roads.point(line.getFirst());
            Point last = roads.point(line.getLast());
            boolean upright = Math.abs(last.y() - first.y()) > Math.abs(last.x() - first.x());
            feature(roadClass.mapKind(), roadName(roadClass, number++, upright), "LineString", way);
        }
    }

    private static String roadName(RoadClass roadClass, int number, boolean upright) {
        return switch (roadClass) {
            case MOTORWAY -> upright ? "沿海高速" : "海澄疏港高速";
            case EXPRESSWAY -> "绕城快速路";
            case MAIN -> AVENUES[number % AVENUES.length] + (upright ? "大道" : "路");
            case MINOR -> "";
        };
    }

    private void names() {
        for (int i = 0; i < districts.names().size(); i++) {
            place(districts.names().get(i), districts.middles().get(i), "district");
        }
        terrain.villages().forEach(v -> place(v.name(), new Point(v.x(), v.y()), "village"));
        places.forEach(p -> place(p.name(), p.at(), p.kind().name().toLowerCase(java.util.Locale.ROOT)));
    }

    private void place(String name, Point at, String type) {
        Map<String, Object> properties = feature("place", name, "Point", City.degrees(projection, at));
        properties.put("type", type);
    }

    private void polygon(String kind, String name, List<Point> ring) {
        List<double[]> closed = new ArrayList<>();
        ring.forEach(p -> closed.add(City.degrees(projection, p)));
        closed.add(closed.getFirst());
        feature(kind, name, "Polygon", List.of(closed));
    }

    /** Adds a feature and returns its properties. */
    private Map<String, Object> feature(String kind, String name, String shape, Object coordinates) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("kind", kind);
        properties.put("name", name);
        Map<String, Object> feature = new LinkedHashMap<>();
        feature.put("type", "Feature");
        feature.put("properties", properties);
        feature.put("geometry", Map.of("type", shape, "coordinates", coordinates));
        features.add(feature);
        return properties;
    }
}
