package io.bihuan.server.ledger;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.ledger.history.LedgerClock;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.Phase;
import io.bihuan.server.ledger.type.CaseTypes;
import io.bihuan.server.vehicle.OpenCases;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts of cases in the scope of the current work, for dashboards and lists of other things. */
@Component
public class CaseFigures implements OpenCases {

    /** How near the end of the overall limit is due soon. */
    static final Duration SOON = Duration.ofHours(24);

    private static final String NOW_OR_THIS_MONTH = " and (not closed or closed_at >= :month)";

    private final JdbcClient jdbc;
    private final CaseTypes types;
    private final LedgerClock clock;

    CaseFigures(JdbcClient jdbc, CaseTypes types, LedgerClock clock) {
        this.jdbc = jdbc;
        this.types = types;
        this.clock = clock;
    }

    /**
     * How the cases stand.
     *
     * @param dueSoon open cases due within a day
     * @param overdue open cases past their time
     * @param closedThisMonth since the first of the local month, which is {@code month}
     * @param onTimeRate share of those closed within their limit, 0 … 1; null when none was closed
     */
    public record Counts(
            long open,
            long dueSoon,
            long overdue,
            long closedThisMonth,
            @Nullable Double onTimeRate,
            LocalDate month) {}

    /** Open cases that stand in one phase of the loop. */
    public record PhaseCount(Phase phase, long open, long overdue) {

        private PhaseCount plus(PhaseCount other) {
            return new PhaseCount(phase, open + other.open, overdue + other.overdue);
        }
    }

    /** Cases of one part of the city's work; closed ones of this month. */
    public record GroupCount(CaseType.Group group, long open, long overdue, long closed) {

        private GroupCount plus(GroupCount other) {
            return new GroupCount(group, open + other.open, overdue + other.overdue, closed + other.closed);
        }
    }

    /** Cases filed and closed on one local day. */
    public record DayCount(LocalDate date, long filed, long closed) {}

    /** Cases of one organisation; closed ones of this month. */
    public record OrganisationCount(long organisationId, long open, long overdue, long closed) {}

    /** How the cases stand now. */
    @Transactional(readOnly = true)
    public Counts counts() {
        return sql("""
                        select count(*) filter (where not closed),
                          count(*) filter (where not closed and due_at > :now and due_at <= :soon),
                          count(*) filter (where not closed and due_at <= :now),
                          count(*) filter (where closed_at >= :month),
                          avg(case when closed_at <= due_at then 1.0 else 0.0 end)
                            filter (where closed_at >= :month and due_at is not null)
                        from ledger_case c where\s""", NOW_OR_THIS_MONTH)
                .param("soon", clock.now().plus(SOON).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Counts(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getObject(5) == null ? null : row.getDouble(5),
                        month()))
                .single();
    }

    private LocalDate month() {
        return clock.now().atZone(clock.zone()).toLocalDate().withDayOfMonth(1);
    }

    private JdbcClient.StatementSpec sql(String select, String rest) {
        DataScope scope = DataScopes.current();
        Instant month = month().atStartOfDay(clock.zone()).toInstant();
        return jdbc.sql(select + CaseBook.scopeCondition(scope) + rest)
                .params(CaseBook.scopeParameters(scope))
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("month", month.atOffset(ZoneOffset.UTC));
    }

    /** Open cases by the phase of the loop they stand in, in the order of the loop. */
    @Transactional(readOnly = true)
    public List<PhaseCount> phases() {
        Map<Phase, PhaseCount> counts = new EnumMap<>(Phase.class);
        EnumSet.complementOf(EnumSet.of(Phase.CLOSED)).forEach(phase -> counts.put(phase, new PhaseCount(phase, 0, 0)));
        sql(
                        "select c.type, c.stage, count(*), count(*) filter (where due_at <= :now) from ledger_case c where ",
                        " and not closed group by 1, 2")
                .query(row -> {
                    var here =
                            new PhaseCount(phase(row.getString(1), row.getString(2)), row.getLong(3), row.getLong(4));
                    counts.merge(here.phase(), here, PhaseCount::plus);
                });
        return List.copyOf(counts.values());
    }

    /** Cases of a type that is there no more count as being handled. */
    private Phase phase(String type, String stage) {
        return types.find(type)
                .flatMap(known -> known.stage(stage))
                .map(CaseType.Stage::phase)
                .filter(phase -> phase != Phase.CLOSED)
                .orElse(Phase.HANDLE);
    }

    /** Cases by the part of the city's work, those parts that have a type. */
    @Transactional(readOnly = true)
    public List<GroupCount> byGroup() {
        Map<CaseType.Group, GroupCount> counts = new EnumMap<>(CaseType.Group.class);
        types.all().forEach(type -> counts.put(type.group(), new GroupCount(type.group(), 0, 0, 0)));
        sql("""
                        select c.type, count(*) filter (where not closed),
                          count(*) filter (where not closed and due_at <= :now),
                          count(*) filter (where closed_at >= :month)
                        from ledger_case c where\s""", NOW_OR_THIS_MONTH + " group by 1").query(row -> {
            long open = row.getLong(2);
            long overdue = row.getLong(3);
            long closed = row.getLong(4);
            types.find(row.getString(1))
                    .map(type -> new GroupCount(type.group(), open, overdue, closed))
                    .ifPresent(here -> counts.merge(here.group(), here, GroupCount::plus));
        });
        return List.copyOf(counts.values());
    }

    /** Cases filed and closed on each of the last local days, today last. */
    @Transactional(readOnly = true)
    public List<DayCount> trend(int days) {
        LocalDate today = clock.now().atZone(clock.zone()).toLocalDate();
        LocalDate first = today.minusDays(days - 1L);
        Map<LocalDate, Long> filed = perDay("filed_at", first);
        Map<LocalDate, Long> closed = perDay("closed_at", first);
        return first.datesUntil(today.plusDays(1))
                .map(day -> new DayCount(day, filed.getOrDefault(day, 0L), closed.getOrDefault(day, 0L)))
                .toList();
    }

    private Map<LocalDate, Long> perDay(String column, LocalDate first) {
        var counts = new HashMap<LocalDate, Long>();
        sql(
                        "select cast(" + column + " at time zone :zone as date), count(*) from ledger_case c where ",
                        " and " + column + " >= :first group by 1")
                .param("zone", clock.zone().getId())
                .param("first", first.atStartOfDay(clock.zone()).toInstant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> counts.put(row.getObject(1, LocalDate.class), row.getLong(2)))
                .list();
        return counts;
    }

    /** Cases by the organisation that handles them, or owns them while nobody does; those with most overdue cases first. */
    @Transactional(readOnly = true)
    public List<OrganisationCount> byOrganisation(int most) {
        return sql("""
                        select coalesce(handler_organisation_id, organisation_id),
                          count(*) filter (where not closed) as open,
                          count(*) filter (where not closed and due_at <= :now) as overdue,
                          count(*) filter (where closed_at >= :month) as closed
                        from ledger_case c where\s""", NOW_OR_THIS_MONTH + " group by 1 order by 3 desc, 2 desc, 1 limit :most")
                .param("most", most)
                .query((row, number) ->
                        new OrganisationCount(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, Integer> openByAsset(Collection<Long> assetIds) {
        var counts = new HashMap<Long, Integer>();
        if (!assetIds.isEmpty()) {
            sql(
                            "select asset_id, count(*) from ledger_case c where ",
                            " and not closed and asset_id = any(:assets) group by 1")
                    .param("assets", assetIds.toArray(Long[]::new))
                    .query((row, number) -> counts.put(row.getLong(1), row.getInt(2)))
                    .list();
        }
        return counts;
    }
}
