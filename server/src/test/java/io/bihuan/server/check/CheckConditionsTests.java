package io.bihuan.server.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.identity.TestClient.Answer;
import io.bihuan.server.yaml.YamlFaults;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Failed items and problems met on the way, filed under the conditions of the city's table. */
class CheckConditionsTests extends CheckScene {

    private static final Map<String, String> EVENT = Map.of("nature", "event");

    private final Openings openings;

    @Autowired
    CheckConditionsTests(
            TaskMaker maker, CheckSweep sweep, JdbcClient jdbc, TransactionTemplate transactions, Openings openings) {
        super(maker, sweep, jdbc, transactions);
        this.openings = openings;
    }

    /** A condition of three hours, of its own so that retiring it harms nobody. */
    private JsonNode condition(String code) {
        Answer made = admin.post(
                "/api/filing-conditions",
                Map.of("type", "city-case", "code", code, "name", "积水", "closing", "排干", "limit", "3h"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body();
    }

    private void retire(JsonNode condition) {
        Answer done = admin.put(
                "/api/filing-conditions/" + condition.get("id").asLong(),
                Map.of("type", "city-case", "code", condition.get("code").asString(), "name", "积水", "retired", true));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }

    private static String code() {
        return "T-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private Answer write(Map<String, ?> opens) {
        var definition = new HashMap<>(definition("街面"));
        var item = new HashMap<String, Object>(Map.of(
                "key", "water", "text", "没有积水", "textEn", "No water", "judge", "YES_NO", "weight", 1, "points", 0));
        item.putAll(Map.of("photos", 1, "critical", true, "required", true, "opens", opens));
        definition.put("items", List.of(item));
        return admin.put("/api/checklists/" + list, Map.of("version", 1, "definition", definition));
    }

    private long taskOf(@Nullable String condition) {
        var opens = new HashMap<String, Object>(Map.of("type", "city-case", "severity", 2, "fields", EVENT));
        opens.put("condition", condition);
        Answer written = write(opens);
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        return firstTask();
    }

    private Answer handIn(long task, @Nullable Long condition) {
        var answer = new HashMap<String, Object>(Map.of("value", "no"));
        answer.put("conditionId", condition);
        String now = java.time.Clock.systemUTC().instant().toString();
        return inspector.post(
                "/api/check-tasks/" + task + "/result",
                Map.of(
                        "clientId",
                        UUID.randomUUID(),
                        "startedAt",
                        now,
                        "finishedAt",
                        now,
                        "answers",
                        Map.of("water", answer)));
    }

    private JsonNode caseOf(Answer result) {
        assertThat(result.status()).as(result.text()).isEqualTo(200);
        JsonNode finding = result.body().get("result").get("findings").get(0);
        assertThat(finding.get("fault").isNull()).as(finding.toString()).isTrue();
        return inspector.get("/api/cases/" + finding.get("caseId").asLong()).body();
    }

    private static Duration limit(JsonNode filed) {
        return Duration.between(
                Instant.parse(filed.get("filedAt").asString()),
                Instant.parse(filed.get("due").get("dueAt").asString()));
    }

    @Test
    void opensTheCaseUnderTheConditionThatWasChosenOnTheSpot() {
        JsonNode condition = condition(code());
        long task = taskOf(null);
        Answer silent = handIn(task, null);
        assertThat(silent.status()).isEqualTo(422);
        JsonNode fault = silent.body().get("errors").get(0);
        assertThat(fault.get("field").asString()).isEqualTo("answers.water.conditionId");
        assertThat(fault.get("message").asString()).isEqualTo("“没有积水”不合格，请选择立案条件");
        Answer result = handIn(task, condition.get("id").asLong());
        JsonNode filed = caseOf(result);
        assertThat(filed.get("condition").get("closing").asString()).isEqualTo("排干");
        assertThat(limit(filed)).isEqualTo(Duration.ofHours(3));
        assertThat(result.body()
                        .get("result")
                        .get("findings")
                        .get(0)
                        .get("condition")
                        .asString())
                .isEqualTo(condition.get("code").asString() + " 积水");
    }

    @Test
    void opensTheCaseUnderTheConditionThatTheItemFixes() {
        String code = code();
        condition(code);
        JsonNode filed = caseOf(handIn(taskOf(code), null));
        assertThat(filed.get("condition").get("code").asString()).isEqualTo(code);
        assertThat(limit(filed)).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void asksForAnotherConditionOnceTheOneIsRetired() {
        JsonNode fixed = condition(code());
        JsonNode other = condition(code());
        long task = taskOf(fixed.get("code").asString());
        retire(fixed);
        Answer gone = handIn(task, fixed.get("id").asLong());
        assertThat(gone.status()).isEqualTo(422);
        assertThat(gone.body().get("errors").get(0).get("message").asString()).isEqualTo("“没有积水”所选的立案条件已停用，请另选");
        JsonNode filed = caseOf(handIn(task, other.get("id").asLong()));
        assertThat(filed.get("condition").get("code").asString())
                .isEqualTo(other.get("code").asString());
    }

    @Test
    void takesTheConditionsAlong() {
        JsonNode condition = condition(code());
        JsonNode retired = condition(code());
        retire(retired);
        JsonNode along = inspector.get("/api/check-round").body().get("conditions");
        assertThat(along.has("vehicle-safety")).isFalse();
        assertThat(along.get("citizen-report").get("required").asBoolean()).isFalse();
        JsonNode city = along.get("city-case");
        assertThat(city.get("required").asBoolean()).isTrue();
        assertThat(city.get("choices").findValuesAsString("code"))
                .contains(condition.get("code").asString())
                .doesNotContain(retired.get("code").asString());
    }

    @Test
    void refusesToStoreAListThatOpensWhatTheLedgerDoesNotHave() {
        assertRefused(
                write(Map.of("type", "city-case", "severity", 2, "condition", "BJ-00", "fields", EVENT)),
                "items[0].opens.condition",
                "“城市管理案件”没有编号为“BJ-00”的立案条件，或它已停用");
        assertRefused(
                write(Map.of("type", "vehicle-safety", "severity", 2, "condition", "BJ-JG-01")),
                "items[0].opens.condition",
                "不使用立案条件");
        assertRefused(write(Map.of("type", "moon", "severity", 2)), "items[0].opens.type", "没有名为“moon”的台账类型");
        assertRefused(write(Map.of("type", "city-case", "severity", 2)), "items[0].opens.fields", "必须填写“问题性质”（nature）");
        assertRefused(
                write(Map.of("type", "city-case", "severity", 2, "fields", Map.of("nature", "none"))),
                "items[0].opens.fields",
                "“问题性质”没有选项“none”");
        assertRefused(
                write(Map.of("type", "city-case", "severity", 2, "fields", Map.of("nature", "event", "colour", "red"))),
                "items[0].opens.fields",
                "没有字段“colour”");
    }

    private static void assertRefused(Answer answer, String field, String message) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        JsonNode fault = answer.body().get("errors").get(0);
        assertThat(fault.get("field").asString()).isEqualTo(field);
        assertThat(fault.get("message").asString()).contains(message);
    }

    @Test
    void refusesAFileThatNamesAnUnknownConditionAndSaysWhere() {
        var faults = new YamlFaults();
        String text = """
                checklist: mine
                name: 我的
                nameEn: Mine
                source: me
                mark: M
                items:
                  - key: a
                    text: 甲
                    textEn: A
                    opens: {type: city-case, condition: BJ-00, fields: {nature: event}}
                """;
        assertThat(ChecklistFile.read("mine.yaml", text, openings::faults, faults))
                .isEmpty();
        assertThat(faults.list().getFirst().toString())
                .startsWith("mine.yaml:10:")
                .contains("items[0].opens.condition is 'BJ-00'")
                .contains("no such filing condition in force for 'city-case'");
    }

    @Test
    void filesWhatSomebodyMetOnTheWayUnderACondition() {
        JsonNode condition = condition(code());
        var snap = new HashMap<String, Object>(Map.of(
                "clientId",
                UUID.randomUUID(),
                "type",
                "city-case",
                "title",
                "路口积水",
                "severity",
                2,
                "organisationId",
                enterprise,
                "fields",
                Map.of("nature", "event", "description", "积水"),
                "takenAt",
                "2026-11-20T01:02:03Z"));
        Answer without = inspector.post("/api/check-snaps", snap);
        assertThat(without.code()).isEqualTo("condition-required");
        snap.put("conditionId", condition.get("id").asLong());
        Answer filed = inspector.post("/api/check-snaps", snap);
        assertThat(filed.status()).as(filed.text()).isEqualTo(200);
        JsonNode opened =
                inspector.get("/api/cases/" + filed.body().get("id").asLong()).body();
        assertThat(opened.get("condition").get("code").asString())
                .isEqualTo(condition.get("code").asString());
        assertThat(limit(opened)).isEqualTo(Duration.ofHours(3));
    }
}
