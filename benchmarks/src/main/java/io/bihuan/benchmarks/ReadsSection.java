package io.bihuan.benchmarks;

import io.bihuan.benchmarks.load.Fleet;
import io.bihuan.benchmarks.load.LoadResult;
import io.bihuan.benchmarks.load.Reports;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What screens ask of the engine, asked through the interface as a browser does: where the vehicles of a rectangle are, a
 * day's track, a month's track thinned out. First while nothing is written, then while a fleet reports at half of what it
 * reaches.
 */
final class ReadsSection {

    private static final int AT_ONCE = 5_000;
    private static final int TRACKED = 10;
    private static final int DAYS = 30;
    private static final int REPORTS_A_DAY = 8_640;
    private static final int WRITERS = 100;
    private static final int WINDOW = 8;
    private static final long SEED = 20_261_122;

    private final Plan plan;
    private final PrintWriter out;
    private final Served server;
    private final Person person;
    private final int vehicles;
    private final int days;
    private final LocalDate firstDay;
    private final Random random = new Random(SEED);

    private ReadsSection(Plan plan, PrintWriter out, Served server) {
        this.plan = plan;
        this.out = out;
        this.server = server;
        this.person = Person.signIn(server.address(), "admin", Served.PASSWORD);
        this.vehicles = (plan.quick() ? plan.vehicles(5_000) : plan.vehicles(100_000)).getLast();
        this.days = plan.quick() ? 3 : DAYS;
        this.firstDay = LocalDate.now(ZoneOffset.UTC).minusDays(days + 1L);
    }

    static void run(Plan plan, PrintWriter out) {
        try (Served server = Served.open(plan.directory().resolve("reads"), plan.serverOptions())) {
            new ReadsSection(plan, out, server).measure();
        }
    }

    private void measure() {
        List<Long> tracked = fill();
        List<Question> questions = questions(tracked);
        try (Fleet writers = Fleet.connect(
                server.terminals(),
                new Fleet.Roster(vehicles + TRACKED, WRITERS, LocalDate.now().minusDays(700)))) {
            LoadResult full =
                    writers.saturate(WINDOW, plan.warmUp(), plan.measured().dividedBy(2), () -> {}, () -> {});
            full.complain("the writing fleet", out);
            ask("asked while nothing is written", questions);
            double half = full.perSecond() / 2;
            try (Fleet.Pacing _ = writers.keepPace(half, WINDOW / 2)) {
                ask("asked while %,.0f reports a second are written".formatted(half), questions);
                LoadResult writing = writers.measure(plan.warmUp());
                out.printf(
                        "%nWriting then: %,.0f acknowledged/s, p50 %.2f ms, p99 %.2f ms%n",
                        writing.perSecond(), writing.p50Millis(), writing.p99Millis());
            }
        }
        out.flush();
    }

    /** Has every vehicle report once and a few for a month; gives the ids of those few. */
    private List<Long> fill() {
        long began = System.nanoTime();
        for (int first = 0; first < vehicles; first += AT_ONCE) {
            int number = Math.min(AT_ONCE, vehicles - first);
            try (Fleet fleet = Fleet.connect(
                    server.terminals(),
                    new Fleet.Roster(first, number, LocalDate.now().minusDays(1)))) {
                fleet.deliver(1, 1);
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        began = System.nanoTime();
        try (Fleet fleet = Fleet.connect(server.terminals(), new Fleet.Roster(vehicles, TRACKED, firstDay))) {
            fleet.deliver(days * REPORTS_A_DAY, 64);
        }
        out.printf(
                "%nReads: %,d vehicles registered, let in and reported once in %.0f s, %d of them for %d days in %.0f s%n",
                vehicles, seconds, TRACKED, days, (System.nanoTime() - began) / 1e9);
        out.flush();
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < TRACKED; i++) {
            String plate = URLEncoder.encode(Reports.plate(vehicles + i), StandardCharsets.UTF_8);
            ids.add(person.get("/api/vehicles?q=" + plate)
                    .get("items")
                    .get(0)
                    .get("id")
                    .asLong());
        }
        return ids;
    }

    private record Question(String what, Supplier<String> address) {}

    private List<Question> questions(List<Long> tracked) {
        Spread spread = Spread.of(person, random);
        List<Question> questions = new ArrayList<>();
        for (int share : new int[] {1_000, 100, 10}) {
            int wanted = Math.max(1, vehicles / share);
            double side = spread.sideFor(wanted);
            questions.add(new Question(
                    "positions in a rectangle, about %,d of %,d".formatted(wanted, vehicles),
                    () -> spread.square(side)));
        }
        questions.add(new Question("positions of all", () -> "/api/positions"));
        questions.add(new Question(
                "track of a day, %,d points".formatted(REPORTS_A_DAY),
                () -> track(any(tracked), random.nextInt(days - 1), 1, REPORTS_A_DAY)));
        questions.add(new Question(
                "track of %d days, %,d points thinned to 2,000".formatted(days, days * REPORTS_A_DAY),
                () -> track(any(tracked), 0, days, 2_000)));
        return questions;
    }

    private long any(List<Long> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    /** From midnight UTC, which is eight hours into a day of the terminals: the last of their days is not whole. */
    private String track(long id, int firstDayOfTrack, int daysOfTrack, int maxPoints) {
        LocalDate from = firstDay.plusDays(firstDayOfTrack);
        return "/api/vehicles/" + id + "/track?from=" + from + "T00:00:00Z&to=" + from.plusDays(daysOfTrack)
                + "T00:00:00Z&maxPoints=" + maxPoints;
    }

    private void ask(String when, List<Question> questions) {
        Duration each = plan.measured().dividedBy(4);
        Timed.head(when, out);
        for (Question question : questions) {
            Timed.of(question.what(), person, each, question.address()).row(out);
        }
    }
}
