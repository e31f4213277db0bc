package io.bihuan.server.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Messages;
import io.bihuan.server.identity.Role;
import io.bihuan.server.ledger.CaseCalls;
import io.bihuan.server.ledger.CaseCalls.Again;
import io.bihuan.server.ledger.CaseChanged;
import io.bihuan.server.ledger.Ladders.Climbed;
import io.bihuan.server.ledger.TimedLedger;
import io.bihuan.server.ledger.type.LoopRules.RecurrenceBy;
import io.bihuan.server.ledger.type.Reaction;
import io.bihuan.server.notice.Notices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.BeanUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ladder of the type {@code timed}: {@code stage-late} when the stage's three working days are over (Thursday 5 March,
 * 09:00), {@code warn} one working day before the due time (Friday 6), {@code late} at it (Monday 9), {@code very-late} two
 * days after (Wednesday 11).
 */
class EscalationSweepTests {

    @TempDir
    Path directory;

    private TimedLedger ledger;
    private EscalationPlan plan;
    private Notices notices;
    private EscalationTeller teller;
    private EscalationSweep sweep;
    private long caseId;

    @BeforeEach
    void fileOne() throws ReflectiveOperationException {
        ledger = new TimedLedger(directory);
        plan = new EscalationPlan(ledger.database().jdbc());
        ledger.tell(plan::on);
        var constructor = Notices.class.getDeclaredConstructor(JdbcClient.class, JsonMapper.class);
        notices = BeanUtils.instantiateClass(constructor, ledger.database().jdbc(), new JsonMapper());
        teller = teller();
        sweep = sweep(teller);
        caseId = ledger.file();
    }

    private EscalationTeller teller() {
        return new EscalationTeller(notices, new Messages(), ledger::now, ZoneId.of("Asia/Shanghai"));
    }

    private EscalationSweep sweep(EscalationTeller told) {
        return new EscalationSweep(
                plan,
                ledger.ladders(),
                told,
                ledger::now,
                new TransactionTemplate(ledger.database().transactionManager()),
                new SimpleMeterRegistry());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private int run(String moment) {
        ledger.setNow(moment);
        return run(sweep);
    }

    private int run(EscalationSweep which) {
        int climbed = DataScopes.callAsSystem("test", which::sweep);
        ledger.drain();
        return climbed;
    }

    private List<String> notices(String columns) {
        return ledger.database()
                .asSystem(() -> ledger.database()
                        .ownerJdbc()
                        .sql("select " + columns + " from bihuan.notice order by id")
                        .query((row, number) -> row.getString(1))
                        .list());
    }

    @Test
    void climbsEachRungWhenItsTimeComesAndOnce() {
        assertThat(run("2026-03-05 08:59")).isZero();
        assertThat(run("2026-03-05 09:00")).isEqualTo(1);
        assertThat(run("2026-03-05 09:01")).isZero();
        assertThat(run("2026-03-06 09:00")).isEqualTo(1);
        assertThat(run("2026-03-09 09:00")).isEqualTo(1);
        assertThat(ledger.severity(caseId)).isEqualTo(3);
        assertThat(run("2026-03-11 09:00")).isEqualTo(1);
        assertThat(run("2026-06-01 09:00"))
                .as("rungs of the case that was opened")
                .isPositive();
        assertThat(ledger.climbed(caseId)).containsExactly("stage-late", "warn", "late", "very-late");
        assertThat(ledger.offspring(caseId)).isEqualTo(1);
        assertThat(ledger.verifies(caseId)).isTrue();
    }

    @Test
    void catchesUpInOrderWhatWasMissed() {
        run("2026-03-12 09:00");
        assertThat(ledger.climbed(caseId)).containsExactly("stage-late", "warn", "late", "very-late");
        assertThat(notices("event")).containsExactly("case.overdue", "case.due-soon", "case.overdue", "case.overdue");
    }

    @Test
    void climbsNothingTwiceWhenTheClockJumpsBackAndForth() {
        run("2026-03-06 10:00");
        ledger.setNow("2026-03-03 09:00");
        ledger.actAsManager(caseId, "take", Map.of());
        assertThat(run("2026-03-03 09:00")).isZero();
        assertThat(run("2026-03-06 10:00")).isZero();
        assertThat(run("2026-03-02 09:00")).isZero();
        assertThat(run("2026-03-09 09:00")).isEqualTo(1);
        assertThat(ledger.climbed(caseId)).containsExactly("stage-late", "warn", "late");
    }

    @Test
    void waitsForAStepThatIsBeingTakenAndDoesNotBreakIt() throws Exception {
        ledger.setNow("2026-03-05 09:00");
        Instant nextAt = ledger.now().plus(Duration.ofDays(30));
        var step = new CaseChanged(caseId, "JS-1", "remark", 41, null, null, Set.of(), null, nextAt);
        var sweeping = new FutureTask<>(() -> DataScopes.callAsSystem("test", sweep::sweep));
        ledger.database().runAsSystem(() -> {
            hold(caseId);
            Thread.startVirtualThread(sweeping);
            Awaitility.await("the sweep waits for the step")
                    .atMost(Duration.ofSeconds(20))
                    .until(this::somebodyWaits);
            plan.on(step);
        });
        assertThat(sweeping.get(20, TimeUnit.SECONDS))
                .as("the step moved what was due")
                .isZero();
    }

    private void hold(long id) {
        ledger.database()
                .jdbc()
                .sql("select id from bihuan.ledger_case where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private boolean somebodyWaits() {
        return ledger.database()
                .ownerJdbc()
                .sql("select exists (select from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock')")
                .query(Boolean.class)
                .single();
    }

    @Test
    void whatWasNotToldWasNotClimbed() {
        var torn = sweep(new EscalationTeller(notices, new Messages(), ledger::now, ZoneId.of("Asia/Shanghai")) {
            @Override
            void tell(Climbed climbed, Instant now) {
                throw new IllegalStateException("killed between the step and the notice");
            }
        });
        ledger.setNow("2026-03-05 09:00");
        assertThat(DataScopes.callAsSystem("test", torn::sweep)).isZero();
        ledger.forget();
        assertThat(ledger.climbed(caseId)).isEmpty();
        assertThat(notices("key")).isEmpty();
        assertThat(run("2026-03-05 09:11")).isEqualTo(1);
        assertThat(ledger.climbed(caseId)).containsExactly("stage-late");
        assertThat(notices("key")).hasSize(1);
    }

    @Test
    void anExtensionBeginsANewRunAndAPauseDoesNot() {
        ledger.actAsManager(caseId, "take", Map.of());
        run("2026-03-06 09:00");
        assertThat(ledger.climbed(caseId)).containsExactly("stage-late", "warn");
        ledger.actAsManager(caseId, "pause", Map.of("until", "2026-03-06T08:00:00Z"));
        assertThat(run("2026-03-06 17:00")).isZero();
        ledger.actAsManager(caseId, "ask", Map.of("amount", "3wd"));
        ledger.actAsSupervisor(caseId, "grant", Map.of());
        assertThat(run("2026-03-09 09:00")).as("the due time has moved").isZero();
        assertThat(run("2026-03-12 09:00")).isEqualTo(1);
        assertThat(ledger.climbed(caseId)).containsExactly("stage-late", "warn", "warn");
    }

    @Test
    void climbsNothingWhileACaseIsSuspendedOrAfterItIsClosed() {
        ledger.actAsManager(caseId, "take", Map.of());
        ledger.actAsSupervisor(caseId, "suspend", Map.of());
        assertThat(run("2026-05-01 09:00")).isZero();
        ledger.actAsSupervisor(caseId, "restore", Map.of());
        ledger.actAsManager(caseId, "hand-in", Map.of());
        ledger.actAsSupervisor(caseId, "close", Map.of());
        assertThat(run("2026-12-01 09:00")).isZero();
        assertThat(ledger.database().asSystem(() -> plan.due(Instant.parse("2100-01-01T00:00:00Z"), 1)))
                .isEmpty();
    }

    @Test
    void leavesTheStagesRungOutOnceTheCaseHasLeftTheStage() {
        ledger.actAsManager(caseId, "take", Map.of());
        ledger.setNow("2026-03-04 09:00");
        ledger.actAsManager(caseId, "hand-in", Map.of());
        assertThat(run("2026-03-05 10:00")).isZero();
    }

    @Test
    void handsOverWhetherQuietHoursCount() {
        run("2026-03-12 09:00");
        assertThat(notices("even_off_duty::text || ' ' || split_part(key, ':', 3)"))
                .containsExactly("false stage-late", "false warn", "false late", "true very-late");
    }

    @Test
    void namesTheCaseAndWhenItsLimitRanOut() {
        run("2026-03-05 09:00");
        run("2026-03-06 09:00");
        assertThat(notices("title_zh || '|' || body_zh"))
                .containsExactly(
                        "已经超期：路面塌陷（JS-20260302-0001）|环节期限至 2026-03-05 09:00",
                        "即将到期：路面塌陷（JS-20260302-0001）|办理期限至 2026-03-09 09:00");
        assertThat(notices("title_en")).contains("Overdue: 路面塌陷 (JS-20260302-0001)");
    }

    private void happenedAgain(boolean confidential, Instant at) {
        happenedAgain(confidential, new Reaction.NotifyRole(Role.LEADER), at);
    }

    private void happenedAgain(boolean confidential, Reaction reaction, Instant at) {
        ledger.database().asSystem(() -> {
            teller.on(new CaseCalls(
                    caseId,
                    "JS-20260302-0001",
                    "路面塌陷",
                    1,
                    1,
                    confidential ? List.of(5L) : null,
                    reaction,
                    new Again(
                            confidential ? "same-place" : "same-driver",
                            RecurrenceBy.FIELD,
                            "驾驶员",
                            "Driver",
                            3,
                            Duration.ofDays(90)),
                    at));
            return 0;
        });
    }

    @Test
    void saysWhatHappenedAgainAndHowOften() {
        happenedAgain(false, ledger.now());
        assertThat(notices("title_zh || '|' || body_zh || '|' || body_en"))
                .containsExactly("反复发生：路面塌陷（JS-20260302-0001）|驾驶员相同，90 天内第 3 次|The same Driver, case 3 within 90 days");
    }

    @Test
    void tellsOfAConfidentialCaseNothingButItsNumber() {
        happenedAgain(true, ledger.now());
        assertThat(notices("title_zh || '|' || body_zh")).containsExactly("反复发生：保密案卷（JS-20260302-0001）|");
    }

    @Test
    void tellsTheReadersOfAConfidentialCaseAloneAndOnce() {
        happenedAgain(true, new Reaction.CopyLeader(), ledger.now());
        happenedAgain(true, new Reaction.NotifyRole(Role.DEPARTMENT_SUPERVISOR), ledger.now());
        assertThat(notices("audience::jsonb ->> 'personIds'")).containsExactly("[5]");
    }

    @Test
    void tellsNobodyOfWhatWasBroughtInAsHistory() {
        happenedAgain(false, ledger.now().minus(Duration.ofHours(7)));
        assertThat(notices("title_zh")).isEmpty();
        happenedAgain(false, ledger.now().minus(Duration.ofHours(5)));
        assertThat(notices("title_zh")).hasSize(1);
    }
}
