package io.bihuan.simulator.city;

import java.util.ArrayList;
import java.util.List;

/** Land and water of the city, in metres east and north of its centre. The sea lies in the east. */
final class Terrain {
    static final double WEST = -36_000;
    static final double EAST = 34_000;
    static final double SOUTH = -28_000;
    static final double NORTH = 28_000;

    /** A built-up place: density falls from 1 at its middle with the given spread. */
    record Town(String name, double x, double y, double spread) {}

    private static final List<Town> TOWNS = List.of(
            new Town("海澄市区", 0, 1_500, 4_600),
            new Town("望海新区", 4_200, 14_500, 2_600),
            new Town("港湾", 8_600, -7_200, 2_000),
            new Town("临港化工园区", 10_500, -14_500, 2_300),
            new Town("西岭", -20_500, 6_500, 2_200),
            new Town("稻田", -15_500, -15_000, 2_000));

    private final double[] phase = new double[12];
    private final List<Town> villages = new ArrayList<>();

    Terrain(Chance chance) {
        for (int i = 0; i < phase.length; i++) {
            phase[i] = chance.between(0, 2 * Math.PI);
        }
        String[] first = {"柳", "石", "槐", "沙", "杏", "松", "渔", "桃", "盐", "芦", "枣", "梨"};
        String[] second = {"湾", "庄", "滩", "岗", "铺", "河", "店", "坡"};
        for (int i = 0; villages.size() < 24 && i < 400; i++) {
            double x = chance.between(WEST + 4_000, 12_000);
            double y = chance.between(SOUTH + 3_000, NORTH - 3_000);
            if (x < coast(y) - 1_500 && density(x, y) < 0.1) {
                int n = villages.size();
                String name = first[n % first.length] + second[(5 * n + n / first.length) % second.length] + "村";
                villages.add(new Town(name, x, y, 650));
            }
        }
    }

    List<Town> towns() {
        return TOWNS;
    }

    List<Town> villages() {
        return villages;
    }

    /** Where the land ends at this northing. */
    double coast(double y) {
        return 15_500
                + 1_900 * Math.sin(y / 9_000 + phase[0])
                + 800 * Math.sin(y / 3_700 + phase[1])
                + 260 * Math.sin(y / 1_300 + phase[2])
                - 5_000 * bump(y, 2_000, 3_600)
                + 4_200 * bump(y, -14_500, 3_200);
    }

    /** The middle of the big river at this easting. */
    double river(double x) {
        return 2_000
                + 2_300 * Math.sin(x / 10_500 + phase[3]) * (1 - bump(x, 6_000, 9_000))
                + 500 * Math.sin(x / 3_900 + phase[4]);
    }

    double riverHalfWidth(double x) {
        double way = (x - WEST) / 50_000;
        return 90 + 210 * way * way;
    }

    /** The middle of the southern stream. */
    double stream(double x) {
        return -10_800 + 1_700 * Math.sin(x / 8_200 + phase[5]) + 420 * Math.sin(x / 2_700 + phase[6]);
    }

    double streamHalfWidth(double x) {
        return 35 + 45 * (x - WEST) / 50_000;
    }

    boolean isLand(double x, double y) {
        return x < coast(y) - 120;
    }

    boolean isRiver(double x, double y) {
        return Math.abs(y - river(x)) < riverHalfWidth(x) + 40 || Math.abs(y - stream(x)) < streamHalfWidth(x) + 30;
    }

    /** How built-up, from 0 (fields) to about 1 (city centre). */
    double density(double x, double y) {
        double sum = 0;
        for (Town town : TOWNS) {
            sum += near(town, x, y);
        }
        for (Town village : villages) {
            sum += near(village, x, y);
        }
        return Math.min(1, sum);
    }

    /** Bends a straight lattice into roads: a point of the lattice to its place on the ground. */
    Point warp(double u, double v) {
        double x = u + 850 * Math.sin(v / 7_000 + phase[7]) + 260 * Math.sin(v / 2_600 + phase[8]) + 0.07 * v;
        double y = v + 850 * Math.sin(u / 8_000 + phase[9]) + 260 * Math.sin(u / 2_900 + phase[10]) - 0.07 * u;
        return new Point(x, y);
    }

    private static double near(Town town, double x, double y) {
        double dx = (x - town.x()) / town.spread();
        double dy = (y - town.y()) / town.spread();
        double square = dx * dx + dy * dy;
        return square > 9 ? 0 : Math.exp(-square / 1.4);
    }

    private static double bump(double at, double middle, double width) {
        double d = (at - middle) / width;
        return Math.exp(-d * d);
    }
}
