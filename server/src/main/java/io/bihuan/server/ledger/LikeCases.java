package io.bihuan.server.ledger;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.history.LedgerClock;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import io.bihuan.server.ledger.type.LoopRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds cases that are likely about the same thing as one that is being filed. */
@Component
public class LikeCases {

    private static final int MOST = 10;

    /** Metres between the row {@code c} and a place; exact to a metre over the few kilometres a radius spans. */
    static final String METRES = "6371008.8 * sqrt(power(radians(c.latitude_degrees - :latitude), 2)"
            + " + power(radians(c.longitude_degrees - :longitude) * cos(radians(:latitude)), 2))";

    /** A coarse box around the place, for the index. */
    static final String BOX =
            "c.latitude_degrees between :latitude - :radius / 111000.0 and :latitude + :radius / 111000.0";

    private final JdbcClient jdbc;
    private final CaseTypes types;
    private final CaseBook book;
    private final LedgerClock clock;

    LikeCases(JdbcClient jdbc, CaseTypes types, CaseBook book, LedgerClock clock) {
        this.jdbc = jdbc;
        this.types = types;
        this.book = book;
        this.clock = clock;
    }

    /**
     * An open case that may be the same.
     *
     * @param distanceMetres from the place that was given, null when one of both has none
     */
    public record Likely(
            long id,
            String number,
            String title,
            CaseRow.Named stage,
            Instant filedAt,
            @Nullable Long distanceMetres) {}

    /**
     * Open cases in scope that a draft likely repeats, the nearest first; none for types that look for none.
     *
     * @throws Problem 422 {@code case-type-unknown}
     */
    @Transactional(readOnly = true)
    public List<Likely> of(FileCase draft, Locale locale) {
        CaseType type = types.find(draft.type()).orElseThrow(() -> Problem.invalid("case-type-unknown", draft.type()));
        LoopRules.Duplicates rule = type.loop().duplicates();
        boolean placed = draft.longitudeDegrees() != null && draft.latitudeDegrees() != null;
        if (rule == null || (!placed && draft.assetId() == null)) {
            return List.of();
        }
        DataScope scope = DataScopes.current();
        var parameters = new HashMap<String, @Nullable Object>(CaseBook.scopeParameters(scope));
        var where = new StringBuilder(
                "c.type = :type and not c.closed and c.filed_at >= :since and " + CaseBook.scopeCondition(scope));
        parameters.put("type", type.key());
        parameters.put("since", CaseStore.sql(clock.now().minus(rule.within())));
        if (rule.sameCondition() && draft.conditionId() != null) {
            where.append(" and c.condition_id = :condition");
            parameters.put("condition", draft.conditionId());
        }
        if (placed) {
            where.append(" and ").append(BOX).append(" and ").append(METRES).append(" <= :radius");
            parameters.put("latitude", draft.latitudeDegrees());
            parameters.put("longitude", draft.longitudeDegrees());
            parameters.put("radius", (double) rule.radiusMetres());
        } else {
            where.append(" and c.asset_id = :asset");
            parameters.put("asset", draft.assetId());
        }
        return rows(where.toString(), placed ? METRES : "null::float8", parameters, locale);
    }

    private List<Likely> rows(String where, String metres, Map<String, @Nullable Object> parameters, Locale locale) {
        return jdbc.sql("select c.id, c.number, c.title, c.type, c.stage, c.filed_at, " + metres
                        + " as metres from ledger_case c where " + where + " order by metres, c.filed_at desc limit "
                        + MOST)
                .params(parameters)
                .query((row, number) -> likely(row, locale))
                .list();
    }

    private Likely likely(ResultSet row, Locale locale) throws SQLException {
        Double metres = row.getObject("metres", Double.class);
        return new Likely(
                row.getLong("id"),
                row.getString("number"),
                row.getString("title"),
                book.stageName(row.getString("type"), row.getString("stage"), locale),
                CaseStore.requiredTime(row, "filed_at"),
                metres == null ? null : Math.round(metres));
    }
}
