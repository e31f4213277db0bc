package io.bihuan.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.server.detection.Remeasurements.Remeasurement;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.LookBacks.Finding;
import io.bihuan.server.ledger.LookBacks.Result;
import io.bihuan.server.ledger.evidence.Evidence;
import io.bihuan.server.ledger.evidence.EvidenceTags;
import io.bihuan.server.ledger.evidence.StoredFile;
import io.bihuan.server.ledger.history.CaseState;
import io.bihuan.server.ledger.history.FactEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Look-back, recurrence, re-measurement, filing conditions and evidence tags. */
class LoopTests {

    private static final String TYPE = """
            type: noise
            name: 噪声
            nameEn: Noise
            prefix: ZS
            calendar: office
            limits: {1: 10wd, 2: 5wd, 3: 2wd, 4: 24h}
            conditions: true
            file: {roles: [CITY_SUPERVISOR, ENTERPRISE_SAFETY_MANAGER]}
            fields:
              - {key: driver, name: 驾驶员, nameEn: Driver, kind: text}
            stages:
              - {key: handle, name: 处置, nameEn: Handle}
              - {key: closed, name: 结案, nameEn: Closed, last: true}
            lookBack: {after: 90d, limit: 5d, roles: [CITY_SUPERVISOR], otherThan: [close], times: 2, remeasure: {for: 30m}, cameBack: reopen, neverDone: reopen}
            recurrence:
              - {key: same-asset, by: asset, within: 30d, atLeast: 2, do: [{raise: 1}, {notify: {role: DEPARTMENT_SUPERVISOR}}]}
              - {key: same-place, by: place, radiusMetres: 100, within: 30d, atLeast: 3, do: [{supervise: true}]}
              - {key: same-driver, by: field, field: driver, within: 30d, atLeast: 2, do: [{open: noise}]}
            actions:
              - {key: close, name: 结案, nameEn: Close, from: [handle], to: closed, roles: [CITY_SUPERVISOR]}
              - {key: work, name: 处置完成, nameEn: Work, from: [handle], roles: [CITY_SUPERVISOR]}
              - {key: prove, name: 复测结案, nameEn: Prove, from: [handle], to: closed, roles: [CITY_SUPERVISOR], needs: [{remeasured: {for: 30m, since: work}}]}
              - {key: show, name: 拍照结案, nameEn: Show, from: [handle], to: closed, roles: [CITY_SUPERVISOR], needs: [{evidencePlace: 200}]}
              - {key: after, name: 照后结案, nameEn: After, from: [handle], to: closed, roles: [CITY_SUPERVISOR], evidence: [{kind: photo, count: 1, moment: after}]}
              - {key: name, name: 查明驾驶员, nameEn: Name the driver, from: [handle], roles: [CITY_SUPERVISOR], fields: [{key: driver}]}
              - {key: dismiss, name: 不予受理, nameEn: Dismiss, from: [handle], to: closed, roles: [CITY_SUPERVISOR]}
              - {key: join, name: 并案, nameEn: Join, from: [handle], to: closed, roles: [CITY_SUPERVISOR], effect: join}
              - {key: reopen, name: 重新立案, nameEn: Reopen, from: [closed], to: handle, roles: [CITY_SUPERVISOR], reason: required, restartsLimit: true}
            """;

    @TempDir
    Path directory;

    private LedgerFixture ledger;

    @BeforeEach
    void open() throws IOException {
        Path types = Files.createDirectories(directory.resolve("case-types"));
        Files.writeString(types.resolve("noise.yaml"), TYPE);
        Files.writeString(
                types.resolve("covert.yaml"),
                TYPE.replace("type: noise", "type: covert")
                        .replace("prefix: ZS", "prefix: AF\nconfidential: true")
                        .replace("lookBack:", "# ")
                        .replace("{raise: 1}, {notify: {role: DEPARTMENT_SUPERVISOR}}", "{raise: 1}, {copy: leader}"));
        ledger = new LedgerFixture(directory);
        assertThat(ledger.types.faults()).isEmpty();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static void refuses(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private long file(@Nullable Long asset, double longitude, Map<String, String> fields, @Nullable Long condition) {
        var draft = new FileCase(
                "noise", "夜间施工", 2, asset, null, 41, null, null, longitude, 38.9, fields, null, condition, "normal",
                List.of());
        return ledger.database
                .inScope(LedgerFixture.CITY, () -> ledger.cases.file(draft, LedgerFixture.SUPERVISOR, ledger.now()))
                .id();
    }

    private long file() {
        return file(null, 117.0, Map.of(), null);
    }

    private long lookBackOf(long caseId) {
        return ledger.database.asSystem(
                () -> ledger.lookBackRows.ofCase(caseId).getLast().id());
    }

    private void find(long lookBack, Result result, Actor actor, String text) {
        ledger.database.inScope(
                actor.scope(),
                () -> ledger.lookBacks.finish(lookBack, new Finding(result, text, List.of()), actor, ledger.now()));
    }

    @Test
    void looksBackTwiceWhenItHeld() {
        long id = file();
        ledger.act(id, "close", LedgerFixture.SUPERVISOR);
        long first = lookBackOf(id);
        refuses("look-back-early", () -> find(first, Result.HELD, LedgerFixture.SECOND_SUPERVISOR, "还好"));
        ledger.pass(Duration.ofDays(90));
        refuses("look-back-other", () -> find(first, Result.HELD, LedgerFixture.SUPERVISOR, "还好"));
        refuses("look-back-role", () -> find(first, Result.HELD, LedgerFixture.HANDLER, "还好"));
        refuses("look-back-text", () -> find(first, Result.HELD, LedgerFixture.SECOND_SUPERVISOR, " "));
        find(first, Result.HELD, LedgerFixture.SECOND_SUPERVISOR, "没有反弹");
        refuses("look-back-done", () -> find(first, Result.HELD, LedgerFixture.SECOND_SUPERVISOR, "再看"));
        long second = lookBackOf(id);
        assertThat(second).isNotEqualTo(first);
        ledger.pass(Duration.ofDays(90));
        find(second, Result.HELD, LedgerFixture.SECOND_SUPERVISOR, "没有反弹");
        assertThat(lookBackOf(id)).isEqualTo(second);
        assertThat(ledger.steps(id)).containsExactly("filed", "close", "look-back", "look-back");
        ledger.assertIntact(id);
    }

    @Test
    void reopensWhatCameBackAndLooksBackAnew() {
        long id = file();
        ledger.act(id, "close", LedgerFixture.SUPERVISOR);
        ledger.pass(Duration.ofDays(91));
        find(lookBackOf(id), Result.CAME_BACK, LedgerFixture.SECOND_SUPERVISOR, "又有夜间施工");
        assertThat(ledger.state(id).flag("closed")).isFalse();
        assertThat(ledger.steps(id)).containsExactly("filed", "close", "look-back", "reopen");
        ledger.act(id, "close", LedgerFixture.SUPERVISOR);
        assertThat(ledger.database.asSystem(() -> ledger.lookBackRows.ofCase(id)))
                .extracting(CaseSupervision.LookBackView::state)
                .containsExactly("DONE", "WAITING");
        ledger.assertIntact(id);
    }

    @Test
    void takesBackTheLookBackOfAReopenedCase() {
        long id = file();
        ledger.act(id, "close", LedgerFixture.SUPERVISOR);
        ledger.act(id, "reopen", LedgerFixture.SUPERVISOR, "错结", Map.of());
        assertThat(ledger.database.asSystem(() -> ledger.lookBackRows.ofCase(id)))
                .isEmpty();
    }

    @Test
    void plansNoLookBackWhereNothingWasDone() {
        long dismissed = file();
        ledger.act(dismissed, "dismiss", LedgerFixture.SUPERVISOR);
        assertThat(ledger.state(dismissed).flag("closed")).isTrue();
        assertThat(ledger.database.asSystem(() -> ledger.lookBackRows.ofCase(dismissed)))
                .isEmpty();
    }

    @Test
    void hidesTheLookBackOfOthers() {
        long id = file();
        ledger.act(id, "close", LedgerFixture.SUPERVISOR);
        long lookBack = lookBackOf(id);
        ledger.pass(Duration.ofDays(90));
        refuses("look-back-unknown", () -> find(lookBack, Result.HELD, LedgerFixture.OTHER_ENTERPRISE, "看"));
    }

    @Test
    void offersALookBackOnlyToThoseFromWhomItIsTaken() {
        long id = file();
        ledger.act(id, "close", LedgerFixture.SUPERVISOR);
        assertThat(seenBy(id, LedgerFixture.SECOND_SUPERVISOR).allowed()).isFalse();
        assertThat(seenBy(id, LedgerFixture.HANDLER).disallowedReason()).isNull();
        ledger.pass(Duration.ofDays(90));
        assertThat(seenBy(id, LedgerFixture.SECOND_SUPERVISOR).allowed()).isTrue();
        assertThat(seenBy(id, LedgerFixture.SECOND_SUPERVISOR).disallowedReason())
                .isNull();
        assertThat(seenBy(id, LedgerFixture.HANDLER).allowed()).isFalse();
        assertThat(seenBy(id, LedgerFixture.HANDLER).disallowedReason()).isEqualTo("您的角色不能进行这次回头看");
        assertThat(seenBy(id, LedgerFixture.SUPERVISOR).allowed()).isFalse();
        assertThat(seenBy(id, LedgerFixture.SUPERVISOR).disallowedReason()).isEqualTo("回头看须由“结案”经办人以外的人进行");
        find(lookBackOf(id), Result.NEVER_DONE, LedgerFixture.SECOND_SUPERVISOR, "原样未动");
        assertThat(seenBy(id, LedgerFixture.SECOND_SUPERVISOR).allowed()).isFalse();
        assertThat(ledger.steps(id)).containsExactly("filed", "close", "look-back", "reopen");
    }

    private CaseSupervision.LookBackView seenBy(long id, Actor actor) {
        var views = new LookBackViews(ledger.types, new Messages());
        return ledger.database.asSystem(() ->
                views.of(ledger.lookBackRows.ofCase(id).getLast(), ledger.state(id), actor, Locale.SIMPLIFIED_CHINESE));
    }

    @Test
    void takesFilesForAClosedCaseWhileItIsLookedBackAt() {
        long id = file();
        ledger.act(id, "close", LedgerFixture.SUPERVISOR);
        refuses("case-closed", () -> ledger.photo(id, LedgerFixture.SUPERVISOR));
        ledger.pass(Duration.ofDays(90));
        Evidence photo = ledger.photo(id, LedgerFixture.SUPERVISOR);
        assertThat(photo.caseId()).isEqualTo(id);
    }

    @Test
    void saysNothingHeldThatTheSensorStillFindsBeyondItsLimit() {
        ledger.sensor.raisedTheCase = true;
        long id = file();
        ledger.act(id, "close", LedgerFixture.SUPERVISOR);
        ledger.pass(Duration.ofDays(90));
        long lookBack = lookBackOf(id);
        refuses("look-back-readings", () -> find(lookBack, Result.HELD, LedgerFixture.SECOND_SUPERVISOR, "没有反弹"));
        ledger.sensor.readings.add(
                new Remeasurement("noise", ledger.now().minusSeconds(1790), ledger.now(), 30, 40.0, 52.5, 55.0, true));
        find(lookBack, Result.HELD, LedgerFixture.SECOND_SUPERVISOR, "没有反弹");
        assertThat(ledger.state(id).entries("readings"))
                .extracting(reading -> reading.text("maximum"))
                .containsExactly("52.5");
        ledger.assertIntact(id);
    }

    @Test
    void closesOnlyAfterTheSensorReadLongEnoughWithinTheLimit() {
        ledger.sensor.raisedTheCase = true;
        long id = file();
        ledger.act(id, "work", LedgerFixture.SUPERVISOR);
        var done = ledger.now();
        ledger.pass(Duration.ofMinutes(40));
        refuses("case-need-remeasured", () -> ledger.act(id, "prove", LedgerFixture.SUPERVISOR));
        ledger.sensor.readings.add(
                new Remeasurement("noise", done.plusSeconds(5), done.plusSeconds(600), 10, 40.0, 50.0, 55.0, true));
        refuses("case-need-remeasured", () -> ledger.act(id, "prove", LedgerFixture.SUPERVISOR));
        ledger.sensor.readings.set(
                0,
                new Remeasurement("noise", done.plusSeconds(5), done.plusSeconds(2000), 40, 40.0, 60.0, 55.0, false));
        refuses("case-need-remeasured", () -> ledger.act(id, "prove", LedgerFixture.SUPERVISOR));
        ledger.sensor.readings.set(
                0, new Remeasurement("noise", done.plusSeconds(5), done.plusSeconds(2000), 40, 40.0, 50.0, 55.0, true));
        ledger.act(id, "prove", LedgerFixture.SUPERVISOR);
        assertThat(ledger.state(id).entries("readings"))
                .extracting(reading -> reading.text("channel"))
                .containsExactly("noise");
        ledger.assertIntact(id);
    }

    @Test
    void countsTheSameAssetAgainAndRaises() {
        long first = file(7L, 117.0, Map.of(), null);
        ledger.pass(Duration.ofDays(29));
        long second = file(7L, 118.0, Map.of(), null);
        assertThat(ledger.steps(first)).containsExactly("filed");
        assertThat(ledger.steps(second)).containsExactly("filed", "recurrence-counted");
        assertThat(ledger.state(second).count("severity")).isEqualTo(3);
        assertThat(ledger.state(second).text("dueRule")).startsWith("2wd");
        assertThat(ledger.state(second).entries("recurrences"))
                .extracting(each -> each.key() + each.number("count") + ":" + each.text("cases"))
                .containsExactly("same-asset2:" + first);
        assertThat(ledger.published)
                .filteredOn(CaseCalls.class::isInstance)
                .extracting(each -> ((CaseCalls) each).again().rule() + " "
                        + ((CaseCalls) each).again().times())
                .containsExactly("same-asset 2");
        ledger.pass(Duration.ofDays(31));
        assertThat(ledger.steps(file(7L, 118.0, Map.of(), null))).containsExactly("filed");
        ledger.assertIntact(second);
    }

    private List<String> counted(long id) {
        return ledger.state(id).entries("recurrences").stream()
                .map(each -> each.key() + each.number("count") + ":" + each.text("cases"))
                .toList();
    }

    private void nameDriver(long id, String driver) {
        ledger.act(id, "name", LedgerFixture.SUPERVISOR, null, Map.of("driver", driver));
    }

    private void reopen(long id) {
        ledger.act(id, "close", LedgerFixture.SUPERVISOR);
        ledger.act(id, "reopen", LedgerFixture.SUPERVISOR, "又响了", Map.of());
    }

    @Test
    void countsByAFieldThatIsStatedLaterAndAnewWhenItChanges() {
        long named = file(null, 117.0, Map.of("driver", "孙某"), null);
        long later = file(null, 118.0, Map.of(), null);
        assertThat(ledger.steps(later)).containsExactly("filed");
        nameDriver(later, "孙某");
        assertThat(ledger.steps(later)).containsExactly("filed", "name", "recurrence-counted");
        assertThat(counted(later)).containsExactly("same-driver2:" + named);
        nameDriver(later, "孙某");
        assertThat(ledger.steps(later)).as("nothing changed").endsWith("recurrence-counted", "name");
        nameDriver(later, "李某");
        assertThat(counted(later)).as("what was counted for another driver").isEmpty();
        assertThat(ledger.steps(later)).endsWith("name", "name");
        ledger.assertIntact(later);
    }

    @Test
    void countsAReopenedCaseAgainOnlyWhenMoreHaveComeSince() {
        long first = file(7L, 117.0, Map.of(), null);
        reopen(first);
        assertThat(counted(first)).as("the same case twice is one").isEmpty();
        long second = file(7L, 118.0, Map.of(), null);
        reopen(first);
        assertThat(counted(first)).containsExactly("same-asset2:" + second);
        assertThat(ledger.state(first).count("severity")).isEqualTo(3);
        reopen(first);
        assertThat(ledger.steps(first)).endsWith("close", "reopen");
        assertThat(ledger.state(first).count("severity")).isEqualTo(3);
        long third = file(7L, 119.0, Map.of(), null);
        reopen(first);
        assertThat(counted(first)).containsExactly("same-asset3:" + third + "," + second);
        assertThat(ledger.state(first).count("severity")).isEqualTo(4);
        ledger.assertIntact(first);
    }

    @Test
    void countsWhatALookBackFoundToHaveComeBack() {
        long first = file(7L, 117.0, Map.of(), null);
        ledger.act(first, "close", LedgerFixture.SUPERVISOR);
        ledger.pass(Duration.ofDays(80));
        long second = file(7L, 118.0, Map.of(), null);
        assertThat(counted(second)).isEmpty();
        ledger.pass(Duration.ofDays(11));
        find(lookBackOf(first), Result.CAME_BACK, LedgerFixture.SECOND_SUPERVISOR, "又有夜间施工");
        assertThat(ledger.steps(first)).endsWith("look-back", "reopen", "recurrence-counted");
        assertThat(counted(first)).containsExactly("same-asset2:" + second);
        ledger.assertIntact(first);
    }

    @Test
    void countsWhenAFurtherReportIsJoined() {
        long first = file(7L, 117.0, Map.of(), null);
        long second = file(7L, 118.0, Map.of(), null);
        for (int report = 1; report <= 2; report++) {
            ledger.database.inScope(
                    LedgerFixture.CITY,
                    () -> ledger.cases.report(first, Map.of("text", "又吵了"), LedgerFixture.SUPERVISOR, ledger.now()));
        }
        assertThat(ledger.steps(first))
                .containsExactly("filed", "report-joined", "recurrence-counted", "report-joined");
        assertThat(counted(first)).containsExactly("same-asset2:" + second);
        ledger.assertIntact(first);
    }

    @Test
    void countsADuplicateThatWasJoinedWithTheCaseItWasJoinedTo() {
        long first = file(7L, 117.0, Map.of(), null);
        long duplicate = file(7L, 117.0, Map.of(), null);
        ledger.effect(duplicate, "join", LedgerFixture.SUPERVISOR, Map.of("case", Long.toString(first)));
        assertThat(ledger.steps(first)).containsExactly("filed", "report-joined");
        long next = file(7L, 118.0, Map.of(), null);
        assertThat(counted(next)).containsExactly("same-asset2:" + first);
        ledger.assertIntact(first);
    }

    private long file(String type, Actor actor, Map<String, @Nullable Object> facts) {
        var draft = new FileCase(
                type, "暗访", 2, 9L, null, 41, null, null, null, null, Map.of(), null, null, "normal", List.of());
        return ledger.database
                .inScope(actor.scope(), () -> ledger.cases.file(draft, actor, ledger.now(), facts, Map.of()))
                .id();
    }

    @Test
    void tellsNobodyButItsReadersOfAConfidentialCaseThatHappenedAgain() {
        long first = file("covert", LedgerFixture.SUPERVISOR, Map.of());
        long second = file("covert", LedgerFixture.SECOND_SUPERVISOR, Map.of());
        assertThat(ledger.sees(LedgerFixture.SECOND_SUPERVISOR, first)).isFalse();
        assertThat(counted(second)).as("counted, and not named").containsExactly("same-asset2:");
        assertThat(ledger.published)
                .filteredOn(CaseCalls.class::isInstance)
                .singleElement()
                .satisfies(call -> assertThat(((CaseCalls) call).readers()).containsExactly(5L));
        ledger.assertIntact(second);
    }

    @Test
    void saysNothingOfAConfidentialCaseInOneThatIsNot() {
        long hidden = file(
                "noise",
                LedgerFixture.SUPERVISOR,
                Map.of("confidential", true, "readers", Map.of("1", Map.of("name", "王督"))));
        assertThat(ledger.sees(LedgerFixture.SECOND_SUPERVISOR, hidden)).isFalse();
        long open = file("noise", LedgerFixture.SECOND_SUPERVISOR, Map.of());
        assertThat(ledger.steps(open)).containsExactly("filed");
        long next = file("noise", LedgerFixture.SECOND_SUPERVISOR, Map.of());
        assertThat(counted(next)).containsExactly("same-asset2:" + open);
        ledger.assertIntact(next);
    }

    @Test
    void countsTheSamePlaceWithinItsRadius() {
        file(null, 117.0, Map.of(), null);
        file(null, 117.0005, Map.of(), null);
        long far = file(null, 117.01, Map.of(), null);
        long third = file(null, 117.0002, Map.of(), null);
        assertThat(ledger.steps(far)).containsExactly("filed");
        assertThat(ledger.steps(third)).containsExactly("filed", "recurrence-counted");
        assertThat(Listing.rank(ledger.state(third))).isEqualTo(3);
        ledger.assertIntact(third);
    }

    @Test
    void opensAnotherCaseByRule() {
        file(null, 117.0, Map.of("driver", "孙某"), null);
        long second = file(null, 118.0, Map.of("driver", "孙某"), null);
        assertThat(ledger.steps(second)).containsExactly("filed", "recurrence-counted");
        long opened = ledger.database.asSystem(() -> ledger.database
                .jdbc()
                .sql("select count(*) from ledger_case where origin_id = :id")
                .param("id", second)
                .query(Long.class)
                .single());
        assertThat(opened).isEqualTo(1);
    }

    @Test
    void keepsTheFilingConditionAsItWasAndItsLimit() {
        long condition = ledger.database.asSystem(
                () -> ledger.database.jdbc().sql("""
                        insert into filing_condition (type, code, name, closing, limit_normal)
                        values ('noise', 'ZS-01', '夜间施工噪声', '停止施工', '4h') returning id""").query(Long.class).single());
        long id = file(null, 117.0, Map.of(), condition);
        ledger.database.asSystem(() -> ledger.database
                .jdbc()
                .sql("update filing_condition set name = '改了', retired_at = now() where id = :id")
                .param("id", condition)
                .update());
        CaseState state = ledger.state(id);
        assertThat(new FactEntry("c", state.map("condition")).text("name")).isEqualTo("夜间施工噪声");
        assertThat(state.time("dueAt")).isEqualTo(ledger.now().plus(Duration.ofHours(4)));
        refuses("condition-unknown", () -> file(null, 117.0, Map.of(), condition));
        refuses("condition-unknown", () -> file(null, 117.0, Map.of(), 999_999L));
        ledger.assertIntact(id);
    }

    @Test
    void letsNobodyButTheCityChangeTheConditions() {
        assertThatThrownBy(() -> ledger.database.inScope(
                        LedgerFixture.HANDLER.scope(),
                        () -> ledger.database
                                .jdbc()
                                .sql("insert into filing_condition (type, code, name) values ('noise', 'X', 'x')")
                                .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void demandsAPhotoTakenAfterTheWork() {
        long id = file();
        ledger.photo(id, LedgerFixture.SUPERVISOR);
        refuses("evidence-missing-photo-after", () -> ledger.act(id, "after", LedgerFixture.SUPERVISOR));
        tagged(id, new EvidenceTags(null, "after", null, null, null));
        ledger.act(id, "after", LedgerFixture.SUPERVISOR);
        ledger.assertIntact(id);
    }

    @Test
    void demandsAPhotoTakenNearTheCase() {
        long id = file();
        tagged(id, new EvidenceTags(null, null, ledger.now(), 117.1, 38.9));
        refuses("case-need-place", () -> ledger.act(id, "show", LedgerFixture.SUPERVISOR));
        tagged(id, new EvidenceTags(null, null, ledger.now(), 117.001, 38.9));
        ledger.act(id, "show", LedgerFixture.SUPERVISOR);
        ledger.assertIntact(id);
    }

    private void tagged(long id, EvidenceTags tags) {
        StoredFile file = ledger.files.store(new java.io.ByteArrayInputStream(LedgerFixture.jpeg("p")));
        ledger.database.inScope(
                LedgerFixture.CITY,
                () -> ledger.cases.addEvidence(id, file, "现场.jpg", tags, LedgerFixture.SUPERVISOR, ledger.now()));
    }

    /** The step is written, then the reopening it brings about fails: nothing of both may stay. */
    @Test
    void leavesNothingWhenAStepFailsOnItsWay() {
        long id = file();
        ledger.act(id, "close", LedgerFixture.SUPERVISOR);
        ledger.pass(Duration.ofDays(90));
        long lookBack = lookBackOf(id);
        ledger.breakOn("reopen");
        assertThatThrownBy(() -> find(lookBack, Result.CAME_BACK, LedgerFixture.SECOND_SUPERVISOR, "反弹"))
                .hasMessageContaining("broken on reopen");
        assertThat(ledger.steps(id)).containsExactly("filed", "close");
        assertThat(ledger.database.asSystem(() -> ledger.lookBackRows.ofCase(id)))
                .extracting(CaseSupervision.LookBackView::state)
                .containsExactly("DUE");
        ledger.breakOn("");
        find(lookBack, Result.CAME_BACK, LedgerFixture.SECOND_SUPERVISOR, "反弹");
        assertThat(ledger.steps(id)).containsExactly("filed", "close", "look-back", "reopen");
        ledger.assertIntact(id);
    }
}
