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
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts of cases in the scope of the current work, for dashboards and lists of other things. */
@Component
public class CaseFigures implements OpenCases {

    /** How near the end of the overall limit is due soon. */
    static final Duration SOON = Duration.ofHours(24);

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
    public record OrganisationCount(long organisationId, long open, long overdue, long closed) {

        private OrganisationCount plus(OrganisationCount other) {
            return new OrganisationCount(
                    organisationId, open + other.open, overdue + other.overdue, closed + other.closed);
        }
    }

    /**
     * Everything at one moment.
     *
     * @param phases open cases by the phase of the loop they stand in, in the order of the loop
     * @param groups by the part of the city's work, those parts that have a type
     * @param organisations by the organisation that handles them, or owns them while nobody does; those with most overdue
     *     cases first
     */
    public record Standing(
            Counts counts, List<PhaseCount> phases, List<GroupCount> groups, List<OrganisationCount> organisations) {}

    /** Cases of one type, stage and organisation: one row of what everything else is added up from. */
    private record Cell(
            String type,
            String stage,
            long organisationId,
            long open,
            long dueSoon,
            long overdue,
            long closed,
            long limited,
            long onTime) {}

    /**
     * How the cases stand now. The database goes through them once: with a million open ones each pass takes a second or more.
     *
     * @param mostOrganisations how many organisations are named
     */
    @Transactional(readOnly = true)
    public Standing standing(int mostOrganisations) {
        List<Cell> cells = sql("""
                        select c.type, c.stage, coalesce(handler_organisation_id, organisation_id),
                          count(*) filter (where not closed),
                          count(*) filter (where not closed and due_at > :now and due_at <= :soon),
                          count(*) filter (where not closed and due_at <= :now),
                          count(*) filter (where closed_at >= :month),
                          count(*) filter (where closed_at >= :month and due_at is not null),
                          count(*) filter (where closed_at >= :month and closed_at <= due_at)
                        from ledger_case c where\s""", " and (not closed or closed_at >= :month) group by 1, 2, 3")
                .param("soon", clock.now().plus(SOON).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Cell(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9)))
                .list();
        return new Standing(counts(cells), phases(cells), groups(cells), organisations(cells, mostOrganisations));
    }

    private Counts counts(List<Cell> cells) {
        long limited = sum(cells, Cell::limited);
        return new Counts(
                sum(cells, Cell::open),
                sum(cells, Cell::dueSoon),
                sum(cells, Cell::overdue),
                sum(cells, Cell::closed),
                limited == 0 ? null : (double) sum(cells, Cell::onTime) / limited,
                month());
    }

    private static long sum(List<Cell> cells, ToLongFunction<Cell> figure) {
        return cells.stream().mapToLong(figure).sum();
    }

    private List<PhaseCount> phases(List<Cell> cells) {
        Map<Phase, PhaseCount> counts = new EnumMap<>(Phase.class);
        EnumSet.complementOf(EnumSet.of(Phase.CLOSED)).forEach(phase -> counts.put(phase, new PhaseCount(phase, 0, 0)));
        for (Cell cell : cells) {
            var here = new PhaseCount(phase(cell.type(), cell.stage()), cell.open(), cell.overdue());
            counts.merge(here.phase(), here, PhaseCount::plus);
        }
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

    private List<GroupCount> groups(List<Cell> cells) {
        Map<CaseType.Group, GroupCount> counts = new EnumMap<>(CaseType.Group.class);
        types.all().forEach(type -> counts.put(type.group(), new GroupCount(type.group(), 0, 0, 0)));
        for (Cell cell : cells) {
            types.find(cell.type())
                    .map(type -> new GroupCount(type.group(), cell.open(), cell.overdue(), cell.closed()))
                    .ifPresent(here -> counts.merge(here.group(), here, GroupCount::plus));
        }
        return List.copyOf(counts.values());
    }

    private static List<OrganisationCount> organisations(List<Cell> cells, int most) {
        var counts = new HashMap<Long, OrganisationCount>();
        for (Cell cell : cells) {
            var here = new OrganisationCount(cell.organisationId(), cell.open(), cell.overdue(), cell.closed());
            counts.merge(here.organisationId(), here, OrganisationCount::plus);
        }
        return counts.values().stream()
                .sorted(Comparator.comparingLong(OrganisationCount::overdue)
                        .thenComparing(OrganisationCount::open)
                        .reversed()
                        .thenComparing(OrganisationCount::organisationId))
                .limit(most)
                .toList();
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

    /** Cases filed and closed on each of the last local days, today last. */
    @Transactional(readOnly = true)
    public List<DayCount> trend(int days) {
        LocalDate today = clock.now().atZone(clock.zone()).toLocalDate();
        LocalDate first = today.minusDays(days - 1L);
        Map<LocalDate, Long> filed = perDay("filed_at", "true", first);
        Map<LocalDate, Long> closed = perDay("closed_at", "closed", first);
        return first.datesUntil(today.plusDays(1))
                .map(day -> new DayCount(day, filed.getOrDefault(day, 0L), closed.getOrDefault(day, 0L)))
                .toList();
    }

    /** @param among which cases can have such a moment: what is closed has an index of its own */
    private Map<LocalDate, Long> perDay(String column, String among, LocalDate first) {
        var counts = new HashMap<LocalDate, Long>();
        sql(
                        "select cast(" + column + " at time zone :zone as date), count(*) from ledger_case c where ",
                        " and " + among + " and " + column + " >= :first group by 1")
                .param("zone", clock.zone().getId())
                .param("first", first.atStartOfDay(clock.zone()).toInstant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> counts.put(row.getObject(1, LocalDate.class), row.getLong(2)))
                .list();
        return counts;
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
