package io.bihuan.engine.observation;

/**
 * One measured quantity of an asset.
 *
 * @param name unique per asset and stable, for example {@code fuel} or {@code tyre.3.pressure}
 * @param unit UCUM-like text, for example {@code L}, {@code kPa}, {@code Cel}, {@code 1}
 * @param resolution the smallest step kept; readings are stored as whole multiples of it; greater than 0
 */
public record Channel(String name, String unit, double resolution) {
    public Channel {
        if (name.isBlank() || !(resolution > 0) || Double.isInfinite(resolution)) {
            throw new IllegalArgumentException(
                    "A channel needs a name and a positive resolution, got \"" + name + "\" and " + resolution);
        }
    }

    /** The value as a whole number of steps; not-a-number and values out of reach are refused by the engine before this. */
    public long toSteps(double value) {
        return Math.round(value / resolution);
    }

    /** The value a number of steps stands for. */
    public double fromSteps(long steps) {
        // Dividing by the reciprocal gives 3.3 for 33 steps of 0.1, where multiplying gives 3.3000000000000003.
        double reciprocal = 1 / resolution;
        return reciprocal == Math.rint(reciprocal) ? steps / reciprocal : steps * resolution;
    }
}
