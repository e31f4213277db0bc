package io.bihuan.benchmarks.ledger;

import io.bihuan.benchmarks.Person;
import io.bihuan.benchmarks.load.Waiting;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The sweep that finds the cases whose escalation is due among all that are open, as the running server does it twice a
 * minute, and as it tells of it in its metrics.
 */
final class Sweeps {

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Person admin;
    private final Connection connection;
    private final PrintWriter out;

    /** @param connection of the database's superuser */
    Sweeps(Person admin, Connection connection, PrintWriter out) {
        this.admin = admin;
        this.connection = connection;
        this.out = out;
    }

    void measure() throws SQLException {
        out.printf(
                "%n| escalation, %,d open cases in the plan | due | climbed | s | climbed/s |%n|---|---|---|---|---|%n",
                planned());
        awaitSweep();
        one("a sweep that finds nothing", 0);
        one("a sweep that finds a few", 100);
        one("a sweep after a holiday", 10_000);
    }

    private long planned() throws SQLException {
        try (Statement statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from bihuan.escalation_plan")) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Right after a sweep, so that the next one finds what was made due, all of it. */
    private void one(String what, int wanted) throws SQLException {
        int due = makeDue(wanted);
        double secondsBefore = figure("bihuan_escalation_sweep_seconds_sum");
        double rungsBefore = figure("bihuan_escalation_rungs_total");
        awaitSweep();
        double seconds = figure("bihuan_escalation_sweep_seconds_sum") - secondsBefore;
        double climbed = figure("bihuan_escalation_rungs_total") - rungsBefore;
        out.printf("| %s | %,d | %,.0f | %.3f | %,.0f |%n", what, due, climbed, seconds, climbed / seconds);
        out.flush();
    }

    /** Waits for the end of a sweep; the next begins half a minute later. */
    private void awaitSweep() {
        double before = figure("bihuan_escalation_sweep_seconds_count");
        Waiting.until("the sweep has ended", LONGEST, () -> figure("bihuan_escalation_sweep_seconds_count") > before);
    }

    /** Lets so many cases be looked at now whose limit ends within the days before which a rung stands. */
    private int makeDue(int wanted) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("update bihuan.escalation_plan set next_at = now() where case_id in ("
                    + "select p.case_id from bihuan.escalation_plan p join bihuan.ledger_case c on c.id = p.case_id"
                    + " where not c.closed and c.due_at between now() and now() + interval '19 days'"
                    + " and p.next_at > now() and p.next_at < c.due_at - interval '1 minute' order by p.case_id limit "
                    + wanted + ")");
        }
    }

    private double figure(String name) {
        return admin.send("GET", "/actuator/prometheus", null, 200)
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
