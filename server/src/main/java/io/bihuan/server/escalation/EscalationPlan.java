package io.bihuan.server.escalation;

import io.bihuan.server.ledger.CaseChanged;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When each open case is to be looked at next: at its next rung, set by every step of the case. So a sweep touches only
 * what is due, however many cases are open. A case without a ladder, or with nothing ahead, has no row.
 */
@Component
class EscalationPlan {

    private final JdbcClient jdbc;

    EscalationPlan(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction of the step, which may be anybody's. */
    @EventListener
    void on(CaseChanged changed) {
        if (changed.nextRungAt() == null) {
            drop(changed.caseId());
            return;
        }
        jdbc.sql("""
                        insert into bihuan.escalation_plan (case_id, next_at) values (:case, :at)
                        on conflict (case_id) do update set next_at = excluded.next_at""")
                .param("case", changed.caseId())
                .param("at", changed.nextRungAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Cases to be looked at by now, the longest overdue first. */
    List<Long> due(Instant now, int most) {
        return jdbc.sql("select case_id from bihuan.escalation_plan where next_at <= :now order by next_at, case_id"
                        + " limit :most")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Takes a case that is due, so that nobody else looks at it meanwhile; false when somebody does already. */
    boolean take(long caseId, Instant now) {
        return jdbc.sql("select 1 from bihuan.escalation_plan where case_id = :case and next_at <= :now"
                        + " for update skip locked")
                .param("case", caseId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** The case is to be looked at again at a moment. */
    void plan(long caseId, Instant nextAt) {
        jdbc.sql("update bihuan.escalation_plan set next_at = :at where case_id = :case")
                .param("at", nextAt.atOffset(ZoneOffset.UTC))
                .param("case", caseId)
                .update();
    }

    /** Nothing lies ahead of the case until it changes. */
    void drop(long caseId) {
        jdbc.sql("delete from bihuan.escalation_plan where case_id = :case")
                .param("case", caseId)
                .update();
    }
}
