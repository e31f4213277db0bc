package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Filters that people keep under a name; each sees only their own. */
@Component
public class CaseViews {

    /** The most views one person can keep. */
    public static final int MOST = 50;

    /**
     * A kept filter.
     *
     * @param query the list's query string, as the screen wrote it
     */
    public record View(long id, String name, String query) {}

    private final JdbcClient jdbc;

    CaseViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The views of a person, by name. */
    @Transactional(readOnly = true)
    public List<View> of(long personId) {
        return jdbc.sql("select id, name, query from case_view where person_id = :person order by name")
                .param("person", personId)
                .query((row, number) -> new View(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    /**
     * Keeps a view.
     *
     * @throws Problem 409 {@code case-view-taken}; 422 {@code case-view-many}
     */
    @Transactional
    public View add(long personId, String name, String query) {
        if (of(personId).size() >= MOST) {
            throw Problem.invalid("case-view-many", MOST);
        }
        try {
            long id = jdbc.sql(
                            "insert into case_view (person_id, name, query) values (:person, :name, :query) returning id")
                    .param("person", personId)
                    .param("name", name)
                    .param("query", query)
                    .query(Long.class)
                    .single();
            return new View(id, name, query);
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("case-view-taken", name);
        }
    }

    /** Drops a view of this person; nothing happens when there is none. */
    @Transactional
    public void remove(long personId, long id) {
        jdbc.sql("delete from case_view where id = :id and person_id = :person")
                .param("id", id)
                .param("person", personId)
                .update();
    }
}
