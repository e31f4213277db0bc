package io.bihuan.server.operations;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Role;
import io.bihuan.server.notice.Audience;
import io.bihuan.server.notice.Notice;
import io.bihuan.server.notice.Notices;
import io.bihuan.server.operations.HealthChecks.Check;
import io.bihuan.server.operations.HealthChecks.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells administrators when something of the platform itself needs them, once when it begins and once when it is over,
 * and Prometheus all the time ({@code bihuan_health}: 0 up, 1 warning, 2 down). A state counts when two looks in a row
 * have found it. What begins while the database is away is in the log at once and in the inboxes when it is back.
 */
@Component
class OperatorAlerts {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorAlerts.class);

    private final Supplier<List<Check>> checks;
    private final Notices notices;
    private final HealthWords words;
    private final TransactionTemplate transactions;
    private final WallClock clock;
    private final MeterRegistry meters;
    private final Map<String, State> seen = new ConcurrentHashMap<>();
    private final Map<String, State> told = new ConcurrentHashMap<>();

    @Autowired
    OperatorAlerts(
            HealthChecks checks,
            Notices notices,
            HealthWords words,
            TransactionTemplate transactions,
            WallClock clock,
            MeterRegistry meters) {
        this(checks::all, notices, words, transactions, clock, meters);
    }

    OperatorAlerts(
            Supplier<List<Check>> checks,
            Notices notices,
            HealthWords words,
            TransactionTemplate transactions,
            WallClock clock,
            MeterRegistry meters) {
        this.checks = checks;
        this.notices = notices;
        this.words = words;
        this.transactions = transactions;
        this.clock = clock;
        this.meters = meters;
    }

    /** Looks at everything and tells what is new. */
    @Scheduled(initialDelay = 30_000, fixedDelay = 15_000)
    void look() {
        checks.get().forEach(this::judge);
    }

    private void judge(Check check) {
        State now = check.state();
        State before = seen.put(check.name(), now);
        if (before == null) {
            Gauge.builder(
                            "bihuan.health",
                            seen,
                            states ->
                                    states.getOrDefault(check.name(), State.UP).ordinal())
                    .tag("check", check.name())
                    .description("0 up, 1 warning, 2 down")
                    .register(meters);
        }
        State last = told.getOrDefault(check.name(), State.UP);
        if (now == before && now != last && tell(check, last)) {
            told.put(check.name(), now);
        }
    }

    /** Whether it could be told. */
    private boolean tell(Check check, State last) {
        String what = check.name() + " " + last + " -> " + check.state() + " " + check.facts();
        if (check.state() == State.UP) {
            LOG.info("Well again: {}", what);
        } else {
            LOG.error("Needs somebody: {}", what);
        }
        Instant at = clock.now();
        var notice = new Notice(
                "operations/" + check.name() + "/" + check.state() + "/" + at.getEpochSecond(),
                Audience.role(Role.ADMINISTRATOR, Directory.CITY),
                check.state() == State.UP ? "operations.well" : "operations.trouble",
                words.title(check, Locale.CHINA),
                words.title(check, Locale.ENGLISH),
                words.body(check, Locale.CHINA),
                words.body(check, Locale.ENGLISH),
                "/operations",
                check.state() == State.DOWN,
                at);
        try {
            DataScopes.runAsSystem(
                    "tell operators", () -> transactions.executeWithoutResult(status -> notices.send(notice)));
            return true;
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Administrators could not be told that {}: {}", what, e.getMessage());
            return false;
        }
    }
}
