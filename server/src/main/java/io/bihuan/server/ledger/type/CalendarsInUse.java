package io.bihuan.server.ledger.type;

import io.bihuan.server.calendar.CalendarUse;
import io.bihuan.server.calendar.LimitRule;
import io.bihuan.server.database.DataScopes;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The calendars and seasons that case types and open cases count by. */
@Component
class CalendarsInUse implements CalendarUse {

    private final CaseTypes types;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    CalendarsInUse(CaseTypes types, JdbcClient jdbc, TransactionTemplate transactions) {
        this.types = types;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Set<String> calendars() {
        Set<String> used = running(2);
        types.all().stream()
                .map(CaseType::calendar)
                .filter(key -> !key.equals(CaseType.BY_ORGANISATION))
                .forEach(used::add);
        return used;
    }

    @Override
    public Set<String> seasons() {
        Set<String> used = running(1).stream()
                .filter(limit -> limit.contains("@"))
                .map(limit -> limit.substring(limit.indexOf('@') + 1))
                .collect(Collectors.toCollection(HashSet::new));
        types.all().stream()
                .map(CaseType::time)
                .flatMap(time -> Stream.concat(
                        time.limits().values().stream().flatMap(rules -> rules.values().stream()),
                        time.stages().values().stream().flatMap(stage -> stage.limits().values().stream())))
                .map(LimitRule::seasons)
                .forEach(used::addAll);
        return used;
    }

    /** One word of the rules that open cases count by: 1 the limit, 2 the calendar. */
    private Set<String> running(int word) {
        return DataScopes.callAsSystem(
                "calendars in use",
                () -> Objects.requireNonNull(transactions.execute(status -> new HashSet<>(
                        jdbc.sql("select distinct split_part(due_rule, ' ', :word) from ledger_case where not closed"
                                        + " and due_rule is not null")
                                .param("word", word)
                                .query((row, number) -> row.getString(1))
                                .list()))));
    }
}
