package io.bihuan.server.demo;

import io.bihuan.server.database.DataScopes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks up what the samples name by other means than ids. */
@Component
class SampleRows {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    SampleRows(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** A look-back that waits, and from when on it may be done. */
    record Due(long id, Instant from) {}

    private <T> T read(Supplier<T> query) {
        return DataScopes.callAsSystem(
                "rows of samples", () -> Objects.requireNonNull(transactions.execute(status -> query.get())));
    }

    /** The newest case split off another. */
    long newestPart(long caseId) {
        return read(() -> jdbc.sql("select max(id) from bihuan.ledger_case where parent_id = :id")
                .param("id", caseId)
                .query(Long.class)
                .single());
    }

    /** The filing condition with a code. */
    long condition(String type, String code) {
        return read(() -> jdbc.sql("select id from bihuan.filing_condition where type = :type and code = :code")
                .param("type", type)
                .param("code", code)
                .query(Long.class)
                .single());
    }

    /** The look-back of a case that is still to be done. */
    Optional<Due> lookBack(long caseId) {
        return read(() -> jdbc.sql("select id, due_from from bihuan.look_back"
                        + " where case_id = :id and result is null and cancelled_at is null order by due_from limit 1")
                .param("id", caseId)
                .query((row, number) -> new Due(row.getLong(1), time(row)))
                .optional());
    }

    private static Instant time(ResultSet row) throws SQLException {
        return row.getObject(2, OffsetDateTime.class).toInstant();
    }

    /** Longitude and latitude of a case, both null where it has none. */
    Double[] place(long caseId) {
        return read(() -> jdbc.sql("select longitude_degrees, latitude_degrees from bihuan.ledger_case where id = :id")
                .param("id", caseId)
                .query((row, number) -> new Double[] {row.getObject(1, Double.class), row.getObject(2, Double.class)})
                .single());
    }
}
