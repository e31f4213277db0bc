package io.bihuan.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.server.detection.AlarmRaised;
import io.bihuan.server.detection.AlarmReturned;
import io.bihuan.server.detection.AlarmView;
import io.bihuan.server.detection.AlarmWorsened;
import io.bihuan.server.ledger.history.CaseState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlarmPolicyTests {

    @TempDir
    Path directory;

    private LedgerFixture ledger;

    @BeforeEach
    void openEmptyLedger() {
        ledger = new LedgerFixture(directory);
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    private void raise(AlarmView alarm) {
        ledger.database.runAsSystem(() -> ledger.policy.on(new AlarmRaised(alarm)));
    }

    private long caseOf(String alarm) {
        return ledger.database.asSystem(() -> ledger.alarms.caseOf(alarm).orElseThrow());
    }

    private long caseCount() {
        return ledger.database.asSystem(() -> ledger.database
                .jdbc()
                .sql("select count(*) from ledger_case")
                .query(Long.class)
                .single());
    }

    @Test
    void opensACaseAndHandsItToTheCompanyAtOnce() {
        raise(ledger.alarm("a1", "overspeed", 2, 7, 117.5));
        CaseState state = ledger.state(caseOf("a1"));
        assertThat(state.text("title")).isEqualTo("冀J7 超速行驶");
        assertThat(state.stage()).isEqualTo("handle");
        assertThat(state.number("handler")).isEqualTo(LedgerFixture.OWNER);
        assertThat(state.number("severity")).isEqualTo(2);
        assertThat(ledger.steps(state.caseId())).containsExactly("filed", "accept", "dispatch");
        assertThat(ledger.database
                        .asSystem(() -> ledger.store.events(state.caseId()))
                        .getFirst()
                        .payload())
                .contains("\"frame\":\"p0-17\"");
    }

    @Test
    void countsAnAlarmOnceHoweverOftenItComes() {
        AlarmView alarm = ledger.alarm("a1", "overspeed", 2, 7, 117.5);
        raise(alarm);
        raise(alarm);
        assertThat(caseCount()).isOne();
        assertThat(ledger.state(caseOf("a1")).count("alarmCount")).isOne();
    }

    @Test
    void joinsARepeatOfTheSameKindOnTheSameAsset() {
        raise(ledger.alarm("a1", "overspeed", 2, 7, 117.5));
        ledger.pass(Duration.ofHours(3));
        raise(ledger.alarm("a2", "overspeed", 3, 7, 117.6));
        CaseState state = ledger.state(caseOf("a1"));
        assertThat(caseOf("a2")).isEqualTo(state.caseId());
        assertThat(state.count("alarmCount")).isEqualTo(2);
        assertThat(state.count("severity")).isEqualTo(3);
        assertThat(state.time("dueAt")).isEqualTo(LedgerFixture.at("2026-03-04 09:00"));
    }

    @Test
    void opensAnotherCaseForAnotherAssetAnotherKindOrMuchLater() {
        raise(ledger.alarm("a1", "overspeed", 2, 7, 117.5));
        raise(ledger.alarm("a2", "overspeed", 2, 8, 117.5));
        raise(ledger.alarm("a3", "dsm.phone", 2, 7, 117.5));
        ledger.pass(Duration.ofHours(25));
        raise(ledger.alarm("a4", "overspeed", 2, 7, 117.5));
        assertThat(caseCount()).isEqualTo(4);
    }

    @Test
    void opensAnotherCaseOnceTheFirstIsClosed() {
        raise(ledger.alarm("a1", "overspeed", 2, 7, 117.5));
        long first = caseOf("a1");
        ledger.photo(first, LedgerFixture.HANDLER);
        ledger.act(first, "hand-in", LedgerFixture.HANDLER, "完成", LedgerFixture.HANDED_IN);
        ledger.act(first, "verify", LedgerFixture.SUPERVISOR);
        ledger.act(first, "close", LedgerFixture.SUPERVISOR);
        raise(ledger.alarm("a2", "overspeed", 2, 7, 117.5));
        assertThat(caseOf("a2")).isNotEqualTo(first);
    }

    @Test
    void leavesAlarmsAloneThatNoRuleNames() {
        raise(ledger.alarm("a1", "overspeed", 1, 7, 117.5));
        raise(ledger.alarm("a2", "adas.lane", 2, 7, 117.5));
        assertThat(caseCount()).isZero();
    }

    @Test
    void opensACaseWhenAnAlarmGrowsGraveEnough() {
        AlarmView mild = ledger.alarm("a1", "overspeed", 1, 7, 117.5);
        raise(mild);
        ledger.database.runAsSystem(
                () -> ledger.policy.on(new AlarmWorsened(ledger.alarm("a1", "overspeed", 2, 7, 117.5))));
        assertThat(caseCount()).isOne();
        ledger.database.runAsSystem(
                () -> ledger.policy.on(new AlarmWorsened(ledger.alarm("a1", "overspeed", 4, 7, 117.5))));
        ledger.database.runAsSystem(
                () -> ledger.policy.on(new AlarmWorsened(ledger.alarm("a1", "overspeed", 4, 7, 117.5))));
        assertThat(ledger.steps(caseOf("a1"))).endsWith("dispatch", "alarm-worsened");
        assertThat(ledger.state(caseOf("a1")).count("severity")).isEqualTo(4);
    }

    @Test
    void notesTheReturnToNormalOnce() {
        AlarmView alarm = ledger.alarm("a1", "overspeed", 2, 7, 117.5);
        raise(alarm);
        ledger.database.runAsSystem(() -> ledger.policy.on(new AlarmReturned(alarm)));
        ledger.database.runAsSystem(() -> ledger.policy.on(new AlarmReturned(alarm)));
        assertThat(ledger.steps(caseOf("a1"))).containsOnlyOnce("alarm-returned");
    }

    @Test
    void takesAnAlarmWithoutAPosition() {
        AlarmView odd = ledger.alarm("a1", "overspeed", 2, 7, Double.NaN);
        raise(odd);
        CaseState state = ledger.state(caseOf("a1"));
        assertThat(state.degrees("longitude")).isNull();
        assertThat(state.degrees("latitude")).isEqualTo(38.9);
    }

    @Test
    void writesNothingWhenTheRelaysTransactionFails() {
        assertThatThrownBy(() -> ledger.database.runAsSystem(() -> {
                    ledger.policy.on(new AlarmRaised(ledger.alarm("a1", "overspeed", 2, 7, 117.5)));
                    throw new IllegalStateException("crash before the commit");
                }))
                .hasMessage("crash before the commit");
        assertThat(caseCount()).isZero();
        raise(ledger.alarm("a1", "overspeed", 2, 7, 117.5));
        assertThat(caseCount()).isOne();
        assertThat(ledger.state(caseOf("a1")).text("number")).isEqualTo("AQ-20260302-0001");
    }

    @Test
    void joinsByPlaceWithinARadius(@TempDir Path own) throws IOException {
        Files.createDirectories(own.resolve("case-types"));
        String shipped = Files.readString(Path.of(String.valueOf(System.getProperty("bihuan.root")))
                .resolve("server/src/main/resources/case-types/vehicle-safety.yaml"));
        Files.writeString(
                own.resolve("case-types/vehicle-safety.yaml"),
                shipped.replace("{by: kind, within: 24h}", "{by: place, within: 24h, radiusMetres: 500}"));
        ledger.close();
        ledger = new LedgerFixture(own);
        raise(ledger.alarm("a1", "overspeed", 2, 7, 117.5000));
        raise(ledger.alarm("a2", "overspeed", 2, 8, 117.5050));
        raise(ledger.alarm("a3", "overspeed", 2, 9, 117.5100));
        assertThat(caseOf("a2")).isEqualTo(caseOf("a1"));
        assertThat(caseOf("a3")).isNotEqualTo(caseOf("a1"));
    }
}
