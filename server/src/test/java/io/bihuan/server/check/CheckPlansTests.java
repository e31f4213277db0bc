package io.bihuan.server.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class CheckPlansTests extends CheckScene {

    @Autowired
    CheckPlansTests(TaskMaker maker, CheckSweep sweep, JdbcClient jdbc, TransactionTemplate transactions) {
        super(maker, sweep, jdbc, transactions);
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

    private static long idOf(TestClient person) {
        return person.get("/api/session").body().get("personId").asLong();
    }

    @Test
    void givesThePlansOfOnePersonToThatPersonAlone() {
        TestClient colleague = admin.makePerson("INSPECTOR", department);
        TestClient manager = admin.makePerson("DEPARTMENT_SUPERVISOR", department);
        List<Long> nameable = new ArrayList<>();
        manager.get("/api/people/names?size=200")
                .body()
                .get("items")
                .forEach(one -> nameable.add(one.get("id").asLong()));
        assertThat(nameable).contains(idOf(inspector), idOf(colleague)).doesNotContain(idOf(stranger));
        var plan = new HashMap<>(plan(false));
        plan.put("assigneePersonId", idOf(inspector));
        plan.remove("assigneeRole");
        Answer made = manager.post("/api/check-plans", plan);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.body().get("assignee").get("person").get("name").asString())
                .isEqualTo(
                        inspector.get("/api/session").body().get("displayName").asString());
        DataScopes.runAsSystem("test", maker::run);
        String taken =
                "/api/check-tasks?mine=true&planId=" + made.body().get("id").asLong();
        assertThat(inspector.get(taken).body().get("total").asInt()).isPositive();
        assertThat(colleague.get(taken).body().get("total").asInt()).isZero();
    }

    @Test
    void refusesToGiveAPlanToSomebodyOfAnotherOrganisationOrOutsideTheScope() {
        var plan = new HashMap<>(plan(false));
        plan.remove("assigneeRole");
        plan.put("assigneePersonId", idOf(stranger));
        Answer refused = admin.post("/api/check-plans", plan);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        JsonNode fault = refused.body().get("errors").get(0);
        assertThat(fault.get("field").asString()).isEqualTo("assigneePersonId");
        assertThat(fault.get("message").asString()).isEqualTo("请选择该单位的在职人员");
        plan.put("assigneeOrganisationId", 1);
        TestClient manager = admin.makePerson("DEPARTMENT_SUPERVISOR", department);
        Answer outside = manager.post("/api/check-plans", plan);
        assertThat(outside.status()).isEqualTo(422);
        assertThat(outside.body().get("errors").findValuesAsString("field")).contains("assigneeOrganisationId");
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
        assertThat(figures.get("plans"))
                .isNotEmpty()
                .noneMatch(one -> one.get("plan")
                        .get("name")
                        .asString()
                        .equals(one.get("plan").get("id").asString()));
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
