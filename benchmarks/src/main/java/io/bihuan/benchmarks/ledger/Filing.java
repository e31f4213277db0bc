package io.bihuan.benchmarks.ledger;

import io.bihuan.benchmarks.Person;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Several people file cases as fast as they are taken. */
final class Filing {

    private final List<Person> people;
    private final List<Long> companies;

    Filing(List<Person> people, List<Long> companies) {
        this.people = people;
        this.companies = companies;
    }

    /** What was reached. */
    record Reached(double casesPerSecond, Histogram micros) {

        /** @param cpuSeconds what the server and its database used meanwhile */
        void row(String who, double cpuSeconds, PrintWriter out) {
            out.printf(
                    "| %s | %,.0f | %.1f | %.1f |%n",
                    who,
                    casesPerSecond,
                    micros.getValueAtPercentile(95) / 1e3,
                    cpuSeconds * 1e3 / micros.getTotalCount());
            out.flush();
        }
    }

    Reached measure(Duration time) {
        Histogram micros = file(time);
        return new Reached(micros.getTotalCount() / (time.toMillis() / 1e3), micros);
    }

    /** Files for a while and tells how long each took, in microseconds. */
    Histogram file(Duration time) {
        Histogram micros = new ConcurrentHistogram(3);
        long end = System.nanoTime() + time.toNanos();
        var threads = new ArrayList<Thread>();
        for (Person person : people) {
            threads.add(Thread.ofVirtual().start(() -> {
                var random = new Random();
                while (System.nanoTime() < end) {
                    long started = System.nanoTime();
                    person.post("/api/cases", draft(random), 201);
                    micros.recordValue((System.nanoTime() - started) / 1_000);
                }
            }));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while filing", e);
            }
        }
        return micros;
    }

    private Map<String, Object> draft(Random random) {
        return Map.of(
                "type",
                "bench",
                "title",
                "港城大街人行道地砖破损约三平方米，行人通行不便",
                "severity",
                1 + random.nextInt(3),
                "organisationId",
                companies.get(random.nextInt(companies.size())),
                "place",
                "海澄市港城大街 16 号",
                "longitudeDegrees",
                117.5 + random.nextDouble() / 10,
                "latitudeDegrees",
                38.9 + random.nextDouble() / 10,
                "fields",
                Map.of("cause", "年久失修"));
    }
}
