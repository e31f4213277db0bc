package io.bihuan.benchmarks.load;

import java.util.Random;

/**
 * A drive of some hours that looks like one: headings wander, speeds swing between town and ring road. Driven out and back
 * again without end, so a vehicle never jumps.
 */
public final class Course {
    /** Seconds between two points, as most terminals report. */
    static final int STEP_SECONDS = 10;

    private static final int LEGS = 4096;
    private static final double MICRODEGREES_PER_METRE = 8.983;
    private static final double LONGITUDE_STRETCH = 1.25;

    final int[] northMicrodegrees = new int[LEGS];
    final int[] eastMicrodegrees = new int[LEGS];
    final int[] speedDecikmh = new int[LEGS];
    final int[] directionDegrees = new int[LEGS];

    Course(long seed) {
        Random random = new Random(seed);
        double north = 0;
        double east = 0;
        double heading = random.nextDouble(360);
        double kmh = 45;
        for (int i = 0; i < LEGS; i++) {
            heading += random.nextGaussian() * 12;
            kmh = Math.clamp(kmh + random.nextGaussian() * 4, 12, 74);
            double metres = kmh / 3.6 * STEP_SECONDS;
            north += metres * Math.cos(Math.toRadians(heading));
            east += metres * Math.sin(Math.toRadians(heading));
            northMicrodegrees[i] = (int) Math.round(north * MICRODEGREES_PER_METRE);
            eastMicrodegrees[i] = (int) Math.round(east * MICRODEGREES_PER_METRE * LONGITUDE_STRETCH);
            speedDecikmh[i] = (int) Math.round(kmh * 10);
            directionDegrees[i] = (int) Math.floorMod(Math.round(heading), 360L);
        }
    }

    /** The leg of the n-th point. */
    static int leg(int point) {
        int within = point % (2 * LEGS);
        return within < LEGS ? within : 2 * LEGS - 1 - within;
    }

    /** Whether the n-th point lies on a way back. */
    static boolean isWayBack(int point) {
        return point % (2 * LEGS) >= LEGS;
    }
}
