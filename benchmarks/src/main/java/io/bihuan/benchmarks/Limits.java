package io.bihuan.benchmarks;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each layer reaches alone, by connections and window, and how much of it the whole way reaches. */
final class Limits {

    private final Map<String, Double> sockets = new LinkedHashMap<>();
    private final Map<String, Double> engine = new LinkedHashMap<>();
    private final Map<String, Double> store = new LinkedHashMap<>();
    private final Map<String, Double> whole = new LinkedHashMap<>();

    static String key(int connections, int window) {
        return connections + "/" + window;
    }

    void engine(int vehicles, double perSecond) {
        engine.put(Integer.toString(vehicles), perSecond);
    }

    void store(int connections, int window, double perSecond) {
        store.put(key(connections, window), perSecond);
    }

    void load(String name, int connections, int window, double perSecond) {
        (name.equals("bare") ? sockets : whole).put(key(connections, window), perSecond);
    }

    /** One row per load of the whole way. */
    void print(PrintWriter out) {
        if (whole.isEmpty()) {
            return;
        }
        out.printf("%nThe whole way against what bounds it (reports/s, and the whole way's share)%n");
        out.printf("%6s %4s %12s %20s %20s %20s%n", "conns", "win", "whole", "sockets", "engine", "log and store");
        whole.forEach((key, reached) -> {
            String[] parts = key.split("/");
            out.printf(
                    "%6s %4s %12s %20s %20s %20s%n",
                    parts[0],
                    parts[1],
                    "%,.0f".formatted(reached),
                    share(reached, sockets.get(key)),
                    share(reached, engine.get(parts[0])),
                    share(reached, store.get(key)));
        });
        out.flush();
    }

    private static String share(double reached, @org.jspecify.annotations.Nullable Double limit) {
        return limit == null ? "not measured" : "%,.0f (%.0f %%)".formatted(limit, 100 * reached / limit);
    }
}
