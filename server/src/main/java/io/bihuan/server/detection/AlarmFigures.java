package io.bihuan.server.detection;

import io.bihuan.server.database.DataScopes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Counts of alarms in the scope of the current work. */
@Repository
public class AlarmFigures implements AlarmCounts {

    private final JdbcClient jdbc;
    private final AlarmKinds kinds;
    private final Clock clock;

    AlarmFigures(JdbcClient jdbc, AlarmKinds kinds, Clock clock) {
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.clock = clock;
    }

    /**
     * How many alarms there are now.
     *
     * @param open not done with
     * @param unacknowledged nobody has taken note of
     * @param today began today, in the platform's zone
     * @param bySeverity open ones, gravest first
     */
    public record Now(long open, long unacknowledged, long today, List<BySeverity> bySeverity) {}

    /** Open alarms of one severity. */
    public record BySeverity(int severity, long count) {}

    /** Alarms that began on one day. */
    public record ByDay(LocalDate date, long count) {}

    /** Alarms of one kind. */
    public record ByKind(String kind, String name, long count) {}

    @Override
    @Transactional(readOnly = true)
    public Map<Long, Open> openByAsset(Collection<Long> assetIds) {
        Map<Long, Open> counts = new HashMap<>();
        var parameters = new HashMap<>(DataScopes.current().parameters());
        parameters.put("assets", assetIds.toArray(Long[]::new));
        jdbc.sql("select asset_id, count(*) as number, max(severity) as highest from bihuan.alarm where " + scope()
                        + " and state <> 'CLOSED' and asset_id = any(:assets) group by asset_id")
                .params(parameters)
                .query(row -> {
                    counts.put(row.getLong("asset_id"), new Open(row.getInt("number"), row.getInt("highest")));
                });
        return counts;
    }

    /** The counts of this moment. */
    @Transactional(readOnly = true)
    public Now now() {
        List<BySeverity> bySeverity = jdbc.sql("select severity, count(*) as count from bihuan.alarm where " + scope()
                        + " and state <> 'CLOSED' group by severity order by severity desc")
                .params(DataScopes.current().parameters())
                .query((row, number) -> new BySeverity(row.getInt("severity"), row.getLong("count")))
                .list();
        long unacknowledged = count("state in ('UNACKNOWLEDGED', 'RETURNED_UNACKNOWLEDGED')", Map.of());
        var midnight = LocalDate.now(clock).atStartOfDay(clock.getZone()).toOffsetDateTime();
        long today = count("start_time >= :midnight", Map.of("midnight", midnight));
        return new Now(bySeverity.stream().mapToLong(BySeverity::count).sum(), unacknowledged, today, bySeverity);
    }

    /** Alarms by the day they began, in the platform's zone, for the last days up to today; days without any are missing. */
    @Transactional(readOnly = true)
    public List<ByDay> perDay(int days) {
        var parameters = sinceDays(days);
        parameters.put("zone", clock.getZone().getId());
        return jdbc.sql("select cast(timezone(:zone, start_time) as date) as day, count(*) as count from bihuan.alarm"
                        + " where " + scope() + " and start_time >= :since group by 1 order by 1")
                .params(parameters)
                .query((row, number) -> new ByDay(row.getObject("day", LocalDate.class), row.getLong("count")))
                .list();
    }

    /** The day on which the first alarm began, in the platform's zone; empty while there is none. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> firstDay() {
        return jdbc.sql("select start_time from bihuan.alarm where " + scope() + " order by start_time limit 1")
                .params(DataScopes.current().parameters())
                .query((row, number) -> row.getObject("start_time", OffsetDateTime.class)
                        .atZoneSameInstant(clock.getZone())
                        .toLocalDate())
                .optional();
    }

    /** Alarms by kind that began within the last days, most frequent first. */
    @Transactional(readOnly = true)
    public List<ByKind> perKind(int days, int limit, Locale locale) {
        var parameters = sinceDays(days);
        parameters.put("limit", limit);
        return jdbc.sql("select kind, count(*) as count from bihuan.alarm where " + scope()
                        + " and start_time >= :since group by kind order by count(*) desc, kind limit :limit")
                .params(parameters)
                .query((row, number) -> new ByKind(
                        row.getString("kind"), kinds.name(row.getString("kind"), locale), row.getLong("count")))
                .list();
    }

    private Map<String, Object> sinceDays(int days) {
        Map<String, Object> parameters = new HashMap<>(DataScopes.current().parameters());
        parameters.put(
                "since",
                LocalDate.now(clock)
                        .minusDays(days - 1L)
                        .atStartOfDay(clock.getZone())
                        .toOffsetDateTime());
        return parameters;
    }

    private long count(String condition, Map<String, Object> more) {
        var parameters = new HashMap<>(DataScopes.current().parameters());
        parameters.putAll(more);
        return jdbc.sql("select count(*) from bihuan.alarm where " + scope() + " and " + condition)
                .params(parameters)
                .query(Long.class)
                .single();
    }

    private static String scope() {
        return DataScopes.current().condition("organisation_id", "grid_id");
    }
}
