package io.bihuan.server.ledger;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When pauses end by themselves, so that the sweep finds them without looking at every case. */
@Component
class PauseEnds {

    private final JdbcClient jdbc;

    PauseEnds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The pause of a case ends at a moment. */
    void plan(long caseId, Instant until) {
        jdbc.sql("""
                        insert into pause_end (case_id, ends_at) values (:case, :until)
                        on conflict (case_id) do update set ends_at = excluded.ends_at""").param("case", caseId).param("until", CaseStore.sql(until)).update();
    }

    /** Takes what is due out of the list, the earliest first. */
    List<Long> take(Instant now, int most) {
        return jdbc.sql("""
                        with due as (select case_id, ends_at from pause_end where ends_at <= :now
                          order by ends_at, case_id limit :most for update skip locked),
                        gone as (delete from pause_end p using due where p.case_id = due.case_id)
                        select case_id from due order by ends_at, case_id""")
                .param("now", CaseStore.sql(now))
                .param("most", most)
                .query((row, number) -> row.getLong(1))
                .list();
    }
}
