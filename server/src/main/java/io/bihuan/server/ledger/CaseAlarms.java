package io.bihuan.server.ledger;

import io.bihuan.server.detection.AlarmCases;
import io.bihuan.server.detection.AlarmView;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which alarm belongs to which case. */
@Component
class CaseAlarms implements AlarmCases {

    private final JdbcClient jdbc;

    CaseAlarms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, AlarmCases.CaseRef> casesOf(Collection<String> alarmIds) {
        var cases = new HashMap<String, AlarmCases.CaseRef>();
        if (alarmIds.isEmpty()) {
            return cases;
        }
        jdbc.sql("""
                        select a.alarm_id, c.id, c.number from case_alarm a join ledger_case c on c.id = a.case_id
                        where a.alarm_id = any (:alarms)""")
                .param("alarms", alarmIds.toArray(String[]::new))
                .query((row, number) ->
                        cases.put(row.getString(1), new AlarmCases.CaseRef(row.getLong(2), row.getString(3))))
                .list();
        return cases;
    }

    /** The alarms of a case, in the order they joined it. */
    List<String> ofCase(long caseId) {
        return jdbc.sql("select alarm_id from case_alarm where case_id = :case order by joined_at, alarm_id")
                .param("case", caseId)
                .query((row, number) -> row.getString(1))
                .list();
    }

    Optional<Long> caseOf(String alarmId) {
        return jdbc.sql("select case_id from case_alarm where alarm_id = :alarm")
                .param("alarm", alarmId)
                .query(Long.class)
                .optional();
    }

    void add(String alarmId, long caseId, int severity, Instant at) {
        jdbc.sql(
                        "insert into case_alarm (alarm_id, case_id, severity, joined_at) values (:alarm, :case, :severity, :at)")
                .param("alarm", alarmId)
                .param("case", caseId)
                .param("severity", severity)
                .param("at", CaseStore.sql(at))
                .update();
    }

    /** Notes a higher severity; false when it was known already. */
    boolean raise(String alarmId, int severity) {
        return jdbc.sql("update case_alarm set severity = :severity where alarm_id = :alarm and severity < :severity")
                        .param("alarm", alarmId)
                        .param("severity", severity)
                        .update()
                > 0;
    }

    /** Notes the return to normal; gives the case unless it was noted already or there is none. */
    Optional<Long> returned(String alarmId, Instant at) {
        return jdbc.sql("""
                        update case_alarm set returned_at = :at where alarm_id = :alarm and returned_at is null
                        returning case_id""")
                .param("alarm", alarmId)
                .param("at", CaseStore.sql(at))
                .query(Long.class)
                .optional();
    }

    /**
     * The newest open case an alarm can join.
     *
     * @param since the case's last alarm is not older
     * @param radiusMetres how far from the case's place at most, 0 when the place does not matter
     */
    Optional<Long> openCase(String type, String joinKey, Instant since, int radiusMetres, AlarmView alarm) {
        // Equirectangular distance: exact to a metre over the few kilometres a radius spans.
        return jdbc.sql("""
                        select id from ledger_case
                        where not closed and type = :type and join_key = :key and last_alarm_at >= :since
                          and (:radius = 0 or 6371008.8 * sqrt(
                            power(radians(latitude_degrees - :latitude), 2)
                            + power(radians(longitude_degrees - :longitude) * cos(radians(:latitude)), 2)) <= :radius)
                        order by last_alarm_at desc, id desc limit 1""")
                .param("type", type)
                .param("key", joinKey)
                .param("since", CaseStore.sql(since))
                .param("radius", radiusMetres)
                .param("latitude", alarm.latitudeDegrees())
                .param("longitude", alarm.longitudeDegrees())
                .query(Long.class)
                .optional();
    }
}
