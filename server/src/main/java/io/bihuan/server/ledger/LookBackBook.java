package io.bihuan.server.ledger;

import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Role;
import io.bihuan.server.ledger.history.CaseState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists look-backs in the scope of the current work. */
@Component
public class LookBackBook {

    private static final List<String> STATES = List.of("WAITING", "DUE", "OVERDUE", "DONE");

    private final LookBackRows rows;
    private final LookBacks lookBacks;
    private final CaseBook book;
    private final Directory directory;
    private final LookBackViews views;

    LookBackBook(LookBackRows rows, LookBacks lookBacks, CaseBook book, Directory directory, LookBackViews views) {
        this.views = views;
        this.rows = rows;
        this.lookBacks = lookBacks;
        this.book = book;
        this.directory = directory;
    }

    /**
     * Look-backs, the first due first.
     *
     * @param state WAITING, DUE (overdue ones too), OVERDUE or DONE; null for all
     * @param mine only those that people of the reader's role may do
     * @throws Problem 422 {@code look-back-state}
     */
    @Transactional(readOnly = true)
    public Page<LookBackRow> list(@Nullable String state, boolean mine, Actor reader, PageQuery page, Locale locale) {
        Role role = mine ? reader.role() : null;
        if (state != null && !STATES.contains(state)) {
            throw Problem.invalid("look-back-state", state, String.join("、", STATES));
        }
        return rows.list(
                state,
                role == null ? null : lookBacks.typesFor(role),
                page,
                (view, row) -> new LookBackRow(
                        views.of(view, stateOf(row), reader, locale),
                        new LookBackRow.OfCase(
                                row.getLong("case_id"),
                                row.getString("number"),
                                row.getString("title"),
                                book.typeName(row.getString("type"), locale),
                                directory.organisationRef(row.getLong("owner")))));
    }

    private static CaseState stateOf(ResultSet row) throws SQLException {
        return CaseState.kept(
                row.getLong("case_id"),
                row.getString("stage"),
                row.getLong("sequence"),
                row.getBytes("last_hash"),
                CaseStore.requiredTime(row, "updated_at"),
                row.getString("facts"));
    }
}
