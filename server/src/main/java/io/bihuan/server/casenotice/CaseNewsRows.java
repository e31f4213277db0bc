package io.bihuan.server.casenotice;

import io.bihuan.server.ledger.CaseChanged;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes, in the step's own transaction, that something happened to a case. */
@Component
class CaseNewsRows {

    /** Steps by the thousand of which nobody is told. */
    private static final Set<String> QUIET = Set.of(
            "filed",
            "alarm-joined",
            "alarm-returned",
            "alarm-worsened",
            "evidence-added",
            "reading-taken",
            "recurrence-counted",
            "overdue",
            "stage-overdue",
            "escalated");

    private final JdbcClient jdbc;

    CaseNewsRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A step that waits to be looked at. */
    record News(long id, long caseId, String action) {}

    @EventListener
    void on(CaseChanged changed) {
        if (!QUIET.contains(changed.action())) {
            jdbc.sql("insert into bihuan.case_news (case_id, action) values (:case, :action)")
                    .param("case", changed.caseId())
                    .param("action", changed.action())
                    .update();
        }
    }

    List<News> take(int most) {
        return jdbc.sql("select * from bihuan.case_news order by id limit :most for update skip locked")
                .param("most", most)
                .query((row, number) -> new News(row.getLong("id"), row.getLong("case_id"), row.getString("action")))
                .list();
    }

    void done(long id) {
        jdbc.sql("delete from bihuan.case_news where id = :id").param("id", id).update();
    }
}
