package io.bihuan.benchmarks.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Copies model cases many times over into the ledger's tables, as if the city had worked for two years. */
final class Flood {

    private static final int BUFFER = 1 << 20;
    private static final Duration YEARS = Duration.ofDays(730);

    private final List<ModelCase> models;
    private final List<Long> organisations;

    /** @param models in proportion: each is copied as often as the others */
    Flood(List<ModelCase> models, List<Long> organisations) {
        this.models = models;
        this.organisations = organisations;
    }

    /**
     * Writes the copies. Neither connection is used otherwise meanwhile; both are of the database's superuser, because
     * the triggers that guard history are passed by.
     *
     * @param count how many cases
     * @return how many steps were written
     */
    long write(Connection forCases, Connection forSteps, long count) throws SQLException {
        long firstCase = next(forCases, "ledger_case");
        long firstStep = next(forSteps, "case_event");
        guardsDown(forCases);
        guardsDown(forSteps);
        CopyIn cases = copy(forCases, "bihuan.ledger_case (" + models.getFirst().caseColumns() + ")");
        CopyIn steps = copy(forSteps, "bihuan.case_event (" + models.getFirst().stepColumns() + ")");
        var caseLines = new StringBuilder();
        var stepLines = new StringBuilder();
        long step = firstStep;
        for (long n = 0; n < count; n++) {
            ModelCase model = models.get((int) (n % models.size()));
            Copied copied = copied(firstCase + n, n, count);
            byte[] last = model.stepLines(copied, step, stepLines);
            model.caseLine(copied, last, caseLines);
            step += model.stepCount();
            if (stepLines.length() > BUFFER || n == count - 1) {
                flush(steps, stepLines);
                flush(cases, caseLines);
            }
        }
        cases.endCopy();
        steps.endCopy();
        finish(forCases, "ledger_case", firstCase + count);
        finish(forSteps, "case_event", step);
        accompany(forCases, firstCase);
        return step - firstStep;
    }

    private Copied copied(long caseId, long n, long count) {
        long organisation = organisations.get((int) (n * 2_654_435_761L % Integer.MAX_VALUE % organisations.size()));
        Duration earlier = Duration.ofSeconds((count - n) * YEARS.toSeconds() / count);
        String road = Roads.name((int) (n * 40_503 % Roads.COUNT));
        return new Copied(caseId, "BM-20260101-%07d".formatted(n), organisation, road, earlier);
    }

    /**
     * Gives the copies what the product keeps beside each case: a row in the plan of escalations where rungs are ahead, to
     * be looked at within the next month, the letters it is found by, and a place in the queue of cases whose words are to
     * be read.
     */
    private static void accompany(Connection connection, long firstCase) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into bihuan.escalation_plan (case_id, next_at)"
                    + " select id, least(now() + interval '1 day' + random() * interval '30 days', due_at - interval '1 hour')"
                    + " from bihuan.ledger_case where not closed and not overdue and id >= " + firstCase);
            statement.execute("insert into bihuan.case_search_queue (case_id)"
                    + " select id from bihuan.ledger_case where id >= " + firstCase + " order by id");
            statement.execute("insert into bihuan.case_gram (case_id, grams)"
                    + " select id, bihuan.grams(concat_ws(E'\\n', number, title, plate))"
                    + " from bihuan.ledger_case where id >= " + firstCase);
            statement.execute("vacuum (analyze) bihuan.escalation_plan");
            statement.execute("vacuum (analyze) bihuan.case_gram");
        }
    }

    private static long next(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                var result = statement.executeQuery("select coalesce(max(id), 0) + 1 from bihuan." + table)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static void guardsDown(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
        }
    }

    private static CopyIn copy(Connection connection, String into) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + into + " from stdin");
    }

    private static void flush(CopyIn copy, StringBuilder lines) throws SQLException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }

    private static void finish(Connection connection, String table, long nextId) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select setval(pg_get_serial_sequence('bihuan." + table + "', 'id'), " + nextId + ")");
            statement.execute("vacuum (analyze) bihuan." + table);
        }
    }
}
