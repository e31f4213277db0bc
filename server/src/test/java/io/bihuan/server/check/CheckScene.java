package io.bihuan.server.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A department with an inspector, a company it checks, a checklist and a plan; and somebody who has nothing to do with them. */
@ServerTest
abstract class CheckScene {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    static final byte[] PICTURE = {
        (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };

    @LocalServerPort
    private int port;

    final TaskMaker maker;
    final CheckSweep sweep;
    final JdbcClient jdbc;
    final TransactionTemplate transactions;
    TestClient admin;
    TestClient inspector;
    TestClient company;
    TestClient stranger;
    long department;
    long enterprise;
    String list = "";

    CheckScene(TaskMaker maker, CheckSweep sweep, JdbcClient jdbc, TransactionTemplate transactions) {
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

    long child(long parent) {
        Answer made = admin.post(
                "/api/organisations",
                Map.of("kind", "ENTERPRISE", "name", "企业 " + NUMBER.incrementAndGet(), "parentId", parent));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body().get("id").asLong();
    }

    Map<String, Object> definition(String name) {
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
        signs.put("opens", Map.of("type", "general-hazard", "severity", 2, "fields", Map.of("source", "check")));
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

    Map<String, Object> plan(boolean covert) {
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

    static LocalDate today() {
        return LocalDate.ofInstant(java.time.Clock.systemUTC().instant(), ZoneId.of("Asia/Shanghai"));
    }

    JsonNode make(boolean covert) {
        Answer made = admin.post("/api/check-plans", plan(covert));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        DataScopes.runAsSystem("test", maker::run);
        return made.body();
    }

    List<JsonNode> tasks(TestClient who, long plan) {
        Answer answer = who.get("/api/check-tasks?sort=opensAt,asc&planId=" + plan);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var rows = new ArrayList<JsonNode>();
        answer.body().get("items").forEach(rows::add);
        return rows;
    }

    long firstTask() {
        JsonNode plan = make(false);
        return tasks(inspector, plan.get("id").asLong()).getFirst().get("id").asLong();
    }

    static Map<String, Object> result(UUID client, String exits, List<UUID> photos) {
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

    UUID photo(TestClient who, long task) {
        UUID client = UUID.randomUUID();
        Answer sent = sendPhoto(who, task, client);
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        return client;
    }

    Answer sendPhoto(TestClient who, long task, UUID client) {
        return who.upload(
                "/api/check-photos?clientId=" + client + "&takenAt=2026-11-20T01:02:03Z&taskId=" + task
                        + "&longitudeDegrees=117.5&latitudeDegrees=38.9",
                "p.jpg",
                PICTURE);
    }

    void asSystem(String sql) {
        DataScopes.runAsSystem(
                "test",
                () -> transactions.executeWithoutResult(status -> jdbc.sql(sql).update()));
    }
}
