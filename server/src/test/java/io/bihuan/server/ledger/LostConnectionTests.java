package io.bihuan.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Whatever statement the database goes away at, a step is there as a whole or not at all, and can be done again. */
class LostConnectionTests {

    @TempDir
    Path directory;

    private LedgerFixture ledger;

    @BeforeEach
    void open() {
        ledger = new LedgerFixture(directory);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void writesAStepWholeOrNotAtAllWhereverTheDatabaseGoesAway() {
        var lost = new ArrayList<Integer>();
        for (int statement = 0, survived = 0; survived == 0; statement++) {
            CaseRef ref = ledger.dispatched(LedgerFixture.OWNER);
            ledger.photo(ref.id(), LedgerFixture.HANDLER);
            List<String> before = ledger.steps(ref.id());
            boolean broken = broken(statement, () -> handIn(ref));
            List<String> after = ledger.steps(ref.id());
            if (broken) {
                lost.add(statement);
                assertThat(after).as("lost before statement %d", statement).isEqualTo(before);
                assertThat(ledger.state(ref.id()).stage()).isEqualTo("handle");
                handIn(ref);
            } else {
                survived++;
            }
            assertThat(ledger.steps(ref.id())).endsWith("hand-in").hasSize(before.size() + 1);
            assertThat(ledger.state(ref.id()).stage()).isEqualTo("verify");
            ledger.assertIntact(ref.id());
        }
        assertThat(lost).as("statements of one step, its commit included").hasSizeGreaterThan(5);
    }

    @Test
    void filesACaseOnceWhereverTheDatabaseGoesAway() {
        int statement = 0;
        boolean broken;
        do {
            long before = cases();
            broken = broken(statement++, () -> ledger.file(LedgerFixture.OWNER));
            assertThat(cases()).isEqualTo(before + (broken ? 0 : 1));
            CaseRef next = ledger.file(LedgerFixture.OWNER);
            ledger.assertIntact(next.id());
        } while (broken);
        assertThat(statement).isGreaterThan(5);
        assertThat(ledger.database
                        .asSystem(() -> ledger.verification.everything())
                        .faults())
                .isEmpty();
        List<String> numbers = ledger.database.asSystem(() -> ledger.database
                .jdbc()
                .sql("select number from ledger_case order by number")
                .query(String.class)
                .list());
        assertThat(numbers).doesNotHaveDuplicates().last().asString().endsWith("%04d".formatted(numbers.size()));
    }

    private CaseRef handIn(CaseRef ref) {
        return ledger.act(ref.id(), "hand-in", LedgerFixture.HANDLER, "已整改", LedgerFixture.HANDED_IN);
    }

    /** Whether the work failed because its connection was lost; work that ends before is whole. */
    private boolean broken(int statement, Supplier<CaseRef> work) {
        try {
            boolean reached = ledger.database.losingConnectionBefore(statement, work::get);
            assertThat(reached).as("a lost connection is noticed").isFalse();
            return false;
        } catch (DataAccessException | TransactionException e) {
            return true;
        }
    }

    private long cases() {
        return ledger.database.asSystem(() -> ledger.database
                .jdbc()
                .sql("select count(*) from ledger_case")
                .query(Long.class)
                .single());
    }
}
