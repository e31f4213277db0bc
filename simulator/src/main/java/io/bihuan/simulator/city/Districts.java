package io.bihuan.simulator.city;

import java.util.ArrayList;
import java.util.List;

/** Divides the land: six districts, each into streets, each street into cells. */
final class Districts {
    record Cell(String key, Point centre) {}

    private record District(String key, String name, Point middle, List<String> streets) {}

    private static final List<District> PLAN = List.of(
            new District("d1", "澄江区", new Point(-1_500, 1_500), List.of("鼓楼街道", "江湾街道", "南门街道", "槐荫街道")),
            new District("d2", "望海区", new Point(4_500, 15_500), List.of("月牙湾街道", "望塔街道", "北滩街道", "云帆街道")),
            new District("d3", "港湾区", new Point(9_500, -5_200), List.of("码头街道", "渔港街道", "盐场街道", "东堤街道")),
            new District("d4", "临港化工园区", new Point(10_000, -16_500), List.of("远岬片区", "蓝礁片区", "青屿片区", "海堤片区")),
            new District("d5", "西岭县", new Point(-21_500, 8_500), List.of("西岭镇", "松岗镇", "石铺镇", "梨坡镇")),
            new District("d6", "稻田县", new Point(-16_500, -15_500), List.of("稻田镇", "柳庄镇", "芦河镇", "沙店镇")));

    private final Terrain terrain;
    private final Projection projection;
    private final List<List<Point>> rings = new ArrayList<>();
    private final List<CityFile.Grid> grids = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();

    Districts(Terrain terrain, Projection projection, Chance chance) {
        this.terrain = terrain;
        this.projection = projection;
        grids.add(new CityFile.Grid("city", null, "CITY", City.NAME, centre(new Point(0, 0))));
        for (District district : PLAN) {
            rings.add(ring(district));
            grids.add(
                    new CityFile.Grid(district.key(), "city", "DISTRICT", district.name(), centre(district.middle())));
            divide(district, chance);
        }
    }

    private void divide(District district, Chance chance) {
        int turn = chance.below(90);
        for (int s = 0; s < district.streets().size(); s++) {
            String street = district.key() + "-" + (s + 1);
            Point middle = around(district.middle(), 3_400, turn + 90 * s);
            grids.add(new CityFile.Grid(
                    street, district.key(), "STREET", district.streets().get(s), centre(middle)));
            for (int c = 0; c < 3; c++) {
                Point at = around(middle, 1_300, 120 * c);
                String key = street + "-" + (c + 1);
                String name = district.streets().get(s) + "第" + "一二三".charAt(c) + "网格";
                grids.add(new CityFile.Grid(key, street, "CELL", name, centre(at)));
                cells.add(new Cell(key, at));
            }
        }
    }

    /** The cell nearest to a place. */
    String cellOf(Point at) {
        Cell best = cells.getFirst();
        for (Cell cell : cells) {
            if (cell.centre().distance(at) < best.centre().distance(at)) {
                best = cell;
            }
        }
        return best.key();
    }

    List<CityFile.Grid> grids() {
        return grids;
    }

    List<String> names() {
        return PLAN.stream().map(District::name).toList();
    }

    List<String> keys() {
        return PLAN.stream().map(District::key).toList();
    }

    List<Point> middles() {
        return PLAN.stream().map(District::middle).toList();
    }

    List<List<Point>> rings() {
        return rings;
    }

    private List<Point> ring(District district) {
        List<Point> ring = Shapes.rectangle(Terrain.WEST, Terrain.SOUTH, Terrain.EAST, Terrain.NORTH);
        for (District other : PLAN) {
            if (other != district) {
                ring = Shapes.nearer(ring, district.middle(), other.middle());
            }
        }
        List<Point> ashore = new ArrayList<>();
        for (Point p : Shapes.densify(ring, 800)) {
            ashore.add(new Point(Math.min(p.x(), terrain.coast(p.y())), p.y()));
        }
        return thinned(ashore);
    }

    /** Without points that lie on the line between their neighbours. */
    private static List<Point> thinned(List<Point> ring) {
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            Point a = ring.get((i + ring.size() - 1) % ring.size());
            Point b = ring.get(i);
            Point c = ring.get((i + 1) % ring.size());
            double twice = Math.abs((b.x() - a.x()) * (c.y() - a.y()) - (c.x() - a.x()) * (b.y() - a.y()));
            if (twice > 2_000) {
                kept.add(b);
            }
        }
        return kept;
    }

    private static Point around(Point middle, double radius, double degrees) {
        double angle = Math.toRadians(degrees);
        return new Point(middle.x() + radius * Math.cos(angle), middle.y() + radius * Math.sin(angle));
    }

    private double[] centre(Point p) {
        return City.degrees(projection, p);
    }
}
