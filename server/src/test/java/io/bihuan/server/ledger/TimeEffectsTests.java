package io.bihuan.server.ledger;

import static io.bihuan.server.ledger.LedgerFixture.HANDLER;
import static io.bihuan.server.ledger.LedgerFixture.OWNER;
import static io.bihuan.server.ledger.LedgerFixture.SECOND_SUPERVISOR;
import static io.bihuan.server.ledger.LedgerFixture.SUPERVISOR;
import static io.bihuan.server.ledger.LedgerFixture.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.DueTimes.DueExplanation;
import io.bihuan.server.ledger.DueTimes.IntervalView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.util.ReflectionTestUtils;

/** What people do to a case's time, on a type that allows all of it. The clock begins on Monday 2 March 2026, 09:00. */
class TimeEffectsTests {

    @TempDir
    Path directory;

    private LedgerFixture ledger;
    private long caseId;

    @BeforeEach
    void fileOne() throws IOException {
        Path types = Files.createDirectories(directory.resolve("case-types"));
        Files.writeString(types.resolve("timed.yaml"), text("timed.yaml"));
        Path calendars = Files.createDirectories(directory.resolve("calendars"));
        Files.writeString(calendars.resolve("market.yaml"), """
                calendar: market
                source: ours
                mark: M
                weekdays: [monday, tuesday, wednesday, thursday, friday, saturday]
                officeHours: ["09:00-17:00"]
                """);
        ledger = new LedgerFixture(directory);
        assertThat(ledger.types.faults()).isEmpty();
        caseId = file();
    }

    private long file() {
        return ledger.database.inScope(
                LedgerFixture.CITY,
                () -> ledger.cases
                        .file(
                                new FileCase(
                                        "timed", "路面塌陷", 2, null, null, OWNER, null, null, null, null, Map.of(), null),
                                SUPERVISOR,
                                ledger.now())
                        .id());
    }

    private static String text(String name) throws IOException {
        try (var in = TimeEffectsTests.class.getResourceAsStream("/case-types/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void act(String action, Actor actor, Map<String, String> inputs) {
        ledger.database.inScope(
                actor.scope(),
                () -> ledger.cases.act(
                        new CaseStep(caseId, action, null, "因故", Map.of(), List.of(), null, inputs),
                        actor,
                        ledger.now()));
    }

    private void act(String action, Actor actor) {
        act(action, actor, Map.of());
    }

    private void refused(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private @Nullable String due() {
        return local("dueAt");
    }

    private @Nullable String stageDue() {
        return local("stageDueAt");
    }

    private @Nullable String local(String key) {
        var time = ledger.state(caseId).time(key);
        return time == null
                ? null
                : time.atZone(LedgerFixture.BEIJING)
                        .toLocalDateTime()
                        .toString()
                        .replace('T', ' ');
    }

    private DueExplanation explained() {
        return ledger.database.inScope(LedgerFixture.CITY, () -> ledger.dueTimes.explain(caseId, Locale.CHINA));
    }

    private void sweep() {
        DataScopes.runAsSystem("test", ledger.sweep::sweep);
    }

    @Test
    void aPauseGivesBackItsWorkingPartAndEndsByItself() {
        act("take", HANDLER);
        assertThat(due()).isEqualTo("2026-03-09 09:00");
        ledger.setNow("2026-03-02 16:30");
        act("pause", HANDLER, Map.of("until", "2026-03-03T01:30:00Z"));
        assertThat(due()).isEqualTo("2026-03-09 11:00");
        assertThat(stageDue()).isEqualTo("2026-03-05 11:00");
        ledger.setNow("2026-03-04 08:00");
        sweep();
        assertThat(ledger.steps(caseId)).containsExactly("filed", "take", "pause", "paused-ended");
        assertThat(due()).isEqualTo("2026-03-09 11:00");
        assertThat(ledger.state(caseId).updatedAt()).isEqualTo(at("2026-03-03 09:30"));
        sweep();
        assertThat(ledger.steps(caseId)).hasSize(4);
        assertThat(explained().intervals())
                .extracting(IntervalView::code)
                .contains("PAUSED", "OFFICE_HOURS", "WEEKEND");
    }

    @Test
    void aPauseOfNoStatedEndLastsAsLongAsTheTypeAllows() {
        act("take", HANDLER);
        act("pause", HANDLER);
        assertThat(ledger.state(caseId).entries("pauses").getFirst().time("until"))
                .isEqualTo(at("2026-04-01 09:00"));
        refused("time-paused-already", () -> act("pause", HANDLER));
        ledger.setNow("2026-03-03 09:00");
        act("resume", HANDLER);
        assertThat(due()).isEqualTo("2026-03-10 09:00");
        refused("time-not-paused", () -> act("resume", HANDLER));
        ledger.setNow("2026-05-01 09:00");
        sweep();
        assertThat(ledger.steps(caseId)).doesNotContain("paused-ended");
    }

    @Test
    void refusesPausesThatAreTooLongTooManyOrOver() {
        act("take", HANDLER);
        refused("time-pause-too-long", () -> act("pause", HANDLER, Map.of("until", "2026-06-01T00:00:00Z")));
        refused("time-pause-until-past", () -> act("pause", HANDLER, Map.of("until", "2026-03-01T00:00:00Z")));
        for (int i = 0; i < 2; i++) {
            act("pause", HANDLER);
            act("resume", HANDLER);
        }
        refused("time-pauses-used", () -> act("pause", HANDLER));
    }

    @Test
    void whoeverLeadsAPausedCaseOnEndsThePause() {
        act("take", HANDLER);
        act("pause", HANDLER);
        ledger.setNow("2026-03-04 09:00");
        act("hand-in", HANDLER);
        assertThat(ledger.state(caseId).entries("pauses").getFirst().time("to")).isEqualTo(at("2026-03-04 09:00"));
        assertThat(due()).isEqualTo("2026-03-11 09:00");
    }

    @Test
    void aSuspendedCaseHasNoDueTimeUntilItIsRestored() {
        act("take", HANDLER);
        act("suspend", SUPERVISOR);
        assertThat(due()).isNull();
        assertThat(stageDue()).isNull();
        refused("time-suspended-already", () -> act("suspend", SUPERVISOR));
        refused("time-not-paused", () -> act("resume", HANDLER));
        ledger.setNow("2026-06-01 09:00");
        sweep();
        assertThat(ledger.steps(caseId)).containsExactly("filed", "take", "suspend");
        act("restore", SUPERVISOR);
        assertThat(due()).isEqualTo("2026-06-08 09:00");
        refused("time-not-suspended", () -> act("restore", SUPERVISOR));
    }

    @Test
    void anExtensionGoesOnWhereTheLimitEndsAlsoWhenGrantedOnTheLastDay() {
        act("take", HANDLER);
        ledger.setNow("2026-03-09 08:59");
        act("ask", HANDLER, Map.of("amount", "2wd"));
        refused("time-extension-asked", () -> act("ask", HANDLER, Map.of("amount", "1wd")));
        ledger.setNow("2026-03-09 20:00");
        sweep();
        assertThat(ledger.state(caseId).flag("overdue")).isTrue();
        act("grant", SUPERVISOR);
        assertThat(due()).isEqualTo("2026-03-11 09:00");
        assertThat(ledger.state(caseId).flag("overdue")).isFalse();
        var granted = ledger.state(caseId).entries("extensions").getFirst();
        assertThat(granted.text("state")).isEqualTo("APPROVED");
        assertThat(granted.time("newDueAt")).isEqualTo(at("2026-03-11 09:00"));
        assertThat(explained().parts())
                .extracting(DueTimes.PartView::kind, DueTimes.PartView::rule)
                .containsExactly(tuple("LIMIT", "5 个工作日"), tuple("EXTENSION", "2 个工作日"));
    }

    @Test
    void refusesExtensionsThatAreTooLateTooLongTooManyOrOnesOwn() {
        act("take", HANDLER);
        refused("time-extension-not-asked", () -> act("grant", SUPERVISOR));
        refused("time-extension-too-long", () -> act("ask", HANDLER, Map.of("amount", "6wd")));
        refused("time-extension-amount", () -> act("ask", HANDLER, Map.of("amount", "0wd")));
        act("ask", SUPERVISOR, Map.of("amount", "1wd"));
        refused("time-extension-own", () -> act("grant", SUPERVISOR));
        act("deny", SECOND_SUPERVISOR);
        assertThat(due()).isEqualTo("2026-03-09 09:00");
        act("ask", HANDLER, Map.of("amount", "1wd"));
        act("grant", SUPERVISOR);
        refused("time-extensions-used", () -> act("ask", HANDLER, Map.of("amount", "1wd")));
        caseId = file();
        act("take", HANDLER);
        ledger.setNow("2026-03-09 09:00");
        refused("time-extension-overdue", () -> act("ask", HANDLER, Map.of("amount", "1wd")));
    }

    @Test
    void anotherUrgencyBringsItsLimitsFromWhereTheyBegan() {
        act("take", HANDLER);
        ledger.setNow("2026-03-02 15:00");
        act("press", SUPERVISOR, Map.of("urgency", "veryUrgent"));
        assertThat(due()).isEqualTo("2026-03-03 09:00");
        assertThat(stageDue()).isEqualTo("2026-03-02 13:00");
        refused("time-urgency-same", () -> act("press", SUPERVISOR, Map.of("urgency", "veryUrgent")));
        act("press", SUPERVISOR, Map.of("urgency", "urgent"));
        assertThat(due()).as("urgent states no limit for severity 2").isEqualTo("2026-03-09 09:00");
        assertThat(stageDue()).isEqualTo("2026-03-03 09:00");
    }

    @Test
    void aStageThatCountsInTotalGoesOnWhereTheLastVisitLeft() {
        act("take", HANDLER);
        assertThat(stageDue()).isEqualTo("2026-03-05 09:00");
        ledger.setNow("2026-03-03 09:00");
        act("hand-in", HANDLER);
        ledger.setNow("2026-03-05 09:00");
        act("reject", SUPERVISOR);
        assertThat(stageDue()).isEqualTo("2026-03-09 09:00");
        ledger.setNow("2026-03-06 09:00");
        act("hand-in", HANDLER);
        ledger.setNow("2026-03-06 15:00");
        act("reject", SUPERVISOR);
        assertThat(stageDue()).isEqualTo("2026-03-09 15:00");
        var stage = Objects.requireNonNull(explained().stage());
        assertThat(stage.total()).isTrue();
        assertThat(stage.from()).isEqualTo(at("2026-03-02 09:00"));
        assertThat(stage.intervals())
                .filteredOn(interval -> interval.code().equals("ELSEWHERE"))
                .isNotEmpty()
                .allMatch(interval -> interval.why().equals("不在本环节"));
    }

    @Test
    void countsByTheCalendarOfWhoeverHandlesTheCase() {
        ledger.workplaces.put(OWNER, "market");
        caseId = file();
        assertThat(due()).isEqualTo("2026-03-06 17:00");
        ledger.workplaces.clear();
        ledger.workplaces.put(LedgerFixture.STRANGER, "market");
        caseId = file();
        assertThat(due()).isEqualTo("2026-03-09 09:00");
        ledger.database.inScope(
                LedgerFixture.CITY,
                () -> ledger.cases.act(
                        new CaseStep(
                                caseId, "dispatch", null, null, Map.of(), List.of(), LedgerFixture.STRANGER, Map.of()),
                        SUPERVISOR,
                        ledger.now()));
        assertThat(due()).isEqualTo("2026-03-06 17:00");
        assertThat(explained().calendar()).isEqualTo("market");
    }

    @Test
    void anAppealAgainstLatenessNeedsTwoReviewersAndKeepsTheFact() {
        act("take", HANDLER);
        ledger.setNow("2026-03-10 09:00");
        act("hand-in", HANDLER);
        act("close", SUPERVISOR);
        assertThat(ledger.state(caseId).flag("overdue")).isTrue();
        refused("time-appeal-none", () -> act("review", SUPERVISOR, Map.of("decision", "accept")));
        act("appeal", HANDLER);
        refused("time-appeal-once", () -> act("appeal", HANDLER));
        act("review", SUPERVISOR, Map.of("decision", "accept"));
        refused("time-appeal-reviewed", () -> act("review", SUPERVISOR, Map.of("decision", "accept")));
        assertThat(ledger.state(caseId).flag("exempted")).isFalse();
        act("review", SECOND_SUPERVISOR, Map.of("decision", "accept"));
        var state = ledger.state(caseId);
        assertThat(state.flag("exempted")).isTrue();
        assertThat(state.flag("overdue")).as("the fact stays").isTrue();
        assertThat(state.map("appeal")).containsEntry("state", "ACCEPTED");
    }

    @Test
    void refusesAppealsThatAreNeedlessOrTooLate() {
        act("take", HANDLER);
        act("hand-in", HANDLER);
        act("close", SUPERVISOR);
        refused("time-appeal-not-late", () -> act("appeal", HANDLER));
        caseId = file();
        act("take", HANDLER);
        ledger.setNow("2026-03-10 09:00");
        act("hand-in", HANDLER);
        act("close", SUPERVISOR);
        ledger.setNow("2026-03-24 09:01");
        refused("time-appeal-too-late", () -> act("appeal", HANDLER));
        ledger.setNow("2026-03-24 09:00");
        act("appeal", HANDLER);
        act("review", SUPERVISOR, Map.of("decision", "refuse"));
        assertThat(ledger.state(caseId).map("appeal")).containsEntry("state", "REFUSED");
        assertThat(ledger.state(caseId).flag("exempted")).isFalse();
    }

    @Test
    void reopeningBeginsANewLimitWithoutOldExtensions() {
        act("take", HANDLER);
        act("ask", HANDLER, Map.of("amount", "2wd"));
        act("grant", SUPERVISOR);
        ledger.setNow("2026-03-03 09:00");
        act("hand-in", HANDLER);
        act("close", SUPERVISOR);
        ledger.setNow("2026-03-16 09:00");
        act("reopen", SUPERVISOR);
        assertThat(due()).isEqualTo("2026-03-23 09:00");
        assertThat(stageDue()).isEqualTo("2026-03-19 09:00");
        act("ask", HANDLER, Map.of("amount", "2wd"));
        assertThat(ledger.state(caseId).entries("extensions")).hasSize(2);
    }

    @Test
    void holidaysThatBecomeKnownMoveOpenDueTimesAndTheHistorySaysSo() throws IOException {
        act("take", HANDLER);
        assertThat(recount()).as("nothing has changed").isZero();
        Files.writeString(directory.resolve("calendars").resolve("holidays-2026.yaml"), """
                year: 2026
                source: invented
                mark: M
                holidays:
                  - {name: 停工, from: 2026-03-04, to: 2026-03-04}
                """);
        reloadCalendars();
        assertThat(recount()).isEqualTo(1);
        assertThat(due()).isEqualTo("2026-03-10 09:00");
        assertThat(stageDue()).isEqualTo("2026-03-06 09:00");
        assertThat(ledger.steps(caseId)).containsExactly("filed", "take", "due-recounted");
        assertThat(recount()).isZero();
    }

    private int recount() {
        return DataScopes.callAsSystem("test", ledger.recount::recount);
    }

    /** As the screen for calendars does it; the door is the calendars' own. */
    private void reloadCalendars() {
        ReflectionTestUtils.invokeMethod(ledger.calendars, "reload");
    }

    @Test
    void theChainOfEverythingVerifies() {
        act("take", HANDLER);
        act("pause", HANDLER);
        act("suspend", SUPERVISOR);
        act("restore", SUPERVISOR);
        act("ask", HANDLER, Map.of("amount", "2wd"));
        act("grant", SUPERVISOR);
        assertThat(ledger.database
                        .asSystem(() -> ledger.verification.ofCase(caseId))
                        .orElseThrow()
                        .faults())
                .isEmpty();
    }
}
