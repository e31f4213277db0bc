package io.bihuan.server.ledger;

import io.bihuan.server.ledger.history.LedgerClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gives out case numbers, such as {@code AQ-20261122-0001}: each once, and without lasting gaps, since a number whose
 * transaction does not commit is the next to be given out. Nobody waits for anybody else's commit: which are taken is known
 * here, and read from the cases when a type and day is first asked for. That numbers of cases are unique in the database is
 * the last word: where another program filed under a number meanwhile, the transaction fails, and the number is found to
 * stand when it comes up again.
 */
@Component
class CaseNumbers {

    private final JdbcClient jdbc;
    private final CaseStore store;
    private final LedgerClock clock;
    private final Map<String, Taken> takenByBeginning = new ConcurrentHashMap<>();

    CaseNumbers(JdbcClient jdbc, CaseStore store, LedgerClock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.clock = clock;
    }

    /** The next number of the day of a moment, taken for the transaction that runs. */
    String next(String prefix, Instant moment) {
        LocalDate day = moment.atZone(clock.zone()).toLocalDate();
        String beginning = "%s-%tY%<tm%<td-".formatted(prefix, day);
        Taken taken = takenByBeginning.computeIfAbsent(beginning, this::read);
        int number = again(taken, beginning).orElseGet(taken::fresh);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int outcome) {
                if (outcome != STATUS_COMMITTED) {
                    taken.giveBack(number);
                }
            }
        });
        return written(beginning, number);
    }

    /** A number that was given back and that no case bears; what cannot be looked up now is kept for the next. */
    private Optional<Integer> again(Taken taken, String beginning) {
        for (Integer again = taken.again(); again != null; again = taken.again()) {
            try {
                if (!stands(written(beginning, again))) {
                    return Optional.of(again);
                }
            } catch (DataAccessException e) {
                taken.giveBack(again);
                throw e;
            }
        }
        return Optional.empty();
    }

    private static String written(String beginning, int number) {
        return "%s%04d".formatted(beginning, number);
    }

    private Taken read(String beginning) {
        return new Taken(jdbc.sql("select number from unnest(bihuan.case_numbers(:beginning)) as number")
                .param("beginning", beginning)
                .query((row, index) -> row.getInt(1))
                .list());
    }

    /** Whether a case bears a number, whoever sees it. */
    private boolean stands(String number) {
        return store.asSystem(() -> jdbc.sql("select exists (select from ledger_case where number = :number)")
                .param("number", number)
                .query(Boolean.class)
                .single());
    }

    /** The numbers of one type and day. */
    private static final class Taken {

        private final BitSet taken = new BitSet();
        private final TreeSet<Integer> givenBack = new TreeSet<>();

        Taken(Iterable<Integer> numbers) {
            taken.set(0);
            numbers.forEach(taken::set);
        }

        /** A number that was given out before, null without one. */
        synchronized @Nullable Integer again() {
            return givenBack.pollFirst();
        }

        synchronized int fresh() {
            int number = taken.nextClearBit(0);
            taken.set(number);
            return number;
        }

        synchronized void giveBack(int number) {
            givenBack.add(number);
        }
    }
}
