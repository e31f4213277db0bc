package io.bihuan.simulator.city;

import java.util.List;
import java.util.SplittableRandom;

/** Repeatable chance: the same seed and name give the same sequence on every machine. */
public final class Chance {
    private final SplittableRandom random;

    /** A sequence of its own for each purpose, so that one more draw here changes nothing there. */
    public Chance(long seed, String purpose) {
        random = new SplittableRandom(mix(seed ^ mix(purpose.hashCode())));
    }

    /** Uniform in [from, to). */
    public double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** Uniform in 0 … bound − 1. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** True with this probability. */
    public boolean is(double probability) {
        return random.nextDouble() < probability;
    }

    /** Roughly normal with this standard deviation, never beyond 3.5 of them. */
    public double spread(double deviation) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return deviation * Math.clamp(sum, -3.5, 3.5);
    }

    /** One of these. */
    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A number in [0, 1) that belongs to these two, without advancing anything. */
    public static double fixed(long a, long b) {
        return (mix(a * 0x9E3779B97F4A7C15L + mix(b)) >>> 11) * 0x1.0p-53;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
