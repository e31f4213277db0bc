package io.bihuan.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionException;

/** Numbers of cases: each once, without lasting gaps, and nobody waits for somebody else's commit. */
class CaseNumbersTests {

    @TempDir
    Path directory;

    private LedgerFixture ledger;
    private final ExecutorService elsewhere = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void open() {
        ledger = new LedgerFixture(directory);
    }

    @AfterEach
    void close() {
        elsewhere.shutdownNow();
        ledger.close();
    }

    @Test
    void filesBesideAFilingThatHasNotCommittedAndGivesItsNumberOutAgainWhenItFails() throws Exception {
        var filed = new CountDownLatch(1);
        var others = new CountDownLatch(1);
        Future<CaseRef> failing = elsewhere.submit(() -> ledger.database.inScope(LedgerFixture.CITY, () -> {
            CaseRef first = fileHere();
            filed.countDown();
            await(others);
            throw new IllegalStateException("after " + first.number());
        }));
        filed.await();

        assertThat(ledger.file(LedgerFixture.OWNER).number()).isEqualTo("AQ-20260302-0002");
        others.countDown();
        assertThatThrownBy(failing::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("after AQ-20260302-0001");
        assertThat(ledger.file(LedgerFixture.OWNER).number()).isEqualTo("AQ-20260302-0001");
        assertThat(ledger.file(LedgerFixture.OWNER).number()).isEqualTo("AQ-20260302-0003");
    }

    @Test
    void goesOnAfterARestartWithWhatIsFreeWhoeverFiles() {
        ledger.file(LedgerFixture.STRANGER);
        CaseRef second = ledger.file(LedgerFixture.STRANGER);
        ledger.file(LedgerFixture.STRANGER);
        ledger.database
                .ownerJdbc()
                .sql("update bihuan.ledger_case set number = 'AQ-20260302-10000' where id = :id")
                .param("id", second.id())
                .update();

        var restarted = new CaseNumbers(ledger.database.jdbc(), ledger.store, ledger.clock);
        assertThat(next(restarted)).isEqualTo("AQ-20260302-0002");
        assertThat(next(restarted)).isEqualTo("AQ-20260302-0004");
    }

    @Test
    void findsOutThatAnotherProgramFiledUnderItsNumber() {
        ledger.file(LedgerFixture.OWNER);
        CaseRef elsewhereFiled = ledger.file(LedgerFixture.STRANGER);
        ledger.database
                .ownerJdbc()
                .sql("update bihuan.ledger_case set number = 'AQ-20260302-0003' where id = :id")
                .param("id", elsewhereFiled.id())
                .update();

        assertThatThrownBy(() -> ledger.file(LedgerFixture.OWNER))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("ledger_case_number_key");
        assertThat(ledger.file(LedgerFixture.OWNER).number()).isEqualTo("AQ-20260302-0004");
    }

    @Test
    void keepsANumberThatCouldNotBeLookedUp() {
        assertThatThrownBy(() -> ledger.database.inScope(LedgerFixture.CITY, () -> {
                    fileHere();
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        int statement = 0;
        while (failsWhenLostBefore(statement)) {
            statement++;
        }
        assertThat(statement).isGreaterThan(5);
        assertThat(ledger.file(LedgerFixture.OWNER).number()).isEqualTo("AQ-20260302-0002");
    }

    private boolean failsWhenLostBefore(int statement) {
        try {
            ledger.database.losingConnectionBefore(statement, () -> ledger.file(LedgerFixture.OWNER));
            return false;
        } catch (DataAccessException | TransactionException e) {
            return true;
        }
    }

    private CaseRef fileHere() {
        return ledger.cases.file(LedgerFixture.draft(LedgerFixture.OWNER), LedgerFixture.SUPERVISOR, ledger.now());
    }

    /** The number somebody of an enterprise would be given, who does not see the cases of the other one. */
    private String next(CaseNumbers numbers) {
        return ledger.database.inScope(
                LedgerFixture.HANDLER.scope(), () -> numbers.next("AQ", LedgerFixture.at("2026-03-02 09:00")));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
