package io.bihuan.server.ledger.proof;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.history.LedgerClock;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals each finished day: one hash over the heads of all chains that grew since the seal before, chained itself. Whoever
 * wrote a seal down elsewhere can prove years later that nothing before it was changed, left out or slipped in.
 */
@Component
class Anchors {

    /** A day's seal. */
    record Anchor(LocalDate day, long throughEvent, int cases, byte[] previous, byte[] hash, Instant anchoredAt) {}

    /** The last step of a case within a seal. */
    record Head(long caseId, long sequence, byte[] hash) {}

    private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final LedgerClock clock;

    Anchors(JdbcClient jdbc, TransactionTemplate transactions, LedgerClock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void regularly() {
        try {
            DataScopes.runAsSystem("seal the ledger's finished days", this::sealYesterday);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The ledger could not be sealed, will be tried again: {}", e.getMessage());
        }
    }

    /**
     * Seals up to yesterday, if that has not been done. Days on which the platform stood still get no seal of their own:
     * the next one covers them. Gives the new seal.
     */
    Optional<Anchor> sealYesterday() {
        LocalDate yesterday = clock.now().atZone(clock.zone()).toLocalDate().minusDays(1);
        Optional<Anchor> sealed = transactions.execute(status -> seal(yesterday));
        return sealed == null ? Optional.empty() : sealed;
    }

    private Optional<Anchor> seal(LocalDate day) {
        jdbc.sql("select 1 from pg_advisory_xact_lock(:lock)")
                .param("lock", EventChain.ANCHOR_LOCK)
                .query(Integer.class)
                .single();
        Optional<Anchor> last = last();
        if (last.isPresent() && !last.get().day().isBefore(day)) {
            return Optional.empty();
        }
        long from = last.map(Anchor::throughEvent).orElse(0L);
        long through = through(from, day);
        if (through == from) {
            return Optional.empty();
        }
        List<Head> heads = heads(from, through);
        byte[] previous = last.map(Anchor::hash).orElse(EventChain.origin());
        var anchor = new Anchor(
                day,
                through,
                heads.size(),
                previous,
                hash(day, through, previous, heads),
                EventChain.precise(clock.now()));
        insert(anchor);
        return Optional.of(anchor);
    }

    /** The last event that was recorded by the end of a day and before any later one. */
    private long through(long from, LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(clock.zone()).toInstant();
        return jdbc.sql("""
                        select coalesce(
                          (select min(id) - 1 from case_event where id > :from and recorded_at >= :end),
                          (select max(id) from case_event), :from)""")
                .param("from", from)
                .param("end", end.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** The last step of each case between two events (the first not counted), by case. */
    List<Head> heads(long from, long through) {
        return jdbc.sql("""
                        select distinct on (case_id) case_id, sequence, hash from case_event
                        where id > :from and id <= :through order by case_id, sequence desc""")
                .param("from", from)
                .param("through", through)
                .query((row, number) -> new Head(row.getLong(1), row.getLong(2), row.getBytes(3)))
                .list();
    }

    /** The hash a seal must carry. */
    static byte[] hash(LocalDate day, long through, byte[] previous, List<Head> heads) {
        var text = new StringBuilder();
        text.append(day).append(' ').append(through).append('\n');
        for (Head head : heads) {
            text.append(head.caseId())
                    .append(' ')
                    .append(head.sequence())
                    .append(' ')
                    .append(HexFormat.of().formatHex(head.hash()))
                    .append('\n');
        }
        return EventChain.sha256(previous, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void insert(Anchor anchor) {
        jdbc.sql("""
                        insert into ledger_anchor (day, through_event, cases, previous, hash, anchored_at)
                        values (:day, :through, :cases, :previous, :hash, :at)""")
                .param("day", anchor.day())
                .param("through", anchor.throughEvent())
                .param("cases", anchor.cases())
                .param("previous", anchor.previous())
                .param("hash", anchor.hash())
                .param("at", anchor.anchoredAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Optional<Anchor> last() {
        return jdbc.sql("select * from ledger_anchor order by day desc limit 1")
                .query(Anchors::anchor)
                .optional();
    }

    /** All seals, oldest first. */
    List<Anchor> all() {
        return jdbc.sql("select * from ledger_anchor order by day")
                .query(Anchors::anchor)
                .list();
    }

    private static Anchor anchor(ResultSet row, int number) throws SQLException {
        return new Anchor(
                row.getObject("day", LocalDate.class),
                row.getLong("through_event"),
                row.getInt("cases"),
                row.getBytes("previous"),
                row.getBytes("hash"),
                row.getObject("anchored_at", OffsetDateTime.class).toInstant());
    }
}
