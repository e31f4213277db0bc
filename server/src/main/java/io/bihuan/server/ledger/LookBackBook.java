package io.bihuan.server.ledger;

import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Role;
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

    LookBackBook(LookBackRows rows, LookBacks lookBacks, CaseBook book, Directory directory) {
        this.rows = rows;
        this.lookBacks = lookBacks;
        this.book = book;
        this.directory = directory;
    }

    /**
     * Look-backs, the first due first.
     *
     * @param state WAITING, DUE (overdue ones too), OVERDUE or DONE; null for all
     * @param role only those that people of this role may do, null for all
     * @throws Problem 422 {@code look-back-state}
     */
    @Transactional(readOnly = true)
    public Page<LookBackRow> list(@Nullable String state, @Nullable Role role, PageQuery page, Locale locale) {
        if (state != null && !STATES.contains(state)) {
            throw Problem.invalid("look-back-state", state, String.join("、", STATES));
        }
        return rows.list(
                state,
                role == null ? null : lookBacks.typesFor(role),
                page,
                (view, row) -> new LookBackRow(
                        view,
                        new LookBackRow.OfCase(
                                row.getLong("case_id"),
                                row.getString("number"),
                                row.getString("title"),
                                book.typeName(row.getString("type"), locale),
                                directory.organisationRef(row.getLong("owner")))));
    }
}
