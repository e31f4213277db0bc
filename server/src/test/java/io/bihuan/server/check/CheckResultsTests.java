package io.bihuan.server.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.identity.TestClient.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class CheckResultsTests extends CheckScene {

    @Autowired
    CheckResultsTests(TaskMaker maker, CheckSweep sweep, JdbcClient jdbc, TransactionTemplate transactions) {
        super(maker, sweep, jdbc, transactions);
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
        String rename = "update bihuan.check_list set definition = replace(definition, '%s', '%s') where key = '%s'";
        asSystem(rename.formatted("general-hazard", "no-such-type", list));
        var body = new HashMap<>(result(UUID.randomUUID(), "yes", List.of()));
        body.put("answers", Map.of("exits", Map.of("value", "yes"), "signs", Map.of("value", "no")));
        JsonNode done =
                inspector.post("/api/check-tasks/" + task + "/result", body).body();
        JsonNode finding = done.get("result").get("findings").get(0);
        assertThat(finding.get("caseId").isNull()).isTrue();
        assertThat(finding.get("fault").asString()).contains("no-such-type");
        asSystem(rename.formatted("no-such-type", "general-hazard", list));
        DataScopes.runAsSystem("test", sweep::sweep);
        DataScopes.runAsSystem("test", sweep::sweep);
        JsonNode later = inspector
                .get("/api/check-tasks/" + task)
                .body()
                .get("result")
                .get("findings")
                .get(0);
        assertThat(later.get("caseNumber").asString()).startsWith("YH-");
        assertThat(admin.get("/api/cases?organisationId=" + enterprise)
                        .body()
                        .get("total")
                        .asInt())
                .isOne();
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
}
