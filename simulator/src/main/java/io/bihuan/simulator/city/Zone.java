package io.bihuan.simulator.city;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An area with a rule, in metres. */
record Zone(
        String name,
        String kind,
        List<Point> ring,
        @Nullable Integer speedLimitKmh,
        @Nullable Integer maxStayMinutes,
        List<String> appliesTo,
        @Nullable String from,
        @Nullable String to) {

    private static final List<String> DANGEROUS = List.of(VehicleKinds.TANKER, VehicleKinds.DANGEROUS_TRUCK);
    private static final List<String> COACHES = List.of(VehicleKinds.TOUR_COACH, VehicleKinds.SCHEDULED_COACH);

    /** Closed to dangerous goods, always or by night. */
    static List<Zone> closed(Terrain terrain, Chance chance) {
        double water = -24_000;
        return List.of(
                new Zone(
                        "老城核心禁行区",
                        "FORBIDDEN",
                        Shapes.blob(400, 1_200, 1_900, 0.06, 24, chance),
                        null,
                        null,
                        DANGEROUS,
                        null,
                        null),
                new Zone(
                        "市区夜间禁行区",
                        "FORBIDDEN",
                        Shapes.blob(200, 1_300, 3_600, 0.06, 32, chance),
                        null,
                        null,
                        DANGEROUS,
                        "22:00",
                        "06:00"),
                new Zone(
                        "澄江饮用水源保护区",
                        "FORBIDDEN",
                        Shapes.blob(water, terrain.river(water), 1_500, 0.1, 24, chance),
                        null,
                        null,
                        DANGEROUS,
                        null,
                        null));
    }

    /** Slower than the road itself. */
    static List<Zone> slow(Chance chance) {
        List<String> all = List.of(
                VehicleKinds.TOUR_COACH,
                VehicleKinds.SCHEDULED_COACH,
                VehicleKinds.TANKER,
                VehicleKinds.DANGEROUS_TRUCK);
        return List.of(
                new Zone(
                        "化工园区限速 40",
                        "SPEED",
                        Shapes.blob(10_500, -14_500, 2_300, 0.08, 24, chance),
                        40,
                        null,
                        all,
                        null,
                        null),
                new Zone(
                        "望海新区文教区限速 40",
                        "SPEED",
                        Shapes.blob(4_800, 14_000, 1_300, 0.08, 20, chance),
                        40,
                        null,
                        all,
                        null,
                        null),
                new Zone(
                        "跨江大桥限速 60",
                        "SPEED",
                        Shapes.blob(-9_700, 2_900, 1_700, 0.04, 20, chance),
                        60,
                        null,
                        DANGEROUS,
                        null,
                        null),
                new Zone(
                        "滨海景观路限速 50",
                        "SPEED",
                        Shapes.blob(11_800, 11_200, 1_800, 0.1, 20, chance),
                        50,
                        null,
                        COACHES,
                        null,
                        null));
    }

    /** A company's yard or a pier. */
    static Zone yard(Place place) {
        boolean pier = place.kind() == Place.Kind.PORT;
        Point p = place.at();
        return new Zone(
                place.name(),
                "DEPOT",
                Shapes.rectangle(p.x() - 190, p.y() - 190, p.x() + 190, p.y() + 190),
                null,
                pier ? 240 : null,
                pier ? DANGEROUS : List.of(),
                null,
                null);
    }

    CityFile.Area toFile(Projection projection) {
        List<double[]> closedRing = new java.util.ArrayList<>();
        ring.forEach(p -> closedRing.add(City.degrees(projection, p)));
        closedRing.add(closedRing.getFirst());
        return new CityFile.Area(name, kind, closedRing, speedLimitKmh, maxStayMinutes, appliesTo, from, to);
    }
}
