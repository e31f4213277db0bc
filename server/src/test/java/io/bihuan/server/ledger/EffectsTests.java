package io.bihuan.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every effect of an action, with what it refuses, over a type that has them all. */
class EffectsTests {

    private static final String ROLES = "roles: [CITY_SUPERVISOR, ENTERPRISE_SAFETY_MANAGER, LEADER]";

    private static final String TYPE = """
            type: %s
            name: 隐患
            nameEn: Hazard
            prefix: %s
            calendar: office
            limits: {1: 10wd, 2: 5wd, 3: 2wd, 4: 24h}
            %s
            file:
              %s
            fields:
              - {key: measure, name: 整改措施, nameEn: Measure, kind: text}
            stages:
              - {key: handle, name: 处置, nameEn: Handle, limit: 3d}
              - {key: closed, name: 结案, nameEn: Closed, last: true}
            actions:
              - {key: close, name: 结案, nameEn: Close, from: [handle], to: closed, %s, needs: [{subCases: closed}]}
              - {key: close-signed, name: 会签结案, nameEn: Close signed, from: [handle], to: closed, %s, needs: [{signed: all}]}
              - {key: close-stated, name: 措施结案, nameEn: Close stated, from: [handle], to: closed, %s, needs: [{fields: [measure]}]}
              - {key: close-waited, name: 公示结案, nameEn: Close waited, from: [handle], to: closed, %s, needs: [{inStage: 7d}]}
              - {key: help, name: 协办反馈, nameEn: Help, from: [handle], %s, by: [assisting, filer]}
              - {key: grave, name: 重大处置, nameEn: Grave, from: [handle], %s, severity: [4]}
            %s
            """;

    private static final List<String> PLAIN = List.of(
            "transfer",
            "assist",
            "unassist",
            "split",
            "follow-up",
            "name-signers",
            "sign",
            "urge",
            "reply-urge",
            "instruct",
            "list",
            "delist",
            "name-readers",
            "severity");

    @TempDir
    static Path directory;

    private static LedgerFixture ledger;

    @BeforeAll
    static void openLedger() throws IOException {
        Path types = Files.createDirectories(directory.resolve("case-types"));
        Files.writeString(types.resolve("hazard.yaml"), type("hazard", "YH", ""));
        Files.writeString(types.resolve("tip.yaml"), type("tip", "JB", "confidential: true"));
        ledger = new LedgerFixture(directory);
        assertThat(ledger.types.faults()).isEmpty();
    }

    private static String type(String key, String prefix, String more) {
        var effects = new StringBuilder();
        for (String effect : PLAIN) {
            effects.append("  - {key: %s, name: %s, nameEn: %s, from: [handle], %s, effect: %s}\n"
                    .formatted(effect, effect, effect, ROLES, effect));
        }
        effects.append("  - {key: join, name: 并案, nameEn: Join, from: [handle], to: closed, %s, effect: join}\n"
                .formatted(ROLES));
        return TYPE.formatted(key, prefix, more, ROLES, ROLES, ROLES, ROLES, ROLES, ROLES, ROLES, effects);
    }

    @AfterAll
    static void closeLedger() {
        ledger.close();
    }

    private static void refuses(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static void refusesInput(String field, String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fieldErrors())
                                .extracting(Problem.FieldError::field, Problem.FieldError::code)
                                .containsExactly(org.assertj.core.groups.Tuple.tuple(field, code)));
    }

    private static long filed() {
        return filed("hazard", LedgerFixture.SUPERVISOR, LedgerFixture.OWNER);
    }

    private static long filed(String type, Actor actor, long organisation) {
        var draft = new FileCase(type, "护栏缺失", 2, null, null, organisation, null, null, null, null, Map.of(), null);
        return ledger.database
                .inScope(actor.scope(), () -> ledger.cases.file(draft, actor, ledger.now()))
                .id();
    }

    private static void effect(long id, String action, Actor actor, String... inputs) {
        var map = new java.util.HashMap<String, String>();
        for (int i = 0; i < inputs.length; i += 2) {
            map.put(inputs[i], inputs[i + 1]);
        }
        ledger.effect(id, action, actor, map);
    }

    @Test
    void carriesOnlyTheFilesThatWereChosenForAStep() {
        long id = filed();
        long chosen = ledger.photo(id, LedgerFixture.SUPERVISOR).id();
        ledger.photo(id, LedgerFixture.SUPERVISOR);
        effect(id, "urge", LedgerFixture.SUPERVISOR, "text", "请抓紧");
        assertThat(ledger.carried(id)).isEmpty();
        effect(id, "instruct", LedgerFixture.SUPERVISOR, "text", "依法处理");
        assertThat(ledger.carried(id)).isEmpty();
        effect(id, "list", LedgerFixture.SUPERVISOR, "level", "city");
        assertThat(ledger.carried(id)).isEmpty();
        var step = new CaseStep(id, "urge", null, "因为", Map.of(), List.of(chosen), null, Map.of("text", "见照片"));
        ledger.database.inScope(
                LedgerFixture.CITY, () -> ledger.cases.act(step, LedgerFixture.SUPERVISOR, ledger.now()));
        assertThat(ledger.carried(id)).containsExactly(chosen);
        ledger.assertIntact(id);
    }

    @Test
    void handsTheCaseToAnOrganisationItsWriterDoesNotSee() {
        long id = filed();
        effect(id, "transfer", LedgerFixture.SUPERVISOR, "organisation", "42");
        assertThat(ledger.state(id).number("handler")).isEqualTo(42);
        assertThat(ledger.sees(LedgerFixture.OTHER_ENTERPRISE, id)).isTrue();

        long foreign = filed("hazard", LedgerFixture.SUPERVISOR, 4);
        effect(foreign, "transfer", LedgerFixture.SUPERVISOR, "organisation", "41");
        effect(foreign, "transfer", LedgerFixture.HANDLER, "organisation", "42");
        assertThat(ledger.sees(LedgerFixture.HANDLER, foreign)).isFalse();
        assertThat(ledger.sees(LedgerFixture.OTHER_ENTERPRISE, foreign)).isTrue();
        ledger.assertIntact(foreign);
    }

    @Test
    void refusesTransferToWhoeverHandlesItAlready() {
        long id = filed();
        effect(id, "transfer", LedgerFixture.SUPERVISOR, "organisation", "42");
        refuses("case-transfer-same", () -> effect(id, "transfer", LedgerFixture.SUPERVISOR, "organisation", "42"));
        refusesInput(
                "inputs.organisation",
                "field-organisation",
                () -> effect(id, "transfer", LedgerFixture.SUPERVISOR, "organisation", "4711"));
        refusesInput("inputs.organisation", "field-required", () -> effect(id, "transfer", LedgerFixture.SUPERVISOR));
        refusesInput(
                "inputs.spare",
                "field-unknown",
                () -> effect(id, "transfer", LedgerFixture.SUPERVISOR, "organisation", "41", "spare", "1"));
    }

    @Test
    void letsThoseWhoAssistSeeTheCaseAndDoTheirPart() {
        long id = filed();
        assertThat(ledger.sees(LedgerFixture.OTHER_ENTERPRISE, id)).isFalse();
        effect(id, "assist", LedgerFixture.SUPERVISOR, "organisations", "42,43");
        assertThat(ledger.sees(LedgerFixture.OTHER_ENTERPRISE, id)).isTrue();
        ledger.act(id, "help", LedgerFixture.OTHER_ENTERPRISE);
        refuses("case-action-by", () -> ledger.act(id, "help", LedgerFixture.HANDLER));
        ledger.assertIntact(id);

        effect(id, "unassist", LedgerFixture.SUPERVISOR, "organisation", "42");
        assertThat(ledger.sees(LedgerFixture.OTHER_ENTERPRISE, id)).isFalse();
        refusesInput(
                "inputs.organisation",
                "field-choice",
                () -> effect(id, "unassist", LedgerFixture.SUPERVISOR, "organisation", "42"));
        effect(id, "unassist", LedgerFixture.SUPERVISOR, "organisation", "43");
        refuses("case-nobody-assists", () -> effect(id, "unassist", LedgerFixture.SUPERVISOR, "organisation", "43"));
        ledger.assertIntact(id);
    }

    @Test
    void refusesTheHandlerAsItsOwnAssistant() {
        long id = filed();
        effect(id, "transfer", LedgerFixture.SUPERVISOR, "organisation", "42");
        refuses("case-assist-handler", () -> effect(id, "assist", LedgerFixture.SUPERVISOR, "organisations", "43,42"));
    }

    @Test
    void keepsTheWholeOpenUntilItsPartsAreClosed() {
        long id = filed();
        effect(id, "split", LedgerFixture.HANDLER, "type", "hazard", "title", "东段护栏", "organisation", "42");
        long part = ledger.database.asSystem(() -> ledger.database
                .jdbc()
                .sql("select id from ledger_case where parent_id = :id")
                .param("id", id)
                .query(Long.class)
                .single());
        assertThat(ledger.state(part).text("title")).isEqualTo("东段护栏");
        assertThat(ledger.state(part).count("organisation")).isEqualTo(42);
        assertThat(ledger.sees(LedgerFixture.HANDLER, part)).isFalse();
        refuses("case-need-sub-cases", () -> ledger.act(id, "close", LedgerFixture.HANDLER));
        ledger.act(part, "close", LedgerFixture.OTHER_ENTERPRISE);
        ledger.act(id, "close", LedgerFixture.HANDLER);
        assertThat(ledger.state(id).flag("closed")).isTrue();
        ledger.assertIntact(id);
        ledger.assertIntact(part);
    }

    @Test
    void refusesAPartOfATypeThatIsNotThere() {
        long id = filed();
        refusesInput(
                "inputs.type",
                "field-choice",
                () -> effect(id, "split", LedgerFixture.SUPERVISOR, "type", "no", "title", "t", "organisation", "41"));
    }

    @Test
    void letsAFollowUpGoItsOwnWay() {
        long id = filed();
        effect(id, "follow-up", LedgerFixture.SUPERVISOR, "type", "hazard", "title", "同路段排查", "organisation", "41");
        ledger.act(id, "close", LedgerFixture.SUPERVISOR);
        assertThat(ledger.state(id).flag("closed")).isTrue();
        long other = ledger.database.asSystem(() -> ledger.database
                .jdbc()
                .sql("select id from ledger_case where origin_id = :id")
                .param("id", id)
                .query(Long.class)
                .single());
        assertThat(ledger.state(other).flag("closed")).isFalse();
        ledger.assertIntact(other);
    }

    @Test
    void closesOnlyWhenEverybodyNamedHasSigned() {
        long id = filed();
        refuses("case-need-signers", () -> ledger.act(id, "close-signed", LedgerFixture.SUPERVISOR));
        effect(id, "name-signers", LedgerFixture.SUPERVISOR, "persons", "2,5");
        effect(id, "sign", LedgerFixture.HANDLER, "opinion", "同意");
        refuses("case-signed-already", () -> effect(id, "sign", LedgerFixture.HANDLER));
        refuses("case-not-signer", () -> effect(id, "sign", LedgerFixture.SUPERVISOR));
        refuses("case-need-signed", () -> ledger.act(id, "close-signed", LedgerFixture.SUPERVISOR));
        effect(id, "sign", LedgerFixture.SECOND_SUPERVISOR);
        ledger.act(id, "close-signed", LedgerFixture.SUPERVISOR);
        ledger.assertIntact(id);
    }

    @Test
    void namesNobodyToSignWhoCannotSeeTheCase() {
        long id = filed();
        refuses("case-signer-blind", () -> effect(id, "name-signers", LedgerFixture.SUPERVISOR, "persons", "3"));
        refusesInput(
                "inputs.persons",
                "field-person",
                () -> effect(id, "name-signers", LedgerFixture.SUPERVISOR, "persons", "400"));
    }

    @Test
    void keepsTheReplyWithItsUrging() {
        long id = filed();
        refuses("case-no-open-urge", () -> effect(id, "reply-urge", LedgerFixture.HANDLER, "urge", "1", "text", "x"));
        effect(id, "urge", LedgerFixture.SUPERVISOR, "text", "请于今日内完成");
        effect(id, "urge", LedgerFixture.SUPERVISOR, "text", "再次催办");
        effect(id, "reply-urge", LedgerFixture.HANDLER, "urge", "2", "text", "正在施工");
        refusesInput(
                "inputs.urge",
                "field-choice",
                () -> effect(id, "reply-urge", LedgerFixture.HANDLER, "urge", "2", "text", "又"));
        var urges = ledger.state(id).entries("urges");
        assertThat(urges).extracting(urge -> urge.text("text")).containsExactly("请于今日内完成", "再次催办");
        assertThat(urges.get(1).text("reply")).isEqualTo("正在施工");
        assertThat(CaseDetail.Who.required(urges.get(1), "repliedBy").name()).isEqualTo("李安");
        ledger.assertIntact(id);
    }

    @Test
    void writesTheLeadersInstruction() {
        long id = filed();
        effect(id, "instruct", LedgerFixture.LEADER, "text", "请举一反三");
        assertThat(ledger.state(id).entries("instructions"))
                .extracting(each -> each.text("text"))
                .containsExactly("请举一反三");
        refusesInput("inputs.text", "field-required", () -> effect(id, "instruct", LedgerFixture.LEADER));
    }

    @Test
    void putsOnTheListOnceAndTakesOff() {
        long id = filed();
        refuses("case-not-listed", () -> effect(id, "delist", LedgerFixture.SUPERVISOR));
        refuses(
                "case-listed-past",
                () -> effect(id, "list", LedgerFixture.SUPERVISOR, "level", "city", "until", "2020-01-01"));
        refusesInput(
                "inputs.level", "field-choice", () -> effect(id, "list", LedgerFixture.SUPERVISOR, "level", "world"));
        effect(id, "list", LedgerFixture.SUPERVISOR, "level", "city", "until", "2030-01-01");
        refuses("case-listed-already", () -> effect(id, "list", LedgerFixture.SUPERVISOR, "level", "city"));
        assertThat(Listing.rank(ledger.state(id))).isEqualTo(3);
        ledger.assertIntact(id);
        effect(id, "delist", LedgerFixture.SUPERVISOR);
        assertThat(Listing.rank(ledger.state(id))).isNull();
        ledger.assertIntact(id);
    }

    @Test
    void countsTheLimitOfANewSeverityFromTheFiling() {
        long id = filed();
        refuses("case-severity-same", () -> effect(id, "severity", LedgerFixture.SUPERVISOR, "severity", "2"));
        refuses("case-action-severity", () -> ledger.act(id, "grave", LedgerFixture.SUPERVISOR));
        effect(id, "severity", LedgerFixture.SUPERVISOR, "severity", "4");
        assertThat(ledger.state(id).text("dueRule")).startsWith("24h");
        ledger.act(id, "grave", LedgerFixture.SUPERVISOR);
        ledger.assertIntact(id);
    }

    @Test
    void demandsTheFieldsOfAGateByThen() {
        long id = filed();
        refuses("case-need-fields", () -> ledger.act(id, "close-stated", LedgerFixture.SUPERVISOR));
    }

    @Test
    void demandsTheTimeOfPublicationInTheStage() {
        ledger.setNow("2026-06-01 09:00");
        long id = filed();
        ledger.setNow("2026-06-08 08:59");
        refuses("case-need-in-stage", () -> ledger.act(id, "close-waited", LedgerFixture.SUPERVISOR));
        ledger.setNow("2026-06-08 09:00");
        ledger.act(id, "close-waited", LedgerFixture.SUPERVISOR);
        assertThat(ledger.state(id).flag("closed")).isTrue();
    }

    @Test
    void countsADuplicateAsAReportOfTheOther() {
        long first = filed();
        long second = filed();
        refuses(
                "case-join-itself",
                () -> effect(second, "join", LedgerFixture.SUPERVISOR, "case", Long.toString(second)));
        refusesInput(
                "inputs.case", "field-case", () -> effect(second, "join", LedgerFixture.SUPERVISOR, "case", "999999"));
        effect(second, "join", LedgerFixture.SUPERVISOR, "case", Long.toString(first));
        assertThat(ledger.state(second).flag("closed")).isTrue();
        assertThat(ledger.state(first).count("reportCount")).isEqualTo(1);
        assertThat(ledger.steps(first)).endsWith("report-joined");
        long third = filed();
        refuses(
                "case-report-closed",
                () -> effect(third, "join", LedgerFixture.SUPERVISOR, "case", Long.toString(second)));
        ledger.assertIntact(first);
        ledger.assertIntact(second);
    }

    @Test
    void joinsConfidentialCasesOfTheSameReadersOnly() {
        long first = filed("tip", LedgerFixture.HANDLER, LedgerFixture.OWNER);
        long second = filed("tip", LedgerFixture.HANDLER, LedgerFixture.OWNER);
        effect(first, "name-readers", LedgerFixture.HANDLER, "persons", "1");
        refuses("case-join-readers", () -> effect(second, "join", LedgerFixture.HANDLER, "case", Long.toString(first)));
        assertThat(ledger.steps(first)).doesNotContain("report-joined");
        effect(second, "name-readers", LedgerFixture.HANDLER, "persons", "1");
        effect(second, "join", LedgerFixture.HANDLER, "case", Long.toString(first));
        assertThat(ledger.steps(first)).endsWith("report-joined");
    }

    @Test
    void showsAConfidentialCaseToThePeopleNamedOnItAlone() {
        long id = filed("tip", LedgerFixture.HANDLER, LedgerFixture.OWNER);
        assertThat(ledger.sees(LedgerFixture.HANDLER, id)).isTrue();
        assertThat(ledger.sees(LedgerFixture.SUPERVISOR, id)).isFalse();
        Actor colleague = new Actor(
                9L, "钱同事", Role.ENTERPRISE_SAFETY_MANAGER, new DataScope(false, 9, Set.of(LedgerFixture.OWNER), null));
        assertThat(ledger.sees(colleague, id)).isFalse();
        effect(id, "name-readers", LedgerFixture.HANDLER, "persons", "1");
        assertThat(ledger.sees(LedgerFixture.SUPERVISOR, id)).isTrue();
        assertThat(ledger.sees(LedgerFixture.SECOND_SUPERVISOR, id)).isFalse();
        assertThat(ledger.database.inScope(LedgerFixture.SECOND_SUPERVISOR.scope(), () -> ledger.store.events(id)))
                .isEmpty();
        effect(id, "name-readers", LedgerFixture.SUPERVISOR, "persons", "5");
        assertThat(ledger.sees(LedgerFixture.SUPERVISOR, id)).isFalse();
        assertThat(ledger.sees(LedgerFixture.HANDLER, id)).isTrue();
        ledger.assertIntact(id);
    }

    @Test
    void keepsPartsOfAConfidentialCaseConfidential() {
        long id = filed("tip", LedgerFixture.HANDLER, LedgerFixture.OWNER);
        effect(id, "split", LedgerFixture.HANDLER, "type", "hazard", "title", "查证", "organisation", "41");
        long part = ledger.database.asSystem(() -> ledger.database
                .jdbc()
                .sql("select id from ledger_case where parent_id = :id")
                .param("id", id)
                .query(Long.class)
                .single());
        assertThat(ledger.sees(LedgerFixture.SUPERVISOR, part)).isFalse();
        assertThat(ledger.sees(LedgerFixture.HANDLER, part)).isTrue();
    }

    @Test
    void namesReadersOfConfidentialCasesOnly() {
        long id = filed();
        refuses("case-not-confidential", () -> effect(id, "name-readers", LedgerFixture.SUPERVISOR, "persons", "1"));
    }
}
