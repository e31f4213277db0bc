package io.bihuan.benchmarks;

import java.util.Arrays;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Where the vehicles of a server stand, so that rectangles with a wanted number of them can be asked for. */
final class Spread {

    private static final int SAMPLES = 24;
    private static final double WIDEST_DEGREES = 20;

    private final double[] longitudes;
    private final double[] latitudes;
    private final Random random;

    private Spread(double[] longitudes, double[] latitudes, Random random) {
        this.longitudes = longitudes;
        this.latitudes = latitudes;
        this.random = random;
    }

    static Spread of(Person person, Random random) {
        JsonNode items = person.get("/api/positions").get("items");
        double[] longitudes = new double[items.size()];
        double[] latitudes = new double[items.size()];
        for (int i = 0; i < items.size(); i++) {
            longitudes[i] = items.get(i).get("longitudeDegrees").asDouble();
            latitudes[i] = items.get(i).get("latitudeDegrees").asDouble();
        }
        return new Spread(longitudes, latitudes, random);
    }

    /** The side in degrees of a square around any vehicle that holds so many on an average. */
    double sideFor(int wanted) {
        int[] centres = random.ints(SAMPLES, 0, longitudes.length).toArray();
        double least = 0;
        double most = WIDEST_DEGREES;
        while (most - least > 1e-4) {
            double side = (least + most) / 2;
            double held = Arrays.stream(centres)
                    .mapToLong(centre -> held(centre, side))
                    .average()
                    .orElse(0);
            if (held < wanted) {
                least = side;
            } else {
                most = side;
            }
        }
        return most;
    }

    private long held(int centre, double side) {
        long held = 0;
        for (int i = 0; i < longitudes.length; i++) {
            held += Math.abs(longitudes[i] - longitudes[centre]) <= side / 2
                            && Math.abs(latitudes[i] - latitudes[centre]) <= side / 2
                    ? 1
                    : 0;
        }
        return held;
    }

    /** The address that asks for a square around any vehicle. */
    String square(double side) {
        int centre = random.nextInt(longitudes.length);
        return "/api/positions?west=%.6f&south=%.6f&east=%.6f&north=%.6f"
                .formatted(
                        longitudes[centre] - side / 2,
                        latitudes[centre] - side / 2,
                        longitudes[centre] + side / 2,
                        latitudes[centre] + side / 2);
    }
}
