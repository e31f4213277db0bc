package io.bihuan.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;

/** A figure looked at again and again, and whether it grows: a straight line through what was seen. */
final class Trend {

    /** Less growth than this share of the mean over the whole time counts as none. */
    private static final double NEGLIGIBLE = 0.03;

    /** Growth has to stand out from the scatter by so many of its standard errors. */
    private static final double STANDING_OUT = 3;

    private final List<Double> hours = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    void add(double atHours, double value) {
        hours.add(atHours);
        values.add(value);
    }

    double mean() {
        return mean(values);
    }

    double perHour() {
        double x = mean(hours);
        double y = mean(values);
        double together = 0;
        double square = 0;
        for (int i = 0; i < hours.size(); i++) {
            together += (hours.get(i) - x) * (values.get(i) - y);
            square += (hours.get(i) - x) * (hours.get(i) - x);
        }
        return square == 0 ? 0 : together / square;
    }

    /** Whether it grew by more than a little, and by more than its scatter explains. */
    boolean grows() {
        if (hours.size() < 3) {
            return false;
        }
        double growth = perHour() * (hours.getLast() - hours.getFirst());
        return growth > NEGLIGIBLE * mean() && perHour() > STANDING_OUT * standardError();
    }

    private double standardError() {
        double slope = perHour();
        double x = mean(hours);
        double y = mean(values);
        double left = 0;
        double square = 0;
        for (int i = 0; i < hours.size(); i++) {
            double off = values.get(i) - y - slope * (hours.get(i) - x);
            left += off * off;
            square += (hours.get(i) - x) * (hours.get(i) - x);
        }
        return Math.sqrt(left / (hours.size() - 2) / square);
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
