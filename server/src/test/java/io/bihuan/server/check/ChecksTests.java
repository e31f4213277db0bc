package io.bihuan.server.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServerTest
class ChecksTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final byte[] PICTURE = {
        (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };

    @LocalServerPort
    private int port;

    private final TaskMaker maker;
    private final CheckSweep sweep;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private TestClient admin;
    private TestClient inspector;
    private TestClient company;
    private TestClient stranger;
    private long department;
    private long enterprise;
    private String list = "";

    @Autowired
    ChecksTests(TaskMaker maker, CheckSweep sweep, JdbcClient jdbc, TransactionTemplate transactions) {
        this.maker = maker;
        this.sweep = sweep;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @BeforeEach
    void setTheScene() {
        admin = TestClient.admin(port);
        department = admin.makeOrganisation("DEPARTMENT");
        enterprise = child(department);
        inspector = admin.makePerson("INSPECTOR", department);
        company = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", enterprise);
        stranger = admin.makePerson("DEPARTMENT_SUPERVISOR", admin.makeOrganisation("DEPARTMENT"));
        list = "test-list-" + NUMBER.incrementAndGet();
        Answer written = admin.put("/api/checklists/" + list, Map.of("version", 0, "definition", definition("车辆安全")));
        assertThat(written.status()).as(written.text()).isEqualTo(200);
    }

    private long child(long parent) {
        Answer made = admin.post(
                "/api/organisations",
                Map.of("kind", "ENTERPRISE", "name", "企业 " + NUMBER.incrementAndGet(), "parentId", parent));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body().get("id").asLong();
    }

    private Map<String, Object> definition(String name) {
        var exits = new HashMap<String, Object>(
                Map.of("key", "exits", "text", "出口畅通", "textEn", "Exits clear", "judge", "YES_NO", "failsOn", "NO"));
        exits.putAll(Map.of(
                "weight",
                3,
                "points",
                0,
                "critical",
                true,
                "required",
                true,
                "photo",
                "ON_FAIL",
                "photos",
                1,
                "opens",
                Map.of("type", "vehicle-safety", "severity", 3)));
        var signs = new HashMap<String, Object>(
                Map.of("key", "signs", "text", "标志齐全", "textEn", "Signs there", "judge", "YES_NO_NA", "weight", 1));
        signs.put("opens", Map.of("type", "no-such-type", "severity", 2));
        signs.putAll(Map.of("required", true, "critical", false, "points", 0, "photos", 1));
        return Map.of(
                "key",
                list,
                "name",
                name,
                "nameEn",
                "Test list",
                "scoring",
                "SHARE",
                "passPercent",
                80,
                "source",
                "test",
                "mark",
                "M",
                "items",
                List.of(exits, signs));
    }

    private Map<String, Object> plan(boolean covert) {
        var plan = new HashMap<String, Object>(Map.of(
                "name",
                "日常检查",
                "listKey",
                list,
                "assigneeOrganisationId",
                department,
                "assigneeRole",
                "INSPECTOR",
                "rhythm",
                "FREQ=DAILY;BYHOUR=0,12",
                "within",
                "12h",
                "startsOn",
                today().toString(),
                "covert",
                covert));
        plan.put(
                "targets",
                List.of(Map.of("id", 0, "kind", "ORGANISATION", "name", "示例企业", "organisationId", enterprise)));
        return plan;
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(java.time.Clock.systemUTC().instant(), ZoneId.of("Asia/Shanghai"));
    }

    private JsonNode make(boolean covert) {
        Answer made = admin.post("/api/check-plans", plan(covert));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        DataScopes.runAsSystem("test", maker::run);
        return made.body();
    }

    private List<JsonNode> tasks(TestClient who, long plan) {
        Answer answer = who.get("/api/check-tasks?sort=opensAt,asc&planId=" + plan);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var rows = new ArrayList<JsonNode>();
        answer.body().get("items").forEach(rows::add);
        return rows;
    }

    private long firstTask() {
        JsonNode plan = make(false);
        return tasks(inspector, plan.get("id").asLong()).getFirst().get("id").asLong();
    }

    private static Map<String, Object> result(UUID client, String exits, List<UUID> photos) {
        String now = java.time.Clock.systemUTC().instant().toString();
        return Map.of(
                "clientId", client,
                "startedAt", now,
                "finishedAt", now,
                "answers",
                        Map.of(
                                "exits", Map.of("value", exits, "note", "被货物堵塞", "photos", photos),
                                "signs", Map.of("value", "yes")));
    }

    private UUID photo(TestClient who, long task) {
        UUID client = UUID.randomUUID();
        Answer sent = sendPhoto(who, task, client);
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        return client;
    }

    private Answer sendPhoto(TestClient who, long task, UUID client) {
        return who.upload(
                "/api/check-photos?clientId=" + client + "&takenAt=2026-11-20T01:02:03Z&taskId=" + task
                        + "&longitudeDegrees=117.5&latitudeDegrees=38.9",
                "p.jpg",
                PICTURE);
    }

    @Test
    void makesTasksAheadOnceHoweverOftenItRuns() {
        JsonNode plan = make(false);
        long id = plan.get("id").asLong();
        int made = tasks(inspector, id).size();
        DataScopes.runAsSystem("test", maker::run);
        assertThat(made).isBetween(6, 8);
        assertThat(tasks(inspector, id)).hasSize(made);
        assertThat(tasks(inspector, id).getFirst().get("assignee").get("role").asString())
                .isEqualTo("INSPECTOR");
    }

    @Test
    void takesBackWhatHasNotBegunWhenThePlanChanges() {
        JsonNode plan = make(false);
        long id = plan.get("id").asLong();
        var changed = new HashMap<>(plan(false));
        changed.put("rhythm", "FREQ=DAILY;BYHOUR=6");
        changed.put("version", plan.get("version").asLong());
        changed.put("targets", plan.get("targets"));
        Answer answer = admin.put("/api/check-plans/" + id, changed);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        DataScopes.runAsSystem("test", maker::run);
        Instant now = java.time.Clock.systemUTC().instant();
        assertThat(tasks(inspector, id))
                .filteredOn(
                        task -> Instant.parse(task.get("opensAt").asString()).isAfter(now))
                .hasSizeBetween(2, 3)
                .allMatch(task -> task.get("opensAt").asString().contains("T22:00"));
        assertThat(admin.put("/api/check-plans/" + id, changed).code()).isEqualTo("check-plan-changed");
    }

    @Test
    void opensExactlyOneCaseForAFailedItemHoweverOftenItIsSent() {
        long task = firstTask();
        UUID photo = photo(inspector, task);
        assertThat(sendPhoto(inspector, task, photo).status()).as("sent again").isEqualTo(200);
        var body = result(UUID.randomUUID(), "no", List.of(photo));
        Answer first = inspector.post("/api/check-tasks/" + task + "/result", body);
        Answer second = inspector.post("/api/check-tasks/" + task + "/result", body);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        JsonNode result = first.body().get("result");
        assertThat(first.body().get("task").get("passed").asBoolean()).isFalse();
        assertThat(first.body().get("task").get("percent").asInt()).isEqualTo(25);
        assertThat(result.get("intact").asBoolean()).isTrue();
        assertThat(result.get("findings")).hasSize(1);
        long filed = result.get("findings").get(0).get("caseId").asLong();
        JsonNode opened = company.get("/api/cases/" + filed).body();
        assertThat(opened.get("evidence")).hasSize(1);
        assertThat(opened.get("organisation").get("id").asLong()).isEqualTo(enterprise);
        assertThat(company.get("/api/cases?organisationId=" + enterprise)
                        .body()
                        .get("total")
                        .asInt())
                .isOne();
        Answer bytes = company.get(
                "/api/check-photos/" + result.get("photos").get(0).get("id").asLong());
        assertThat(bytes.status()).isEqualTo(200);
    }

    @Test
    void takesOneOfManySendingsAtOnce() throws Exception {
        long task = firstTask();
        var body = result(UUID.randomUUID(), "no", List.of(photo(inspector, task)));
        var sendings = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 6; i++) {
            sendings.add(() ->
                    inspector.post("/api/check-tasks/" + task + "/result", body).status());
        }
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (var answer : pool.invokeAll(sendings)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(admin.get("/api/cases?organisationId=" + enterprise)
                        .body()
                        .get("total")
                        .asInt())
                .isOne();
    }

    @Test
    void keepsTheResultWhoseCaseCannotBeOpenedYetAndSaysWhy() {
        long task = firstTask();
        var body = new HashMap<>(result(UUID.randomUUID(), "yes", List.of()));
        body.put("answers", Map.of("exits", Map.of("value", "yes"), "signs", Map.of("value", "no")));
        JsonNode done =
                inspector.post("/api/check-tasks/" + task + "/result", body).body();
        JsonNode finding = done.get("result").get("findings").get(0);
        assertThat(finding.get("caseId").isNull()).isTrue();
        assertThat(finding.get("fault").asString()).contains("no-such-type");
        asSystem(
                "update bihuan.check_list set definition = replace(definition, 'no-such-type', 'vehicle-safety') where key = '"
                        + list + "'");
        DataScopes.runAsSystem("test", sweep::sweep);
        DataScopes.runAsSystem("test", sweep::sweep);
        JsonNode later = inspector
                .get("/api/check-tasks/" + task)
                .body()
                .get("result")
                .get("findings")
                .get(0);
        assertThat(later.get("caseNumber").asString()).startsWith("AQ-");
        assertThat(admin.get("/api/cases?organisationId=" + enterprise)
                        .body()
                        .get("total")
                        .asInt())
                .isOne();
    }

    private void asSystem(String sql) {
        DataScopes.runAsSystem(
                "test",
                () -> transactions.executeWithoutResult(status -> jdbc.sql(sql).update()));
    }

    @Test
    void marksWhatWasMissedAndStillTakesItLate() {
        long task = firstTask();
        asSystem("update bihuan.check_task set due_at = now() - interval '1 minute' where id = " + task);
        DataScopes.runAsSystem("test", sweep::sweep);
        assertThat(inspector
                        .get("/api/check-tasks/" + task)
                        .body()
                        .get("task")
                        .get("state")
                        .asString())
                .isEqualTo("MISSED");
        Answer done =
                inspector.post("/api/check-tasks/" + task + "/result", result(UUID.randomUUID(), "yes", List.of()));
        assertThat(done.body().get("task").get("late").asBoolean()).isTrue();
        JsonNode figures = company.get("/api/check-tasks/figures?from=2026-01-01T00:00:00Z&to=2126-01-01T00:00:00Z")
                .body();
        assertThat(figures.get("all").get("late").asInt()).isOne();
        assertThat(figures.get("all").get("rate").asDouble()).isLessThan(1);
    }

    @Test
    void refusesASecondResultAndWhoIsNotMeant() {
        long task = firstTask();
        String path = "/api/check-tasks/" + task + "/result";
        assertThat(company.post(path, result(UUID.randomUUID(), "yes", List.of()))
                        .code())
                .isEqualTo("check-task-not-yours");
        Answer missing = inspector.post(path, result(UUID.randomUUID(), "no", List.of()));
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.body().get("errors").get(0).get("field").asString()).isEqualTo("answers.exits.photos");
        assertThat(missing.body().get("errors").get(0).get("message").asString())
                .isEqualTo("需要 1 张照片，目前有 0 张");
        Answer strange = inspector.post(path, result(UUID.randomUUID(), "no", List.of(UUID.randomUUID())));
        assertThat(strange.code()).isEqualTo("check-photo-not-there");
        assertThat(inspector
                        .post(path, result(UUID.randomUUID(), "yes", List.of()))
                        .status())
                .isEqualTo(200);
        Answer again = inspector.post(path, result(UUID.randomUUID(), "yes", List.of()));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("check-task-done");
    }

    @Test
    void showsAStrangerNothing() {
        long task = firstTask();
        UUID photo = photo(inspector, task);
        inspector.post("/api/check-tasks/" + task + "/result", result(UUID.randomUUID(), "no", List.of(photo)));
        long photoId = inspector
                .get("/api/check-tasks/" + task)
                .body()
                .get("result")
                .get("photos")
                .get(0)
                .get("id")
                .asLong();
        assertThat(stranger.get("/api/check-tasks").body().get("total").asInt()).isZero();
        assertThat(stranger.get("/api/check-plans").body()).isEmpty();
        for (Answer answer : List.of(
                stranger.get("/api/check-tasks/" + task),
                stranger.post("/api/check-tasks/" + task + "/result", result(UUID.randomUUID(), "yes", List.of())),
                stranger.post("/api/check-tasks/" + task + "/cancel", Map.of()),
                sendPhoto(stranger, task, UUID.randomUUID()))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("check-task-unknown");
        }
        assertThat(stranger.get("/api/check-photos/" + photoId).code()).isEqualTo("check-photo-unknown");
        assertThat(stranger.get("/api/check-tasks/figures?from=2026-01-01T00:00:00Z&to=2036-01-01T00:00:00Z")
                        .body()
                        .get("all")
                        .get("due")
                        .asInt())
                .isZero();
    }

    @Test
    void hidesACovertCheckFromWhomItChecksUntilItIsDone() {
        JsonNode plan = make(true);
        long id = plan.get("id").asLong();
        long task = tasks(inspector, id).getFirst().get("id").asLong();
        assertThat(tasks(company, id)).isEmpty();
        assertThat(company.get("/api/check-tasks/" + task).code()).isEqualTo("check-task-unknown");
        inspector.post("/api/check-tasks/" + task + "/result", result(UUID.randomUUID(), "yes", List.of()));
        assertThat(tasks(company, id)).hasSize(1);
    }

    @Test
    void refusesToChangeAResultEvenForTheOwnerOfTheTables() {
        long task = firstTask();
        inspector.post("/api/check-tasks/" + task + "/result", result(UUID.randomUUID(), "yes", List.of()));
        var changed = org.assertj.core.api.Assertions.catchThrowable(() -> DataScopes.runAsSystem(
                "test",
                () -> transactions.executeWithoutResult(
                        status -> jdbc.sql("update bihuan.check_result set content = '{}' where task_id = " + task)
                                .update())));
        assertThat(changed).rootCause().hasMessageContaining("permission denied");
    }

    @Test
    void packsTheRoundsOfAPerson() {
        make(false);
        JsonNode round = inspector.get("/api/check-round").body();
        assertThat(round.get("round").get("tasks").size()).isGreaterThan(1);
        JsonNode task = round.get("round").get("tasks").get(0).get("task");
        String listId = task.get("checklist").get("id").asString();
        assertThat(round.get("round").get("lists").get(listId).get("items")).hasSize(2);
        assertThat(round.get("types").get(0).get("key").asString()).isNotBlank();
        assertThat(stranger.get("/api/check-round").body().get("round").get("tasks"))
                .isEmpty();
    }

    @Test
    void filesWhatSomebodyMetOnTheWayOnce() {
        var snap = new HashMap<String, Object>(Map.of(
                "clientId",
                UUID.randomUUID(),
                "type",
                "vehicle-safety",
                "title",
                "路口井盖缺失",
                "severity",
                4,
                "text",
                "随手拍",
                "organisationId",
                enterprise,
                "takenAt",
                "2026-11-20T01:02:03Z"));
        UUID photo = UUID.randomUUID();
        inspector.upload("/api/check-photos?clientId=" + photo + "&takenAt=2026-11-20T01:02:03Z", "p.jpg", PICTURE);
        snap.put("photos", List.of(photo));
        Answer first = inspector.post("/api/check-snaps", snap);
        Answer second = inspector.post("/api/check-snaps", snap);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        JsonNode filed =
                inspector.get("/api/cases/" + first.body().get("id").asLong()).body();
        assertThat(filed.get("evidence")).hasSize(1);
        assertThat(inspector
                        .get("/api/cases?organisationId=" + enterprise)
                        .body()
                        .get("total")
                        .asInt())
                .isOne();
    }

    @Test
    void measuresThePointsOfAPatrol() {
        var plan = new HashMap<>(plan(false));
        var points = List.of(
                Map.of(
                        "key",
                        "gate",
                        "name",
                        "大门",
                        "longitudeDegrees",
                        117.5,
                        "latitudeDegrees",
                        38.9,
                        "radiusMetres",
                        50),
                Map.of(
                        "key",
                        "pump",
                        "name",
                        "泵房",
                        "longitudeDegrees",
                        117.51,
                        "latitudeDegrees",
                        38.9,
                        "radiusMetres",
                        50));
        plan.put(
                "targets",
                List.of(Map.of(
                        "id", 0, "kind", "ROUTE", "name", "厂区路线", "organisationId", enterprise, "points", points)));
        Answer made = admin.post("/api/check-plans", plan);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        DataScopes.runAsSystem("test", maker::run);
        long task = tasks(inspector, made.body().get("id").asLong())
                .getFirst()
                .get("id")
                .asLong();
        var body = new HashMap<>(result(UUID.randomUUID(), "yes", List.of()));
        body.put(
                "visits",
                List.of(Map.of(
                        "point",
                        "gate",
                        "at",
                        "2026-11-20T01:02:03Z",
                        "longitudeDegrees",
                        117.5001,
                        "latitudeDegrees",
                        38.9)));
        Answer silent = inspector.post("/api/check-tasks/" + task + "/result", body);
        assertThat(silent.code()).isEqualTo("check-point-missed");
        assertThat(silent.body().get("detail").asString()).contains("泵房");
        body.put("remark", "泵房道路施工");
        JsonNode done =
                inspector.post("/api/check-tasks/" + task + "/result", body).body();
        JsonNode visit = done.get("result").get("visits").get(0);
        assertThat(visit.get("inside").asBoolean()).isTrue();
        assertThat(visit.get("distanceMetres").asInt()).isBetween(8, 10);
        assertThat(done.get("task").get("passed").asBoolean())
                .as("a point was left out")
                .isFalse();
    }

    @Test
    void keepsEveryVersionOfAChecklist() {
        long task = firstTask();
        Answer next = admin.put("/api/checklists/" + list, Map.of("version", 1, "definition", definition("改过的名字")));
        assertThat(next.body().get("row").get("version").asInt()).isEqualTo(2);
        assertThat(admin.put("/api/checklists/" + list, Map.of("version", 1, "definition", definition("晚了")))
                        .code())
                .isEqualTo("checklist-changed");
        assertThat(inspector
                        .get("/api/check-tasks/" + task)
                        .body()
                        .get("task")
                        .get("checklist")
                        .get("version")
                        .asInt())
                .as("a task keeps the questions it was made with")
                .isOne();
        assertThat(admin.get("/api/checklists/" + list + "/versions/1")
                        .body()
                        .get("row")
                        .get("name")
                        .asString())
                .isEqualTo("车辆安全");
        assertThat(inspector
                        .put("/api/checklists/" + list, Map.of("version", 2, "definition", definition("不行")))
                        .status())
                .isEqualTo(403);
        assertThat(stranger.put("/api/checklists/" + list, Map.of("version", 2, "definition", definition("不行")))
                        .code())
                .isEqualTo("checklist-not-yours");
        var broken = new HashMap<>(definition("坏"));
        broken.put("items", List.of());
        Answer refused = admin.put("/api/checklists/" + list, Map.of("version", 2, "definition", broken));
        assertThat(refused.body().get("errors").get(0).get("field").asString()).isEqualTo("items");
    }

    @Test
    void shipsItsChecklists() {
        var keys = new ArrayList<String>();
        admin.get("/api/checklists")
                .body()
                .forEach(row -> keys.add(row.get("key").asString()));
        assertThat(keys)
                .contains("dust-six-in-place", "hospital-vte-caprini", "chemical-major-hazards", "street-patrol");
    }
}
