package io.bihuan.benchmarks.ledger;

import io.bihuan.benchmarks.Child;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The ledger at the size of a big city's years: lists, a case opened, cases filed, everything verified. */
public final class LedgerSection {

    private static final String PASSWORD = "bench-Passw0rd-808";
    private static final int COMPANIES = 200;
    private static final Duration READING = Duration.ofSeconds(20);
    private static final List<Integer> FILERS = List.of(1, 4, 8);

    private final Path place;
    private final long cases;
    private final PrintWriter out;
    private final List<Long> companies = new ArrayList<>();

    private LedgerSection(Path place, long cases, PrintWriter out) {
        this.place = place;
        this.cases = cases;
        this.out = out;
    }

    /**
     * Measures.
     *
     * @param directory where the server keeps its data; about 9 GB for a million cases; a ledger filled there by an earlier
     *     run is used again
     * @param cases how many, at ten steps each
     * @param options JVM options for the server
     */
    public static void run(Path directory, long cases, List<String> options, PrintWriter out) throws IOException {
        Path place = directory.resolve("ledger");
        Path types = Files.createDirectories(place.resolve("data/case-types"));
        Files.writeString(types.resolve("bench.yaml"), text("bench-case-type.yaml"));
        Map<String, String> settings = Map.of(
                "BIHUAN_DATA", place.resolve("data").toString(),
                "BIHUAN_HTTP_PORT", Integer.toString(Child.freePort()),
                "BIHUAN_JT808_PORT", Integer.toString(Child.freePort()),
                "BIHUAN_ADMIN_PASSWORD", PASSWORD);
        out.printf("%nThe ledger with %,d cases%n", cases);
        try (Child server = Child.start(
                "io.bihuan.server.cli.Main", List.of("serve"), options, settings, place.resolve("serve.out"))) {
            new LedgerSection(place, cases, out).measure(server);
        }
        verify(settings, place, out);
    }

    private static String text(String resource) throws IOException {
        try (var in = Objects.requireNonNull(LedgerSection.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void measure(Child server) throws IOException {
        Path filled = place.resolve("filled");
        if (Files.exists(filled)) {
            Files.readAllLines(filled).forEach(id -> companies.add(Long.valueOf(id)));
            out.println("The ledger was filled before.");
        } else {
            Person admin = Person.signIn(server.readyText(), "admin", PASSWORD);
            companies(admin);
            somebody(admin, "supervisor", "CITY_SUPERVISOR", 1);
            somebody(admin, "manager", "ENTERPRISE_SAFETY_MANAGER", companies.getFirst());
            fill(admin);
            Files.write(filled, companies.stream().map(String::valueOf).toList());
        }
        Person supervisor = Person.signIn(server.readyText(), "supervisor", PASSWORD);
        Person manager = Person.signIn(server.readyText(), "manager", PASSWORD);
        var reads = new Reads(companies, cases);
        out.printf("%n| reading, one after another | times | p50 ms | p95 ms | p99 ms |%n|---|---|---|---|---|%n");
        reads.measure("list, three filters and a sort, city", supervisor, READING, reads::cityList)
                .row(out);
        reads.measure("list, three filters and a sort, one company", manager, READING, reads::companyList)
                .row(out);
        reads.measure("list, searched by number", supervisor, READING, reads::byNumber)
                .row(out);
        reads.measure("a case opened", supervisor, READING, reads::oneCase).row(out);
        out.printf("%n| filing | cases/s | p95 ms |%n|---|---|---|%n");
        for (int filers : FILERS) {
            List<Person> people = IntStream.range(0, filers)
                    .mapToObj(i -> Person.signIn(server.readyText(), "supervisor", PASSWORD))
                    .toList();
            new Filing(people, companies).measure(READING).row(filers + " at once", out);
        }
        out.flush();
    }

    private void companies(Person admin) {
        for (int i = 0; i < COMPANIES; i++) {
            companies.add(
                    admin.post("/api/organisations", Map.of("kind", "ENTERPRISE", "name", "第" + (i + 1) + "运输公司"), 201)
                            .get("id")
                            .asLong());
        }
    }

    private static void somebody(Person admin, String name, String role, long organisation) {
        admin.post(
                "/api/people",
                Map.of(
                        "loginName", name,
                        "displayName", name,
                        "role", role,
                        "organisationId", organisation,
                        "password", PASSWORD),
                201);
    }

    private void fill(Person admin) {
        List<Long> models = new Models(admin, companies.getFirst()).make();
        try (Connection forCases = connect();
                Connection forSteps = connect()) {
            var cut = new ArrayList<ModelCase>();
            for (long id : models) {
                cut.add(ModelCase.read(forCases, id));
            }
            long started = System.nanoTime();
            long steps = new Flood(cut, companies).write(forCases, forSteps, cases);
            double seconds = (System.nanoTime() - started) / 1e9;
            out.printf("%,d steps copied into the database in %.0f s%n", steps, seconds);
            out.flush();
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger could not be filled: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        Path home = place.resolve("data/postgres");
        try {
            String port =
                    Files.readAllLines(home.resolve("data/postmaster.pid")).get(3);
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                    "bihuan",
                    Files.readString(home.resolve("password")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void verify(Map<String, String> settings, Path place, PrintWriter out) throws IOException {
        long started = System.nanoTime();
        String said = Child.run("io.bihuan.server.cli.Main", List.of("verify"), settings, place.resolve("verify.out"));
        double seconds = (System.nanoTime() - started) / 1e9;
        out.printf("%nverify, with its start and the database's: %.1f s%n%s%n", seconds, said);
        out.flush();
    }
}
