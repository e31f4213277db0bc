package io.bihuan.server.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.ledger.CaseRef;
import io.bihuan.server.ledger.LedgerFixture;
import io.bihuan.server.ledger.evidence.Evidence;
import io.bihuan.server.ledger.history.CaseEvent;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.EventChain;
import io.bihuan.server.ledger.proof.Verification.Fault;
import io.bihuan.server.ledger.proof.Verification.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

class VerificationTests {

    @TempDir
    Path directory;

    private LedgerFixture ledger;
    private Anchors anchors;
    private long caseId;
    private Evidence photo;

    @BeforeEach
    void fillLedger() {
        ledger = new LedgerFixture(directory);
        anchors = new Anchors(
                ledger.database.jdbc(), new TransactionTemplate(ledger.database.transactionManager()), ledger.clock);
        CaseRef ref = ledger.dispatched(LedgerFixture.OWNER);
        caseId = ref.id();
        photo = ledger.photo(caseId, LedgerFixture.HANDLER);
        ledger.act(caseId, "hand-in", LedgerFixture.HANDLER, "完成", LedgerFixture.HANDED_IN);
        ledger.setNow("2026-03-03 09:00");
        DataScopes.runAsSystem("test", () -> anchors.sealYesterday());
        ledger.act(caseId, "verify", LedgerFixture.SUPERVISOR);
        ledger.setNow("2026-03-04 09:00");
        DataScopes.runAsSystem("test", () -> anchors.sealYesterday());
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    private Report verify() {
        return ledger.database.asSystem(() -> ledger.verification.everything());
    }

    /** As somebody would who has the database's own superuser and switches the guards off. */
    private void tamper(String sql) {
        ledger.database
                .ownerJdbc()
                .sql("set session_replication_role = replica; " + sql)
                .update();
    }

    @Test
    void findsNothingInAnUntouchedLedger() {
        Report report = verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.cases()).isOne();
        assertThat(report.events()).isEqualTo(6);
        assertThat(report.files()).isOne();
        assertThat(report.anchors()).hasSize(2);
    }

    @Test
    void findsEveryColumnOfHistoryThatIsChanged() {
        for (String change : List.of(
                "reason = '改过'",
                "actor_name = '别人'",
                "actor_id = 99",
                "at = at + interval '1 microsecond'",
                "stage = 'close'",
                "action = 'return'",
                "payload = replace(payload, '约谈', '约淡')",
                "payload = 'no longer JSON'",
                "hash = sha256(hash)")) {
            var before = ledger.database
                    .ownerJdbc()
                    .sql("select reason, actor_name, actor_id, at, stage, action, payload, hash from case_event"
                            + " where case_id = :case and sequence = 5")
                    .param("case", caseId)
                    .query()
                    .singleRow();
            tamper("update case_event set " + change + " where case_id = " + caseId + " and sequence = 5");
            assertThat(verify().faults())
                    .as(change)
                    .first()
                    .extracting(Fault::code, Fault::sequence)
                    .containsExactly("event-hash", 5L);
            ledger.database
                    .ownerJdbc()
                    .sql("alter table case_event disable trigger all")
                    .update();
            ledger.database
                    .ownerJdbc()
                    .sql(
                            "update case_event set reason = :reason, actor_name = :actor_name, actor_id = :actor_id, at = :at,"
                                    + " stage = :stage, action = :action, payload = :payload, hash = :hash"
                                    + " where case_id = :case and sequence = 5")
                    .params(before)
                    .param("case", caseId)
                    .update();
            ledger.database
                    .ownerJdbc()
                    .sql("alter table case_event enable trigger all")
                    .update();
        }
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void findsAStepThatIsTakenOut() {
        tamper("delete from case_event where case_id = " + caseId + " and sequence = 3");
        assertThat(verify().faults())
                .first()
                .extracting(Fault::code, Fault::sequence)
                .containsExactly("event-missing", 3L);
    }

    @Test
    void findsTheLastStepTakenOut() {
        tamper("delete from case_event where case_id = " + caseId + " and sequence = 6");
        assertThat(verify().faults())
                .first()
                .extracting(Fault::code, Fault::sequence)
                .containsExactly("event-missing", 6L);
    }

    @Test
    void findsAHistoryWrittenAnewFromTheSealsAlone() {
        CaseState row = ledger.state(caseId);
        CaseEvent last = ledger.events(caseId).getLast();
        CaseEvent forged = EventChain.link(
                caseId,
                last.sequence(),
                last.action(),
                last.stage(),
                LedgerFixture.SECOND_SUPERVISOR.id(),
                LedgerFixture.SECOND_SUPERVISOR.name(),
                last.at(),
                last.reason(),
                last.payload(),
                last.previous());
        assertThat(row.lastHash()).isEqualTo(last.hash());
        ledger.database
                .ownerJdbc()
                .sql("alter table case_event disable trigger all")
                .update();
        ledger.database
                .ownerJdbc()
                .sql("update case_event set actor_id = 5, actor_name = '周核', hash = :hash"
                        + " where case_id = :case and sequence = 6")
                .param("hash", forged.hash())
                .param("case", caseId)
                .update();
        ledger.database
                .ownerJdbc()
                .sql("update ledger_case set last_hash = :hash where id = :case")
                .param("hash", forged.hash())
                .param("case", caseId)
                .update();
        assertThat(verify().faults()).extracting(Fault::code).containsExactly("anchor");
    }

    @Test
    void findsARowThatIsNotWhatItsHistoryAddsUpTo() {
        for (String change : List.of(
                "due_at = due_at + interval '1 day'",
                "fields = '{}'",
                "facts = 'no longer JSON'",
                "overdue = not overdue",
                "stage = 'closed'")) {
            var undo = ledger.database
                    .ownerJdbc()
                    .sql("select due_at, cast(fields as text) as fields, facts, overdue, stage from ledger_case")
                    .query()
                    .singleRow();
            ledger.database.ownerJdbc().sql("update ledger_case set " + change).update();
            assertThat(verify().faults()).as(change).extracting(Fault::code).containsExactly("case-row");
            ledger.database
                    .ownerJdbc()
                    .sql("update ledger_case set due_at = :due_at, fields = cast(:fields as jsonb), facts = :facts,"
                            + " overdue = :overdue, stage = :stage")
                    .params(undo)
                    .update();
        }
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void findsAnEvidenceFileWithOneByteChanged() throws IOException {
        Path file = ledger.files.path(photo.sha256());
        Files.write(file, "!".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        assertThat(verify().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("evidence-file");
            assertThat(fault.detail()).contains("现场.jpg").contains(photo.sha256());
        });
    }

    @Test
    void findsEvidencePointedToAnotherFile() {
        tamper("update case_evidence set sha256 = repeat('0', 64)");
        assertThat(verify().faults()).extracting(Fault::code).containsExactly("evidence-row");
    }

    @Test
    void refusesToChangeHistoryAsTheApplicationAndAsTheOwner() {
        assertThatThrownBy(() -> ledger.database.runAsSystem(() -> ledger.database
                        .jdbc()
                        .sql("update case_event set reason = 'x'")
                        .update()))
                .rootCause()
                .hasMessageContaining("permission denied for table case_event");
        assertThatThrownBy(() -> ledger.database
                        .ownerJdbc()
                        .sql("delete from case_event")
                        .update())
                .rootCause()
                .hasMessageContaining("case_event is append-only");
    }

    @Test
    void sealsADayOnceAndCatchesUpDaysThatWereMissed() {
        DataScopes.runAsSystem("test", () -> {
            assertThat(anchors.sealYesterday()).isEmpty();
            ledger.act(caseId, "close", LedgerFixture.SUPERVISOR, null, Map.of());
            ledger.setNow("2026-03-09 09:00");
            assertThat(anchors.sealYesterday()).isPresent();
        });
        assertThat(verify().faults()).isEmpty();
    }
}
