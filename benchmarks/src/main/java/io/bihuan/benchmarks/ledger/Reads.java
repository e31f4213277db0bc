package io.bihuan.benchmarks.ledger;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** What people look at, in random order, and how long it takes to come. */
final class Reads {

    private static final long SEED = 20_261_122;
    private static final int WARM = 30;
    private static final List<String> STAGES = List.of("dispatch", "handle", "verify");
    private static final List<String> SORTS = List.of("dueAt,asc", "updatedAt,desc", "filedAt,desc", "severity,desc");

    private final Random random = new Random(SEED);
    private final List<Long> companies;
    private final long cases;

    Reads(List<Long> companies, long cases) {
        this.companies = companies;
        this.cases = cases;
    }

    /** Milliseconds of many requests of a kind. */
    record Times(String what, Histogram micros) {

        void row(PrintWriter out) {
            out.printf(
                    "| %s | %,d | %.1f | %.1f | %.1f |%n",
                    what, micros.getTotalCount(), millis(50), millis(95), millis(99));
            out.flush();
        }

        private double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1e3;
        }
    }

    Times measure(String what, Person person, Duration time, Supplier<String> path) {
        for (int i = 0; i < WARM; i++) {
            person.send("GET", path.get(), null, 200);
        }
        var micros = new Histogram(3);
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            String next = path.get();
            long started = System.nanoTime();
            person.send("GET", next, null, 200);
            micros.recordValue((System.nanoTime() - started) / 1_000);
        }
        return new Times(what, micros);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    String cityList() {
        String sort = any(SORTS);
        return switch (random.nextInt(3)) {
            case 0 -> "/api/cases?type=bench&state=open&severity=" + (1 + random.nextInt(4)) + "&sort=" + sort;
            case 1 ->
                "/api/cases?stage=" + any(STAGES) + "&overdue=true&organisationId=" + any(companies) + "&sort=" + sort;
            default ->
                "/api/cases?state=closed&severity=" + (1 + random.nextInt(4))
                        + "&from=2026-01-01T00:00:00Z&to=2026-06-30T00:00:00Z&sort=" + sort;
        };
    }

    String companyList() {
        return "/api/cases?state=open&stage=" + any(STAGES) + "&severity=" + (1 + random.nextInt(4)) + "&sort="
                + any(SORTS);
    }

    String byNumber() {
        return "/api/cases?q=BM-20260101-%07d".formatted(random.nextLong(cases));
    }

    String oneCase() {
        return "/api/cases/" + (1 + random.nextLong(cases));
    }
}
