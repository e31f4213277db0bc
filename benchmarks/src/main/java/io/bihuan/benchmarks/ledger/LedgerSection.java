package io.bihuan.benchmarks.ledger;

import io.bihuan.benchmarks.Person;
import io.bihuan.benchmarks.Served;
import io.bihuan.benchmarks.Timed;
import io.bihuan.benchmarks.load.Waiting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The ledger at the size of a big city's years: lists, searches, cases filed, escalated, verified. */
public final class LedgerSection {

    private static final int COMPANIES = 200;
    private static final List<Integer> FILERS = List.of(1, 4, 8);

    private final Path place;
    private final long cases;
    private final Duration warmUp;
    private final Duration each;
    private final PrintWriter out;
    private final List<Long> companies = new ArrayList<>();

    private LedgerSection(Path place, long cases, Duration warmUp, Duration each, PrintWriter out) {
        this.place = place;
        this.cases = cases;
        this.warmUp = warmUp;
        this.each = each;
        this.out = out;
    }

    /**
     * Measures.
     *
     * @param directory where the server keeps its data; about 15 GB for a million open cases; a ledger filled there by an earlier
     *     run is used again
     * @param cases how many open ones, at ten steps each; a quarter as many closed ones are added
     * @param warmUp how long people read and file first, uncounted: a server just started still compiles
     * @param each how long each kind of question is asked
     * @param options JVM options for the server
     */
    public static void run(
            Path directory, long cases, Duration warmUp, Duration each, List<String> options, PrintWriter out)
            throws IOException {
        Path place = directory.resolve("ledger");
        Path types = Files.createDirectories(place.resolve("data/case-types"));
        Files.writeString(types.resolve("bench.yaml"), text("bench-case-type.yaml"));
        out.printf("%nThe ledger with %,d open cases, and a quarter as many closed%n", cases);
        try (Served server = Served.start(place, options, Map.of())) {
            new LedgerSection(place, cases, warmUp, each, out).measure(server);
        }
        out.printf("%nverify, on the stopped directory%n%s%n", Served.run(place, "verify"));
        out.flush();
    }

    private static String text(String resource) throws IOException {
        try (var in = Objects.requireNonNull(LedgerSection.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void measure(Served server) throws IOException {
        Path filled = place.resolve("filled");
        Person admin = Person.signIn(server.address(), "admin", Served.PASSWORD);
        if (Files.exists(filled)) {
            Files.readAllLines(filled).forEach(id -> companies.add(Long.valueOf(id)));
            out.println("The ledger was filled before.");
        } else {
            companies(admin);
            somebody(admin, "supervisor", "CITY_SUPERVISOR", 1);
            somebody(admin, "manager", "ENTERPRISE_SAFETY_MANAGER", companies.getFirst());
            fill(admin);
            Files.write(filled, companies.stream().map(String::valueOf).toList());
        }
        Person supervisor = Person.signIn(server.address(), "supervisor", Served.PASSWORD);
        Person manager = Person.signIn(server.address(), "manager", Served.PASSWORD);
        try (Connection connection = connect()) {
            awaitWords(connection);
            warmUp(supervisor, manager);
            read(supervisor, manager);
            file(server);
            new Sweeps(admin, connection, out).measure();
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger's database cannot be asked: " + e.getMessage(), e);
        }
    }

    private void warmUp(Person supervisor, Person manager) {
        var reads = new Reads(companies, cases);
        List<Supplier<String>> kinds = List.of(reads::cityList, reads::byNumber, reads::oneCase, reads::fewWords);
        long end = System.nanoTime() + warmUp.toNanos();
        var filing = new Filing(List.of(supervisor, supervisor), companies);
        while (System.nanoTime() < end) {
            for (Supplier<String> kind : kinds) {
                supervisor.fetch(kind.get());
                manager.fetch(reads.companyList());
            }
            filing.file(Duration.ofSeconds(1));
        }
    }

    private void read(Person supervisor, Person manager) {
        var reads = new Reads(companies, cases);
        Timed.head("reading, one after another", out);
        read("list, three filters and a sort, city", supervisor, reads::cityList);
        read("list, three filters and a sort, one company", manager, reads::companyList);
        read("list, searched by number", supervisor, reads::byNumber);
        read("a case opened", supervisor, reads::oneCase);
        read("search by words, some of which few cases have, city", supervisor, reads::fewWords);
        read("search by words, some of which few cases have, one company", manager, reads::fewWords);
        read("search by words all cases have, city", supervisor, reads::commonWords);
    }

    private void read(String what, Person person, Supplier<String> address) {
        Timed.of(what, person, each, address).row(out);
    }

    private void file(Served server) {
        out.printf("%n| filing | cases/s | p95 ms | CPU ms/case |%n|---|---|---|---|%n");
        for (int filers : FILERS) {
            List<Person> people = IntStream.range(0, filers)
                    .mapToObj(i -> Person.signIn(server.address(), "supervisor", Served.PASSWORD))
                    .toList();
            double before = server.child().cpuSeconds();
            Filing.Reached reached = new Filing(people, companies).measure(each);
            reached.row(filers + " at once", server.child().cpuSeconds() - before, out);
        }
        out.flush();
    }

    /** Waits until the words of all cases have been read. */
    private void awaitWords(Connection connection) throws SQLException {
        long waiting = count(connection, "bihuan.case_search_queue");
        if (waiting < cases / 100) {
            return;
        }
        long began = System.nanoTime();
        long left = waiting;
        while (left > 0) {
            Waiting.pause(Duration.ofSeconds(2));
            left = count(connection, "bihuan.case_search_queue");
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf("The words of %,d cases were read in %.0f s, %,.0f cases/s%n", waiting, seconds, waiting / seconds);
        out.flush();
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from " + table)) {
            result.next();
            return result.getLong(1);
        }
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
                        "password", Served.PASSWORD),
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
            long all = cases * Models.ALL_OF / Models.OPEN_OF;
            long steps = new Flood(cut, companies).write(forCases, forSteps, all);
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
}
