package io.bihuan.server.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.database.ServerTest;
import io.bihuan.server.excel.ExcelBook;
import io.bihuan.server.excel.ExcelColumn;
import io.bihuan.server.excel.ExcelSheet;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServerTest
class RegistersTests {

    @LocalServerPort
    private int port;

    private final ExpirySweep sweep;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    private TestClient admin;
    private long company;
    private TestClient manager;
    private TestClient stranger;

    @Autowired
    RegistersTests(ExpirySweep sweep, JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.sweep = sweep;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @BeforeEach
    void signIn() {
        admin = TestClient.admin(port);
        company = admin.makeOrganisation("ENTERPRISE");
        manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", company);
        stranger = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", admin.makeOrganisation("ENTERPRISE"));
    }

    private static String number() {
        return UUID.randomUUID().toString().substring(0, 12);
    }

    private Map<String, Object> risk(String number, String likelihood) {
        return new HashMap<>(Map.of(
                "organisationId",
                company,
                "fields",
                Map.of(
                        "number", number,
                        "name", "液氨储罐",
                        "hazard", "中毒",
                        "likelihood", likelihood,
                        "exposure", "6",
                        "consequence", "40")));
    }

    private JsonNode added(String number, String likelihood) {
        Answer answer = manager.post("/api/registers/risk/records", risk(number, likelihood));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    private static long id(JsonNode detail) {
        return detail.get("record").get("id").asLong();
    }

    @Test
    void worksOutTheScoreAndItsColour() {
        JsonNode red = added(number(), "3").get("record");
        JsonNode blue = added(number(), "0.1").get("record");
        assertThat(red.get("fields").get("score").asString()).isEqualTo("720");
        assertThat(red.get("grade").get("tone").asString()).isEqualTo("red");
        assertThat(blue.get("fields").get("score").asString()).isEqualTo("24");
        assertThat(blue.get("grade").get("tone").asString()).isEqualTo("blue");
    }

    @Test
    void takesTheBoundItselfForTheWorseColour() {
        Map<String, String> values = new HashMap<>(Map.of("score", "160"));
        RegisterType risk = RegisterTypes.load(java.nio.file.Path.of("none")).get("risk");
        assertThat(FieldValues.grade(risk, values))
                .get()
                .extracting(RegisterType.Step::key)
                .isEqualTo("orange");
        values.put("score", "159.9");
        assertThat(FieldValues.grade(risk, values))
                .get()
                .extracting(RegisterType.Step::key)
                .isEqualTo("yellow");
    }

    @Test
    void refusesWhatDoesNotFitAndSaysWhere() {
        Map<String, Object> body = risk(number(), "7");
        Answer wrong = manager.post("/api/registers/risk/records", body);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().get("errors").get(0).get("field").asString()).isEqualTo("fields.likelihood");

        String number = number();
        added(number, "3");
        assertThat(manager.post("/api/registers/risk/records", risk(number, "3"))
                        .code())
                .isEqualTo("register-key-taken");
        assertThat(manager.post("/api/registers/nothing/records", body).code()).isEqualTo("register-unknown");
        assertThat(manager.post("/api/registers/licence/records", body).code()).isEqualTo("register-role");
    }

    @Test
    void keepsEveryChangeWithItsReason() {
        JsonNode detail = added(number(), "3");
        long id = id(detail);
        Map<String, Object> change = risk(detail.get("record").get("key").asString(), "1");
        change.put("version", 1);
        change.put("reason", "加装喷淋");
        JsonNode changed = manager.put("/api/register-records/" + id, change).body();
        assertThat(changed.get("record").get("fields").get("score").asString()).isEqualTo("240");
        JsonNode last = changed.get("events").get(0).get("event");
        assertThat(last.get("changes").get("likelihood").asString()).isEqualTo("1");
        assertThat(last.get("changes").get("score").asString()).isEqualTo("240");
        assertThat(last.get("reason").asString()).isEqualTo("加装喷淋");
        assertThat(changed.get("events").size()).isEqualTo(2);
        assertThat(manager.put("/api/register-records/" + id, change).code()).isEqualTo("record-changed");
    }

    @Test
    void historyCannotBeAlteredByTheApplication() {
        long id = id(added(number(), "3"));
        for (String sql : List.of(
                "update bihuan.register_event set reason = 'x' where record_id = " + id,
                "delete from bihuan.register_event where record_id = " + id)) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> DataScopes.runAsSystem(
                            "test",
                            () -> transactions.executeWithoutResult(
                                    status -> jdbc.sql(sql).update())))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void actionsFollowTheStatesAndAskForWhatTheyNeed() {
        long id = id(added(number(), "3"));
        String at = "/api/register-records/" + id + "/actions/";
        assertThat(manager.post(at + "restore", Map.of("version", 1)).code()).isEqualTo("record-action-state");
        assertThat(manager.post(at + "fly", Map.of("version", 1)).code()).isEqualTo("record-action-unknown");
        assertThat(manager.post(at + "fail", Map.of("version", 1)).code()).isEqualTo("invalid-fields");
        Answer failed = manager.post(at + "fail", Map.of("version", 1, "reason", "喷淋损坏"));
        assertThat(failed.body().get("record").get("state").get("key").asString())
                .isEqualTo("failed");
        assertThat(manager.post(at + "remove", Map.of("version", 1, "reason", "拆除"))
                        .code())
                .isEqualTo("record-changed");
        TestClient handler = admin.makePerson("UNIT_HANDLER", company);
        assertThat(handler.post(at + "remove", Map.of("version", 2, "reason", "拆除"))
                        .code())
                .isEqualTo("record-action-role");
    }

    @Test
    void publicationMustStandForItsDays() {
        TestClient village = admin.makePerson("UNIT_HANDLER", company);
        Answer household = village.post(
                "/api/registers/household/records",
                Map.of(
                        "organisationId",
                        company,
                        "fields",
                        Map.of("number", number(), "householder", "王某", "village", "上河村", "reason", "illness")));
        long id = id(household.body());
        String at = "/api/register-records/" + id + "/actions/";
        assertThat(village.post(at + "publish", Map.of("version", 1)).status()).isEqualTo(200);
        Answer early = village.post(at + "publish-again", Map.of("version", 2));
        assertThat(early.code()).isEqualTo("record-action-early");
        JsonNode offers = village.get("/api/register-records/" + id).body().get("actions");
        assertThat(offers.get(0).get("allowed").asBoolean()).isFalse();
        assertThat(offers.get(0).get("refusal").asString()).contains("7");

        DataScopes.runAsSystem(
                "time passes",
                () -> transactions.executeWithoutResult(status -> jdbc.sql(
                                "update register_record set state_since = state_since - interval '7 days' where id = :id")
                        .param("id", id)
                        .update()));
        assertThat(village.post(at + "publish-again", Map.of("version", 2)).status())
                .isEqualTo(200);
    }

    @Test
    void strangersSeeAndTouchNothing() {
        String number = number();
        long id = id(added(number, "3"));
        assertThat(stranger.get("/api/register-records/" + id).code()).isEqualTo("record-unknown");
        assertThat(stranger.get("/api/registers/risk/records?q=" + number)
                        .body()
                        .get("total")
                        .asLong())
                .isZero();
        Map<String, Object> change = risk(number, "1");
        assertThat(stranger.put("/api/register-records/" + id, change).code()).isEqualTo("record-unknown");
        assertThat(stranger.post("/api/registers/risk/records", risk(number(), "1"))
                        .status())
                .isEqualTo(422);
        Long seen = DataScopes.call(
                new DataScope(false, 9, Set.of(company + 1000), null),
                () -> transactions.execute(status -> jdbc.sql(
                                "select (select count(*) from register_record) + (select count(*) from register_event)")
                        .query(Long.class)
                        .single()));
        assertThat(seen).isZero();
    }

    @Test
    void opensACaseWithWhatTheRecordKnows() {
        long id = id(added(number(), "3"));
        Answer filed = manager.post(
                "/api/register-records/" + id + "/cases",
                Map.of("type", "general-hazard", "severity", 2, "fields", Map.of("source", "self")));
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        JsonNode cases = manager.get("/api/register-records/" + id).body().get("cases");
        assertThat(cases.get(0).get("title").asString()).isEqualTo("液氨储罐 中毒");
        assertThat(manager.post(
                                "/api/register-records/" + id + "/cases",
                                Map.of("type", "vehicle-safety", "severity", 2))
                        .code())
                .isEqualTo("record-case-type");
    }

    @Test
    void remindsOfADateOnceAndOfTheNextStepLater() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
        long id = id(added(number(), "3"));
        Answer reviewed = manager.post(
                "/api/register-records/" + id + "/actions/review",
                Map.of(
                        "version",
                        1,
                        "reason",
                        "年度复评",
                        "fields",
                        Map.of(
                                "likelihood", "1",
                                "exposure", "6",
                                "consequence", "40",
                                "reviewBy", today.plusDays(7).toString())));
        assertThat(reviewed.status()).as(reviewed.text()).isEqualTo(200);
        assertThat(DataScopes.callAsSystem("test", sweep::sweep)).isPositive();
        assertThat(DataScopes.callAsSystem("test", sweep::sweep)).isZero();
        List<String> told = DataScopes.callAsSystem(
                "test",
                () -> transactions.execute(status -> jdbc
                        .sql("select title_zh from notice where key like 'register:' || :id || ':%'")
                        .param("id", id)
                        .query(String.class)
                        .list()
                        .stream()
                        .map(String::valueOf)
                        .toList()));
        assertThat(told).singleElement().asString().contains("还有 7 天到期");
        LocalDate next = DataScopes.callAsSystem(
                "test",
                () -> transactions.execute(
                        status -> jdbc.sql("select next_reminder from register_record where id = :id")
                                .param("id", id)
                                .query(LocalDate.class)
                                .single()));
        assertThat(next).isEqualTo(today.plusDays(7));
    }

    @Test
    void takesWorkbookRowByRowAndNamesTheFaultyCell() {
        String good = number();
        byte[] workbook = workbook(
                List.of(good, "反应釜", "爆炸", "3 可能但不经常", "6 每天工作时间", "40 灾难"),
                List.of(number(), "", "火灾", "经常", "6 每天工作时间", "40 灾难"));
        Answer refused = manager.upload("/api/registers/risk/workbook", "risk.xlsx", workbook);
        assertThat(refused.status()).as(refused.text()).isEqualTo(200);
        assertThat(refused.body().get("taken").asBoolean()).isFalse();
        assertThat(refused.body().get("faults").size()).isEqualTo(2);
        assertThat(refused.body().get("faults").get(0).get("row").asInt()).isEqualTo(3);

        Answer taken = manager.upload("/api/registers/risk/workbook?onlyAll=false", "risk.xlsx", workbook);
        assertThat(taken.body().get("added").asInt()).isEqualTo(1);
        Answer again = manager.upload("/api/registers/risk/workbook?onlyAll=false", "risk.xlsx", workbook);
        assertThat(again.body().get("changed").asInt()).isEqualTo(1);
        assertThat(manager.get("/api/registers/risk/records?q=" + good)
                        .body()
                        .get("items")
                        .get(0)
                        .get("fields")
                        .get("score")
                        .asString())
                .isEqualTo("720");
        assertThat(manager.get("/api/registers/risk/workbook").status()).isEqualTo(200);
        assertThat(manager.get("/api/registers/risk/template").status()).isEqualTo(200);
    }

    /** What is written out in either language is read back, and what the sheet leaves blank stays as it was. */
    @Test
    void readsBackWhatItWroteAndLosesNothing() {
        for (String language : List.of("zh-CN", "en")) {
            String number = number();
            Map<String, Object> body = risk(number, "3");
            body.putAll(Map.of("place", "罐区", "longitudeDegrees", 117.5, "latitudeDegrees", 38.9));
            assertThat(manager.post("/api/registers/risk/records", body).status())
                    .isEqualTo(201);
            assertThat(manager.put("/api/session/locale", Map.of("locale", language))
                            .status())
                    .isLessThan(300);
            byte[] written = manager.download("/api/registers/risk/workbook?q=" + number);
            ExcelSheet sheet = ExcelSheet.read(new java.io.ByteArrayInputStream(written));
            assertThat(sheet.has(language.equals("en") ? "Longitude" : "经度")).isTrue();
            Answer read = manager.upload("/api/registers/risk/workbook", "risk.xlsx", written);
            assertThat(read.body().get("changed").asInt()).as(read.text()).isOne();
            Answer bare = manager.upload(
                    "/api/registers/risk/workbook?onlyAll=false",
                    "risk.xlsx",
                    workbook(
                            List.of(number, "液氨储罐", "中毒", "3 可能但不经常", "6 每天工作时间", "40 灾难"),
                            List.of(number, "再来一次", "中毒", "3 可能但不经常", "6 每天工作时间", "40 灾难")));
            assertThat(bare.body().get("changed").asInt()).isOne();
            assertThat(bare.body().get("faults").get(0).get("message").asString())
                    .isEqualTo(
                            language.equals("en")
                                    ? "The number " + number + " stands twice in the file"
                                    : "编号“" + number + "”在文件中出现了两次");
            JsonNode kept = manager.get("/api/registers/risk/records?q=" + number)
                    .body()
                    .get("items")
                    .get(0);
            assertThat(kept.get("longitudeDegrees").asDouble()).isEqualTo(117.5);
            assertThat(kept.get("place").asString()).isEqualTo("罐区");
        }
    }

    /** A number that another organisation's record has is told at its row and leaves the others alone. */
    @Test
    void tellsARowThatCannotBeWrittenAndTakesTheOthers() {
        String taken = number();
        added(taken, "3");
        TestClient other = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", admin.makeOrganisation("ENTERPRISE"));
        long own = company;
        company = other.get("/api/session").body().get("organisation").get("id").asLong();
        byte[] file = workbook(
                List.of(taken, "反应釜", "爆炸", "3 可能但不经常", "6 每天工作时间", "40 灾难"),
                List.of(number(), "配电室", "火灾", "3 可能但不经常", "6 每天工作时间", "40 灾难"));
        company = own;
        Answer answer = other.upload("/api/registers/risk/workbook?onlyAll=false", "risk.xlsx", file);
        assertThat(answer.body().get("added").asInt()).as(answer.text()).isOne();
        assertThat(answer.body().get("faults")).hasSize(1);
        assertThat(answer.body().get("faults").get(0).get("row").asInt()).isEqualTo(2);
        assertThat(answer.body().get("faults").get(0).get("message").asString()).contains("已在名册中");
    }

    private byte[] workbook(List<String> first, List<String> second) {
        String unit = admin.get("/api/organisations")
                .body()
                .valueStream()
                .filter(each -> each.get("id").asLong() == company)
                .findFirst()
                .orElseThrow()
                .get("name")
                .asString();
        var out = new ByteArrayOutputStream();
        try (var book = new ExcelBook(out)) {
            var page = book.sheet(
                    "风险",
                    Stream.of("风险点编号", "风险点", "可能的事故", "可能性 L", "暴露频繁程度 E", "后果 C", "所属单位")
                            .map(heading -> ExcelColumn.of(heading, 16))
                            .toList());
            for (List<String> row : List.of(first, second)) {
                page.row(Stream.concat(row.stream(), Stream.of(unit)).toList());
            }
        }
        return out.toByteArray();
    }

    @Test
    void countsByStateAndColour() {
        added(number(), "3");
        JsonNode counts = manager.get("/api/registers/risk/counts").body();
        assertThat(counts.get("all").asLong()).isEqualTo(1);
        assertThat(counts.get("byGrade").get("red").asLong()).isEqualTo(1);
        assertThat(counts.get("byState").get("controlled").asLong()).isEqualTo(1);
    }

    @Test
    void everyShippedRegisterCanBeReadAndNamesCasesThatExist() {
        Set<String> caseTypes = Set.copyOf(admin.get("/api/case-types")
                .body()
                .valueStream()
                .map(type -> type.get("key").asString())
                .toList());
        var types = RegisterTypes.load(java.nio.file.Path.of("none"));
        assertThat(types.all()).hasSizeGreaterThanOrEqualTo(9);
        for (RegisterType type : types.all()) {
            assertThat(type.cases()).allMatch(link -> caseTypes.contains(link.type()), type.key());
        }
    }
}
