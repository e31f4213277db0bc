package io.bihuan.server.ledger.proof;

import io.bihuan.server.ledger.history.LedgerClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells whether the daily seal over the ledger is behind. */
@Component
public class SealWatch {

    /** A day is sealed in the first hours of the next one. */
    private static final Duration SEALED_WITHIN = Duration.ofHours(2);

    private final JdbcClient jdbc;
    private final LedgerClock clock;

    SealWatch(JdbcClient jdbc, LedgerClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The day of the earliest step without a seal, when that day should have been sealed two hours ago; empty when nothing
     * is behind. Needs a scope that sees everything.
     */
    @Transactional(readOnly = true)
    public Optional<LocalDate> unsealedSince() {
        LocalDate open = day(clock.now().minus(SEALED_WITHIN));
        long sealed = jdbc.sql("select coalesce(max(through_event), 0) from ledger_anchor")
                .query(Long.class)
                .single();
        // By its value: below row-level security, what is compared with a subquery is not looked up by the index.
        return jdbc.sql("select recorded_at from case_event where id > :sealed order by id limit 1")
                .param("sealed", sealed)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .map(this::day)
                .filter(day -> day.isBefore(open));
    }

    private LocalDate day(Instant moment) {
        return moment.atZone(clock.zone()).toLocalDate();
    }
}
