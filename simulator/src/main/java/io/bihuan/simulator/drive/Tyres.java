package io.bihuan.simulator.drive;

import io.bihuan.simulator.city.Chance;
import java.util.ArrayList;
import java.util.List;

/** Six wheels of a coach: pressure rises with temperature, temperature with speed, and one of them may leak or burn. */
final class Tyres {
    private static final int WHEELS = 6;
    private static final double COLD_CELSIUS = 20;

    private final double[] coldKiloPascal = new double[WHEELS];
    private final double[] celsius = new double[WHEELS];
    private final int[] battery = new int[WHEELS];
    private int leaking = -1;
    private int burning = -1;

    Tyres(Chance chance) {
        for (int i = 0; i < WHEELS; i++) {
            coldKiloPascal[i] = 830 + chance.spread(9);
            celsius[i] = 32 + chance.spread(3);
            battery[i] = 55 + chance.below(45);
        }
    }

    /** Lets one wheel lose air until {@link #mend}. */
    void leak(int wheel) {
        leaking = wheel;
    }

    /** Lets one wheel's brake drag until {@link #mend}. */
    void burn(int wheel) {
        burning = wheel;
    }

    void mend() {
        for (int i = 0; i < WHEELS; i++) {
            coldKiloPascal[i] = Math.max(coldKiloPascal[i], 822);
        }
        leaking = -1;
        burning = -1;
    }

    void second(double speedKmh) {
        for (int i = 0; i < WHEELS; i++) {
            double aim = 22 + 0.38 * speedKmh + (i == burning ? 78 : 0);
            celsius[i] += (aim - celsius[i]) / (i == burning ? 40 : 420);
        }
        if (leaking >= 0) {
            coldKiloPascal[leaking] = Math.max(420, coldKiloPascal[leaking] - 3.2);
        }
    }

    List<Sample.Tyre> read() {
        List<Sample.Tyre> wheels = new ArrayList<>();
        for (int i = 0; i < WHEELS; i++) {
            double hot = coldKiloPascal[i] * (273 + celsius[i]) / (273 + COLD_CELSIUS);
            wheels.add(new Sample.Tyre(i, (int) Math.round(hot), (int) Math.round(celsius[i]), battery[i]));
        }
        return wheels;
    }
}
