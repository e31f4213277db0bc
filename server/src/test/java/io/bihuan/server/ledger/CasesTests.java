package io.bihuan.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.evidence.Evidence;
import io.bihuan.server.ledger.history.CaseState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CasesTests {

    @TempDir
    static Path directory;

    private static LedgerFixture ledger;

    @BeforeAll
    static void openLedger() {
        ledger = new LedgerFixture(directory);
    }

    @AfterAll
    static void closeLedger() {
        ledger.close();
    }

    @BeforeEach
    void setClock() {
        ledger.setNow("2026-03-02 09:00");
    }

    private static void refuses(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static void refusesField(String field, String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fieldErrors())
                                .extracting(Problem.FieldError::field, Problem.FieldError::code)
                                .containsExactly(org.assertj.core.groups.Tuple.tuple(field, code)));
    }

    @Test
    void walksTheWholeLoop() {
        CaseRef ref = ledger.dispatched(LedgerFixture.OWNER);
        ledger.photo(ref.id(), LedgerFixture.HANDLER);
        ledger.act(ref.id(), "hand-in", LedgerFixture.HANDLER, "已整改", LedgerFixture.HANDED_IN);
        ledger.act(ref.id(), "reject", LedgerFixture.SUPERVISOR, "照片不清", Map.of());
        ledger.pass(Duration.ofMinutes(5));
        ledger.photo(ref.id(), LedgerFixture.HANDLER);
        ledger.act(ref.id(), "hand-in", LedgerFixture.HANDLER, "已补", LedgerFixture.HANDED_IN);
        ledger.act(ref.id(), "verify", LedgerFixture.SUPERVISOR);
        ledger.act(ref.id(), "close", LedgerFixture.SUPERVISOR);
        assertThat(ledger.state(ref.id()).flag("closed")).isTrue();
        ledger.act(ref.id(), "reopen", LedgerFixture.SUPERVISOR, "回头看发现反弹", Map.of());

        CaseState state = ledger.state(ref.id());
        assertThat(state.stage()).isEqualTo("handle");
        assertThat(state.flag("closed")).isFalse();
        assertThat(state.time("closedAt")).isNull();
        assertThat(state.fields()).containsEntry("cause", "driver");
        assertThat(ledger.steps(ref.id()))
                .containsExactly(
                        "filed",
                        "accept",
                        "dispatch",
                        "evidence-added",
                        "hand-in",
                        "reject",
                        "evidence-added",
                        "hand-in",
                        "verify",
                        "close",
                        "reopen");
        assertThat(ledger.database
                        .asSystem(() -> ledger.verification.ofCase(ref.id()).orElseThrow())
                        .faults())
                .isEmpty();
    }

    @Test
    void numbersCasesByTypeAndDay() {
        ledger.setNow("2026-04-07 09:00");
        assertThat(ledger.file(LedgerFixture.OWNER).number()).isEqualTo("AQ-20260407-0001");
        assertThat(ledger.file(LedgerFixture.OWNER).number()).isEqualTo("AQ-20260407-0002");
    }

    @Test
    void setsOverallAndStageLimitsOverTheWorkingCalendar() {
        ledger.setNow("2026-02-13 16:45");
        CaseRef ref = ledger.file(LedgerFixture.OWNER);
        CaseState state = ledger.state(ref.id());
        assertThat(state.time("dueAt")).isEqualTo(LedgerFixture.at("2026-02-24 16:45"));
        assertThat(state.text("dueRule")).isEqualTo("2wd office");
        assertThat(state.time("stageDueAt")).isEqualTo(LedgerFixture.at("2026-02-13 17:15"));
    }

    @Test
    void marksOverdueOnceAndOnlyOpenCases() {
        ledger.setNow("2026-05-11 09:00");
        CaseRef open = ledger.dispatched(LedgerFixture.OWNER);
        CaseRef closed = ledger.file(LedgerFixture.OWNER);
        ledger.act(closed.id(), "dismiss", LedgerFixture.SUPERVISOR, "误报", Map.of());
        ledger.setNow("2026-05-13 09:00");
        io.bihuan.server.database.DataScopes.callAsSystem("test", ledger.sweep::sweep);
        int second = io.bihuan.server.database.DataScopes.callAsSystem("test", ledger.sweep::sweep);
        assertThat(second).isZero();
        assertThat(ledger.state(open.id()).flag("overdue")).isTrue();
        assertThat(ledger.steps(open.id())).endsWith("overdue");
        assertThat(ledger.state(closed.id()).flag("overdue")).isFalse();
    }

    @Test
    void refusesStaleVersion() {
        CaseRef ref = ledger.file(LedgerFixture.OWNER);
        ledger.act(ref.id(), "accept", LedgerFixture.SUPERVISOR);
        var stale = new CaseStep(ref.id(), "dispatch", 1L, null, Map.of(), List.of(), null);
        refuses(
                "case-changed",
                () -> ledger.database.inScope(
                        LedgerFixture.CITY, () -> ledger.cases.act(stale, LedgerFixture.SUPERVISOR, ledger.now())));
    }

    @Test
    void evidenceAndAlarmsDoNotMakeTheVersionStale() {
        CaseRef ref = ledger.dispatched(LedgerFixture.OWNER);
        long version = ledger.state(ref.id()).count("version");
        ledger.photo(ref.id(), LedgerFixture.HANDLER);
        assertThat(ledger.state(ref.id()).count("version")).isEqualTo(version);
    }

    @Test
    void letsOneOfTwoHandlersWin() throws Exception {
        CaseRef ref = ledger.dispatched(LedgerFixture.OWNER);
        ledger.photo(ref.id(), LedgerFixture.HANDLER);
        long version = ledger.state(ref.id()).count("version");
        var step = new CaseStep(ref.id(), "hand-in", version, "完成", LedgerFixture.HANDED_IN, List.of(), null);
        var barrier = new CyclicBarrier(2);
        Callable<String> handIn = () -> {
            barrier.await();
            try {
                ledger.database.inScope(
                        LedgerFixture.HANDLER.scope(),
                        () -> ledger.cases.act(step, LedgerFixture.HANDLER, ledger.now()));
                return "won";
            } catch (Problem problem) {
                return problem.code();
            }
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(handIn);
            var second = threads.submit(handIn);
            assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder("won", "case-changed");
        }
        assertThat(ledger.steps(ref.id())).containsOnlyOnce("hand-in");
    }

    @Test
    void refusesActionOfAnotherStage() {
        CaseRef ref = ledger.file(LedgerFixture.OWNER);
        refuses("case-action-stage", () -> ledger.act(ref.id(), "close", LedgerFixture.SUPERVISOR));
    }

    @Test
    void refusesActionOfAnotherRole() {
        CaseRef ref = ledger.dispatched(LedgerFixture.OWNER);
        refuses(
                "case-action-role",
                () -> ledger.act(ref.id(), "hand-in", LedgerFixture.SUPERVISOR, "x", LedgerFixture.HANDED_IN));
    }

    @Test
    void refusesHandlingByAnybodyButTheOneItWasDispatchedTo() {
        CaseRef ref = ledger.file(LedgerFixture.OWNER);
        ledger.act(ref.id(), "accept", LedgerFixture.SUPERVISOR);
        ledger.database.inScope(
                LedgerFixture.CITY,
                () -> ledger.cases.act(
                        new CaseStep(ref.id(), "dispatch", null, null, Map.of(), List.of(), LedgerFixture.STRANGER),
                        LedgerFixture.SUPERVISOR,
                        ledger.now()));
        refuses(
                "case-action-handler",
                () -> ledger.act(ref.id(), "hand-in", LedgerFixture.HANDLER, "x", LedgerFixture.HANDED_IN));
    }

    @Test
    void refusesWithoutRequiredEvidence() {
        CaseRef ref = ledger.dispatched(LedgerFixture.OWNER);
        refuses(
                "evidence-missing-any",
                () -> ledger.act(ref.id(), "hand-in", LedgerFixture.HANDLER, "x", LedgerFixture.HANDED_IN));
    }

    @Test
    void carriesWhatWasChosenForANeedElseWhatWasHandedInForIt() {
        CaseRef unchosen = ledger.dispatched(LedgerFixture.OWNER);
        Evidence only = ledger.photo(unchosen.id(), LedgerFixture.HANDLER);
        ledger.act(unchosen.id(), "hand-in", LedgerFixture.HANDLER, "x", LedgerFixture.HANDED_IN);
        assertThat(ledger.carried(unchosen.id())).containsExactly(only.id());

        CaseRef chosen = ledger.dispatched(LedgerFixture.OWNER);
        Evidence first = ledger.photo(chosen.id(), LedgerFixture.HANDLER);
        ledger.photo(chosen.id(), LedgerFixture.HANDLER);
        var step = new CaseStep(chosen.id(), "hand-in", null, "x", LedgerFixture.HANDED_IN, List.of(first.id()), null);
        ledger.database.inScope(
                LedgerFixture.HANDLER.scope(), () -> ledger.cases.act(step, LedgerFixture.HANDLER, ledger.now()));
        assertThat(ledger.carried(chosen.id())).containsExactly(first.id());
    }

    @Test
    void refusesEvidenceOfAnotherCase() {
        CaseRef other = ledger.dispatched(LedgerFixture.OWNER);
        Evidence photo = ledger.photo(other.id(), LedgerFixture.HANDLER);
        CaseRef ref = ledger.dispatched(LedgerFixture.OWNER);
        var step = new CaseStep(ref.id(), "hand-in", null, "x", LedgerFixture.HANDED_IN, List.of(photo.id()), null);
        refuses(
                "evidence-unknown",
                () -> ledger.database.inScope(
                        LedgerFixture.HANDLER.scope(),
                        () -> ledger.cases.act(step, LedgerFixture.HANDLER, ledger.now())));
    }

    @Test
    void refusesWithoutReasonAndWithWrongFields() {
        CaseRef ref = ledger.dispatched(LedgerFixture.OWNER);
        ledger.photo(ref.id(), LedgerFixture.HANDLER);
        refusesField(
                "reason",
                "field-required",
                () -> ledger.act(ref.id(), "hand-in", LedgerFixture.HANDLER, " ", LedgerFixture.HANDED_IN));
        refusesField(
                "fields.measure",
                "field-required",
                () -> ledger.act(ref.id(), "hand-in", LedgerFixture.HANDLER, "x", Map.of("cause", "driver")));
        refusesField(
                "fields.cause",
                "field-choice",
                () -> ledger.act(
                        ref.id(), "hand-in", LedgerFixture.HANDLER, "x", Map.of("cause", "moon", "measure", "m")));
        refusesField(
                "fields.trainedOn",
                "field-date",
                () -> ledger.act(
                        ref.id(),
                        "hand-in",
                        LedgerFixture.HANDLER,
                        "x",
                        Map.of("cause", "driver", "measure", "m", "trainedOn", "2026-02-30")));
        refusesField(
                "fields.colour",
                "field-unknown",
                () -> ledger.act(
                        ref.id(),
                        "hand-in",
                        LedgerFixture.HANDLER,
                        "x",
                        Map.of("cause", "driver", "measure", "m", "colour", "red")));
    }

    @Test
    void refusesWrongFiling() {
        var wrong = new FileCase(
                "vehicle-safety", " ", 9, null, null, LedgerFixture.OWNER, null, null, 181.0, 91.0, Map.of(), null);
        assertThatThrownBy(() -> ledger.database.inScope(
                        LedgerFixture.CITY, () -> ledger.cases.file(wrong, LedgerFixture.SUPERVISOR, ledger.now())))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fieldErrors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly("title", "severity", "longitudeDegrees", "latitudeDegrees"));
        refuses(
                "case-file-role",
                () -> ledger.database.inScope(
                        LedgerFixture.CITY,
                        () -> ledger.cases.file(
                                LedgerFixture.draft(LedgerFixture.OWNER), LedgerFixture.LEADER, ledger.now())));
        refuses(
                "case-organisation-unknown",
                () -> ledger.database.inScope(
                        LedgerFixture.HANDLER.scope(),
                        () -> ledger.cases.file(
                                LedgerFixture.draft(LedgerFixture.STRANGER), LedgerFixture.HANDLER, ledger.now())));
    }

    @Test
    void hidesTheCaseFromAStrangerInEveryWay() {
        CaseRef ref = ledger.dispatched(LedgerFixture.OWNER);
        Evidence photo = ledger.photo(ref.id(), LedgerFixture.HANDLER);
        var stranger = LedgerFixture.OTHER_ENTERPRISE;
        refuses("case-unknown", () -> ledger.act(ref.id(), "hand-in", stranger, "x", LedgerFixture.HANDED_IN));
        refuses("case-unknown", () -> ledger.photo(ref.id(), stranger));
        ledger.database.runInScope(stranger.scope(), () -> {
            assertThat(ledger.store.find(ref.id())).isEmpty();
            assertThat(ledger.store.events(ref.id())).isEmpty();
            assertThat(ledger.register.find(photo.id())).isEmpty();
            assertThat(ledger.verification.ofCase(ref.id())).isEmpty();
            for (String table : List.of("ledger_case", "case_event", "case_evidence", "case_alarm")) {
                assertThat(ledger.database
                                .jdbc()
                                .sql("select count(*) from " + table)
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
        });
    }

    @Test
    void showsTheCaseToTheOneItWasDispatchedTo() {
        CaseRef ref = ledger.file(LedgerFixture.OWNER);
        ledger.act(ref.id(), "accept", LedgerFixture.SUPERVISOR);
        ledger.database.inScope(
                LedgerFixture.CITY,
                () -> ledger.cases.act(
                        new CaseStep(ref.id(), "dispatch", null, null, Map.of(), List.of(), LedgerFixture.DEPARTMENT),
                        LedgerFixture.SUPERVISOR,
                        ledger.now()));
        Actor department = LedgerFixture.enterprise(9, "部门", LedgerFixture.DEPARTMENT);
        ledger.database.runInScope(
                department.scope(),
                () -> assertThat(ledger.store.find(ref.id())).isPresent());
        ledger.act(ref.id(), "return", department, "非本单位", Map.of());
        assertThat(ledger.state(ref.id()).stage()).isEqualTo("dispatch");
    }

    @Test
    void leavesNothingBehindWhenTheTransactionFails() {
        CaseRef ref = ledger.dispatched(LedgerFixture.OWNER);
        assertThatThrownBy(() -> ledger.database.runInScope(LedgerFixture.CITY, () -> {
                    ledger.cases.file(LedgerFixture.draft(LedgerFixture.OWNER), LedgerFixture.SUPERVISOR, ledger.now());
                    ledger.cases.act(
                            new CaseStep(ref.id(), "remark", null, "x", Map.of(), List.of(), null),
                            LedgerFixture.SUPERVISOR,
                            ledger.now());
                    throw new IllegalStateException("the power went");
                }))
                .hasMessage("the power went");
        assertThat(ledger.steps(ref.id())).containsExactly("filed", "accept", "dispatch");
        assertThat(ledger.database
                        .asSystem(() -> ledger.verification.everything())
                        .faults())
                .isEmpty();
    }

    @Test
    void neverPutsAStepBeforeTheOneBeforeIt() {
        CaseRef ref = ledger.file(LedgerFixture.OWNER);
        ledger.pass(Duration.ofHours(-5));
        ledger.act(ref.id(), "accept", LedgerFixture.SUPERVISOR);
        assertThat(ledger.state(ref.id()).updatedAt()).isEqualTo(LedgerFixture.at("2026-03-02 09:00"));
    }
}
