package io.bihuan.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class LedgerHttpTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    private TestClient admin;
    private TestClient supervisor;
    private TestClient manager;
    private TestClient stranger;
    private long company;

    @BeforeEach
    void signEverybodyIn() {
        admin = TestClient.admin(port);
        supervisor = admin.makePerson("CITY_SUPERVISOR", 1);
        company = admin.makeOrganisation("ENTERPRISE");
        manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", company);
        stranger = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", admin.makeOrganisation("ENTERPRISE"));
    }

    private JsonNode file() {
        return supervisor.fileCase("超速 50% 以上", 3, company);
    }

    private Answer act(TestClient who, JsonNode seen, String action, Map<String, Object> more) {
        var body = new java.util.HashMap<String, Object>(more);
        body.put("version", seen.get("version").asLong());
        return who.post("/api/cases/" + seen.get("id").asLong() + "/actions/" + action, body);
    }

    private JsonNode done(TestClient who, JsonNode seen, String action, Map<String, Object> more) {
        Answer answer = act(who, seen, action, more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode dispatched() {
        JsonNode accepted = done(supervisor, file(), "accept", Map.of());
        return done(supervisor, accepted, "dispatch", Map.of("assigneeOrganisationId", company));
    }

    @Test
    void bringsACaseFromFilingToTheVerifiedClose() {
        JsonNode handling = dispatched();
        String path = "/api/cases/" + handling.get("id").asLong();
        Answer uploaded = manager.upload(path + "/evidence", "现场.jpg", LedgerFixture.jpeg("seen"));
        assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
        assertThat(uploaded.body().get("mediaType").asString()).isEqualTo("image/jpeg");
        JsonNode handedIn = done(
                manager,
                manager.get(path).body(),
                "hand-in",
                Map.of(
                        "reason", "已约谈驾驶员",
                        "fields", Map.of("cause", "driver", "measure", "约谈"),
                        "evidenceIds", List.of(uploaded.body().get("id").asLong())));
        assertThat(handedIn.get("stage").get("key").asString()).isEqualTo("verify");
        JsonNode verified = done(supervisor, handedIn, "verify", Map.of());
        JsonNode closed = done(supervisor, verified, "close", Map.of());
        assertThat(closed.get("state").asString()).isEqualTo("CLOSED");
        assertThat(closed.get("events")).hasSize(7);
        JsonNode proof = manager.get(path + "/verification").body();
        assertThat(proof.get("intact").asBoolean()).isTrue();
        assertThat(proof.get("events").asInt()).isEqualTo(7);
        assertThat(supervisor
                        .get("/api/ledger/verification")
                        .body()
                        .get("intact")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void doesOneActionToManyCasesAndSaysWhereItCouldNot() {
        JsonNode open = file();
        JsonNode dispatched = dispatched();
        Answer answer = supervisor.post(
                "/api/cases/batch",
                Map.of(
                        "ids",
                        List.of(open.get("id").asLong(), dispatched.get("id").asLong(), 999_999_999L),
                        "action",
                        "accept"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().get(0).get("done").asBoolean()).isTrue();
        assertThat(answer.body().get(1).get("problem").asString()).isEqualTo("案卷处于“证据审核与处置”阶段，不能进行“受理”");
        assertThat(answer.body().get(2).get("problem").asString()).contains("不在您的管辖范围内");
    }

    @Test
    void dispatchesManyCasesToOneOrganisation() {
        long first = file().get("id").asLong();
        long second = file().get("id").asLong();
        supervisor.post("/api/cases/batch", Map.of("ids", List.of(first, second), "action", "accept"));
        Answer answer = supervisor.post(
                "/api/cases/batch",
                Map.of("ids", List.of(first, second), "action", "dispatch", "assigneeOrganisationId", company));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body()).allMatch(one -> one.get("done").asBoolean());
        for (long id : List.of(first, second)) {
            JsonNode handler = supervisor.get("/api/cases/" + id).body().get("handler");
            assertThat(handler.get("id").asLong()).isEqualTo(company);
        }
    }

    @Test
    void joinsAReportToACaseAndKeepsConditionsForTypesThatHaveThem() {
        JsonNode open = file();
        String path = "/api/cases/" + open.get("id").asLong();
        assertThat(supervisor.post(path + "/reports", Map.of("text", "又有人反映")).status())
                .isEqualTo(200);
        assertThat(supervisor
                        .get(path)
                        .body()
                        .get("events")
                        .get(1)
                        .get("action")
                        .asString())
                .isEqualTo("report-joined");
        assertThat(stranger.post(path + "/reports", Map.of("text", "x")).status())
                .isEqualTo(404);
        Answer refused = admin.post(
                "/api/filing-conditions", Map.of("type", "vehicle-safety", "code", "A", "name", "超速", "limit", "soon"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("\"field\":\"type\"").contains("\"field\":\"limit\"");
        assertThat(manager.post("/api/filing-conditions", Map.of("type", "t", "code", "A", "name", "n"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void bringsTheTableOfConditionsOutAndRefusesAWorkbookAsAWhole() {
        byte[] table = supervisor.download("/api/filing-conditions/sheet");
        assertThat(new String(table, 0, 2, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("PK");
        Answer taken = admin.upload("/api/filing-conditions/sheet", "table.xlsx", table);
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        boolean whole = taken.body().get("refused").isEmpty();
        assertThat(taken.body().get("saved").asInt() > 0).isEqualTo(whole);
        assertThat(manager.upload("/api/filing-conditions/sheet", "table.xlsx", table)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void offersWhatTheViewerMayDoAndSaysWhyNot() {
        JsonNode handling = dispatched();
        String path = "/api/cases/" + handling.get("id").asLong();
        JsonNode forManager = action(manager.get(path).body(), "hand-in");
        assertThat(forManager.get("allowed").asBoolean()).isTrue();
        assertThat(forManager.get("needsReason").asBoolean()).isTrue();
        assertThat(forManager
                        .get("evidence")
                        .get("required")
                        .get(0)
                        .get("count")
                        .asInt())
                .isOne();
        JsonNode forSupervisor = action(supervisor.get(path).body(), "hand-in");
        assertThat(forSupervisor.get("allowed").asBoolean()).isFalse();
        assertThat(forSupervisor.get("disallowedReason").asString()).isEqualTo("您的角色不能进行“处置完成”");
        JsonNode english = action(
                TestClient.admin(port).with("Accept-Language", "en").get(path).body(), "hand-in");
        assertThat(english.get("name").asString()).isIn("Hand in", "处置完成");
    }

    private static JsonNode action(JsonNode detail, String key) {
        for (JsonNode action : detail.get("actions")) {
            if (action.get("key").asString().equals(key)) {
                return action;
            }
        }
        throw new AssertionError("No action " + key + " in " + detail.get("actions"));
    }

    @Test
    void showsAStrangerNothingOfTheCase() {
        JsonNode handling = dispatched();
        String path = "/api/cases/" + handling.get("id").asLong();
        long file = manager.upload(path + "/evidence", "a.jpg", LedgerFixture.jpeg("secret"))
                .body()
                .get("id")
                .asLong();
        assertThat(stranger.get("/api/cases").body().get("total").asInt()).isZero();
        for (Answer answer : List.of(
                stranger.get(path),
                stranger.get(path + "/due"),
                stranger.get(path + "/verification"),
                act(stranger, handling, "hand-in", Map.of("reason", "x")),
                stranger.upload(path + "/evidence", "a.jpg", LedgerFixture.jpeg("x")))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("case-unknown");
        }
        Answer bytes = stranger.get("/api/evidence/" + file);
        assertThat(bytes.status()).isEqualTo(404);
        assertThat(bytes.code()).isEqualTo("evidence-unknown");
        assertThat(stranger.get("/api/ledger/verification").status()).isEqualTo(403);
        Answer foreign = stranger.post(
                "/api/cases", Map.of("type", "vehicle-safety", "title", "x", "severity", 1, "organisationId", company));
        assertThat(foreign.code()).isEqualTo("case-organisation-unknown");
    }

    @Test
    void tellsTheSecondOfTwoHandlersThatTheCaseChanged() {
        JsonNode handling = dispatched();
        done(supervisor, handling, "remark", Map.of("reason", "请尽快"));
        Answer late = act(supervisor, handling, "remark", Map.of("reason", "请尽快"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("case-changed");
        assertThat(late.body().get("detail").asString())
                .contains(handling.get("number").asString());
    }

    @Test
    void namesTheFieldsThatAreWrong() {
        JsonNode handling = dispatched();
        Answer answer = act(manager, handling, "hand-in", Map.of("fields", Map.of("cause", "moon")));
        assertThat(answer.status()).isEqualTo(422);
        var fields = new ArrayList<String>();
        answer.body()
                .get("errors")
                .forEach(error -> fields.add(error.get("field").asString() + " "
                        + error.get("message").asString()));
        assertThat(fields).containsExactly("reason 必填", "fields.cause 请从给定选项中选择", "fields.measure 必填");
    }

    @Test
    void givesEvidenceSafely() {
        JsonNode handling = dispatched();
        String path = "/api/cases/" + handling.get("id").asLong() + "/evidence";
        Answer refused = manager.upload(path, "x.jpg", "<script>alert(1)</script>".getBytes());
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.code()).isEqualTo("evidence-type");
        long file = manager.upload(path, "现场.jpg", LedgerFixture.jpeg("seen"))
                .body()
                .get("id")
                .asLong();
        Answer bytes = manager.get("/api/evidence/" + file);
        assertThat(bytes.status()).isEqualTo(200);
        assertThat(bytes.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(bytes.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(bytes.headers().allValues("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        assertThat(bytes.headers().firstValue("Content-Disposition").orElse("")).startsWith("inline");
    }

    @Test
    void filtersAndSortsTheList() {
        JsonNode first = file();
        JsonNode second = dispatched();
        String base = "/api/cases?organisationId=" + company;
        assertThat(numbers(supervisor.get(base + "&sort=number,asc")))
                .containsExactly(
                        first.get("number").asString(), second.get("number").asString());
        assertThat(numbers(supervisor.get(base + "&stage=handle")))
                .containsExactly(second.get("number").asString());
        assertThat(numbers(supervisor.get(base + "&q=50%25"))).hasSize(2);
        assertThat(numbers(supervisor.get(base + "&q=50_"))).isEmpty();
        assertThat(numbers(manager.get(base + "&mine=true")))
                .containsExactly(second.get("number").asString());
        assertThat(numbers(supervisor.get(base + "&mine=true")))
                .containsExactly(first.get("number").asString());
        assertThat(numbers(supervisor.get(base + "&state=closed"))).isEmpty();
        assertThat(numbers(supervisor.get(base + "&overdue=false"))).hasSize(2);
        assertThat(numbers(supervisor.get(base + "&severity=3&type=vehicle-safety&from=2020-01-01T00:00:00Z")))
                .hasSize(2);
        assertThat(supervisor.get(base + "&sort=colour,asc").code()).isEqualTo("sort-unknown");
        assertThat(supervisor.get(base + "&state=ajar").code()).isEqualTo("case-state-unknown");
    }

    @Test
    void listsAsOverdueWhatIsLateNowAndWhatWasClosedLate() {
        Instant now = Instant.now();
        Instant longAgo = now.minus(Duration.ofDays(40));
        String openLate = filedAt(longAgo).number();
        String openInTime = filedAt(now).number();
        String closedLate = dismissed(filedAt(longAgo), now);
        String closedInTime = dismissed(filedAt(now), now);
        String base = "/api/cases?organisationId=" + company;

        assertThat(numbers(supervisor.get(base + "&overdue=true"))).containsExactlyInAnyOrder(openLate, closedLate);
        assertThat(numbers(supervisor.get(base + "&overdue=false")))
                .containsExactlyInAnyOrder(openInTime, closedInTime);
        assertThat(numbers(supervisor.get(base + "&overdue=true&state=open"))).containsExactly(openLate);
        assertThat(numbers(supervisor.get(base + "&overdue=true&state=closed"))).containsExactly(closedLate);
    }

    private CaseRef filedAt(Instant moment) {
        var draft =
                new FileCase("vehicle-safety", "超速", 3, null, null, company, null, null, null, null, Map.of(), null);
        return DataScopes.callAsSystem("test", () -> cases.file(draft, Actor.SYSTEM, moment));
    }

    private String dismissed(CaseRef filed, Instant moment) {
        var step = new CaseStep(filed.id(), "dismiss", null, "重复", Map.of(), List.of(), null, Map.of());
        DataScopes.callAsSystem("test", () -> cases.act(step, Actor.SYSTEM, moment));
        return filed.number();
    }

    private static List<String> numbers(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var numbers = new ArrayList<String>();
        answer.body()
                .get("items")
                .forEach(item -> numbers.add(item.get("number").asString()));
        return numbers;
    }

    @Test
    void explainsTheDueTime() {
        JsonNode filed = file();
        JsonNode due =
                manager.get("/api/cases/" + filed.get("id").asLong() + "/due").body();
        assertThat(due.get("rule").asString()).isEqualTo("2 个工作日");
        assertThat(due.get("intervals").get(0).get("from").asString()).isNotEmpty();
        assertThat(due.get("dueAt").asString())
                .isEqualTo(filed.get("due").get("dueAt").asString());
    }

    @Test
    void keepsViewsOfEachPersonApart() {
        Answer kept = manager.post("/api/case-views", Map.of("name", "待处置", "query", "stage=handle"));
        assertThat(kept.status()).isEqualTo(201);
        assertThat(manager.post("/api/case-views", Map.of("name", "待处置", "query", "x"))
                        .code())
                .isEqualTo("case-view-taken");
        String address = "/api/case-views/" + kept.body().get("id").asLong();
        assertThat(manager.put(address, Map.of("name", "本周待处置"))
                        .body()
                        .get("name")
                        .asString())
                .isEqualTo("本周待处置");
        assertThat(stranger.put(address, Map.of("name", "不是我的")).code()).isEqualTo("case-view-unknown");
        long other = manager.post("/api/case-views", Map.of("name", "已超期", "query", "overdue=true"))
                .body()
                .get("id")
                .asLong();
        assertThat(manager.put(address, Map.of("name", "已超期")).code()).isEqualTo("case-view-taken");
        manager.delete("/api/case-views/" + other);
        assertThat(stranger.get("/api/case-views").body()).isEmpty();
        stranger.delete("/api/case-views/" + kept.body().get("id").asLong());
        assertThat(manager.get("/api/case-views").body()).hasSize(1);
        manager.delete("/api/case-views/" + kept.body().get("id").asLong());
        assertThat(manager.get("/api/case-views").body()).isEmpty();
    }

    @Test
    void describesTheTypes() {
        JsonNode types = manager.get("/api/case-types").body();
        assertThat(types.get(0).get("key").asString()).isEqualTo("vehicle-safety");
        assertThat(types.get(0).get("stages")).hasSize(8);
        assertThat(admin.get("/api/case-types/faults").body()).isEmpty();
    }
}
