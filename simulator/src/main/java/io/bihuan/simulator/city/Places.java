package io.bihuan.simulator.city;

import io.bihuan.simulator.city.Place.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Chooses where stations, plants, depots and the like stand. */
final class Places {
    private final RoadNetwork roads;
    private final List<List<Point>> closed;
    private final Chance chance;
    private final Set<Integer> taken = new HashSet<>();
    private final List<Place> places = new ArrayList<>();

    private Places(RoadNetwork roads, List<List<Point>> closed, Chance chance) {
        this.roads = roads;
        this.closed = closed;
        this.chance = chance;
    }

    static List<Place> choose(RoadNetwork roads, List<List<Point>> closed, List<CompanyPlan> companies, Chance chance) {
        Places chosen = new Places(roads, closed, chance);
        chosen.stations();
        chosen.industry();
        chosen.edges();
        for (CompanyPlan company : companies) {
            Point middle = company.depotNear();
            chosen.open(company.key(), company.shortName() + "停车场", Kind.DEPOT, middle.x(), middle.y(), 1_600);
        }
        return List.copyOf(chosen.places);
    }

    private void stations() {
        add("station-1", "海澄客运总站", Kind.STATION, 1_500, 3_900, 600);
        add("station-2", "海澄南站", Kind.STATION, -600, -3_600, 600);
        add("station-3", "望海客运站", Kind.STATION, 4_200, 14_000, 700);
        add("station-4", "西岭客运站", Kind.STATION, -20_300, 6_300, 600);
        add("station-5", "稻田客运站", Kind.STATION, -15_600, -14_700, 600);
        add("station-6", "港湾客运站", Kind.STATION, 8_200, -6_600, 600);
        String[] sights = {"月牙湾海滨", "望海塔", "古盐场", "芦花湿地", "西岭森林公园", "澄江老码头", "灯塔公园", "渔人街"};
        double[][] near = {
            {12_500, 11_000}, {6_500, 15_500}, {13_000, -10_000}, {-8_000, 9_500},
            {-26_000, 9_000}, {4_500, 1_200}, {14_500, 18_500}, {9_200, 5_500}
        };
        for (int i = 0; i < sights.length; i++) {
            add("scenic-" + (i + 1), sights[i], Kind.SCENIC, near[i][0], near[i][1], 900);
        }
    }

    private void industry() {
        String[] plants = {"澄海炼化", "蓝礁化工", "北滩气体", "海澄合成材料", "盐源氯碱", "远岬储运", "东堤涂料", "青屿精细化工"};
        for (int i = 0; i < plants.length; i++) {
            open("plant-" + (i + 1), plants[i], Kind.PLANT, 10_500, -14_500, 2_600);
        }
        open("port-1", "海澄港液体散货码头", Kind.PORT, 14_500, -13_500, 2_500);
        open("port-2", "海澄港油品码头", Kind.PORT, 10_500, -8_800, 1_800);
        open("port-3", "渔港加油码头", Kind.PORT, 11_000, 6_500, 2_000);
        double[][] near = {
            {-9_000, 4_000}, {-9_600, -9_000}, {8_500, 9_500}, {3_000, 16_000}, {-21_000, 5_000}, {-14_500, -16_000},
            {7_200, -8_500}, {-7_500, -2_000}, {8_000, -3_500}, {-5_000, 11_500}, {-28_000, -7_500}, {-17_000, 14_500}
        };
        for (int i = 0; i < near.length; i++) {
            open("filling-" + (i + 1), "第" + (i + 1) + "加油加气站", Kind.FILLING, near[i][0], near[i][1], 1_200);
        }
    }

    private void edges() {
        put("gate-1", "海澄北收费站", Kind.GATE, motorwayEnd(0, 1));
        put("gate-2", "海澄南收费站", Kind.GATE, motorwayEnd(0, -1));
        put("gate-3", "海澄西收费站", Kind.GATE, motorwayEnd(-1, 0));
    }

    /** The motorway's last node in a direction. */
    private int motorwayEnd(int east, int north) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int node = 0; node < roads.size(); node++) {
            Point p = roads.point(node);
            double far = east * p.x() + north * p.y();
            if (far > most && onMotorway(node)) {
                most = far;
                best = node;
            }
        }
        return best;
    }

    private boolean onMotorway(int node) {
        for (int other : roads.neighbours(node)) {
            if (roads.roadClass(node, other) == RoadClass.MOTORWAY) {
                return true;
            }
        }
        return false;
    }

    private void open(String key, String name, Kind kind, double x, double y, double spread) {
        for (int attempt = 0; ; attempt++) {
            double r = spread * (1 + attempt / 12.0);
            int node = roads.nearest(x + chance.spread(r / 2), y + chance.spread(r / 2));
            Point at = roads.point(node);
            boolean free =
                    !taken.contains(node) && closed.stream().noneMatch(ring -> Shapes.contains(ring, at.x(), at.y()));
            if (free) {
                put(key, name, kind, node);
                return;
            }
        }
    }

    private void add(String key, String name, Kind kind, double x, double y, double spread) {
        int node = roads.nearest(x + chance.spread(spread / 3), y + chance.spread(spread / 3));
        while (taken.contains(node)) {
            node = roads.neighbours(node)[0];
        }
        put(key, name, kind, node);
    }

    private void put(String key, String name, Kind kind, int node) {
        taken.add(node);
        Point at = roads.point(node);
        places.add(new Place(key, name, kind, node, new Point(at.x() + 60, at.y() + 60)));
    }
}
