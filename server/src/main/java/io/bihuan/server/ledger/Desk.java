package io.bihuan.server.ledger;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.CaseFilter.Further;
import io.bihuan.server.ledger.CaseFilter.Waiting;
import io.bihuan.server.ledger.history.LedgerClock;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits for somebody: each number is that of a list with the same filter, counted no further than to a limit. */
@Component
public class Desk {

    private static final int MOST = 10_000;

    private final CaseBook book;
    private final CaseTypes types;
    private final JdbcClient jdbc;
    private final LedgerClock clock;

    Desk(CaseBook book, CaseTypes types, JdbcClient jdbc, LedgerClock clock) {
        this.book = book;
        this.types = types;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The numbers.
     *
     * @param mine open cases the viewer can bring forward
     * @param dueToday those of them due on this local day
     * @param overdue those of them past their time
     * @param urges cases with an unanswered urging, of types whose answer the viewer may give
     * @param extensions cases with an extension the viewer may decide
     * @param appeals cases, closed ones too, with an appeal the viewer may review
     * @param signatures cases that wait for the viewer's signature
     * @param listed open cases under listed supervision
     * @param groups open cases of each group that has types
     */
    public record Numbers(
            long mine,
            long dueToday,
            long overdue,
            long urges,
            long extensions,
            long appeals,
            long signatures,
            long listed,
            List<GroupCount> groups) {}

    /** Open cases of one group, by its name in lower case. */
    public record GroupCount(String group, long open, long overdue) {}

    /** How it stands for this viewer. */
    @Transactional(readOnly = true)
    public Numbers numbers(Viewer viewer) {
        LocalDate today = clock.now().atZone(clock.zone()).toLocalDate();
        CaseFilter open = CaseFilter.ALL.open();
        return new Numbers(
                count(open.forMe(), viewer),
                count(open.forMe().with(Further.due(begin(today), begin(today.plusDays(1)))), viewer),
                count(open.forMe().late(), viewer),
                waiting(open, Waiting.URGE, viewer),
                waiting(open, Waiting.EXTENSION, viewer),
                waiting(CaseFilter.ALL, Waiting.APPEAL, viewer),
                waiting(open, Waiting.SIGNATURE, viewer),
                count(open.with(Further.underListing()), viewer),
                groups());
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(clock.zone()).toInstant();
    }

    private long waiting(CaseFilter filter, Waiting what, Viewer viewer) {
        return count(filter.with(Further.waitingFor(what)), viewer);
    }

    private long count(CaseFilter filter, Viewer viewer) {
        return book.count(filter, viewer, MOST);
    }

    private List<GroupCount> groups() {
        DataScope scope = DataScopes.current();
        Map<CaseType.Group, long[]> counts = new EnumMap<>(CaseType.Group.class);
        types.all().forEach(type -> counts.put(type.group(), new long[2]));
        jdbc.sql(
                        "select c.type, count(*), count(*) filter (where c.overdue or c.due_at <= :now) from ledger_case c where "
                                + CaseBook.scopeCondition(scope) + " and not c.closed group by 1")
                .params(CaseBook.scopeParameters(scope))
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    long open = row.getLong(2);
                    long late = row.getLong(3);
                    types.find(row.getString(1))
                            .ifPresent(type -> counts.merge(type.group(), new long[] {open, late}, Desk::sum));
                });
        return counts.entrySet().stream()
                .map(each -> new GroupCount(
                        each.getKey().name().toLowerCase(Locale.ROOT), each.getValue()[0], each.getValue()[1]))
                .toList();
    }

    private static long[] sum(long[] one, long[] other) {
        return new long[] {one[0] + other[0], one[1] + other[1]};
    }
}
