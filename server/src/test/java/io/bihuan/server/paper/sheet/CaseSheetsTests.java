package io.bihuan.server.paper.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.excel.ExcelBook;
import io.bihuan.server.excel.ExcelColumn;
import io.bihuan.server.excel.ExcelPage;
import io.bihuan.server.excel.ExcelRow;
import io.bihuan.server.excel.ExcelSheet;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class CaseSheetsTests {

    private static final String IMPORT = "/api/case-imports?type=vehicle-safety&mode=";

    @LocalServerPort
    private int port;

    private TestClient supervisor;
    private TestClient stranger;
    private long company;
    private String companyName;

    @BeforeEach
    void signIn() {
        TestClient admin = TestClient.admin(port);
        supervisor = admin.makePerson("CITY_SUPERVISOR", 1);
        company = admin.makeOrganisation("ENTERPRISE");
        stranger = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", admin.makeOrganisation("ENTERPRISE"));
        companyName = "ENTERPRISE";
        for (JsonNode one : admin.get("/api/organisations").body()) {
            if (one.get("id").asLong() == company) {
                companyName = one.get("name").asString();
            }
        }
    }

    private byte[] book(List<List<Object>> rows) {
        var out = new ByteArrayOutputStream();
        try (var book = new ExcelBook(out)) {
            ExcelPage page = book.sheet(
                    "填写",
                    List.of(
                            ExcelColumn.of("标题*", 20),
                            ExcelColumn.of("级别*", 10),
                            ExcelColumn.of("责任单位", 20),
                            ExcelColumn.of("原因", 10),
                            ExcelColumn.of("驾驶员教育日期", 10)));
            rows.forEach(page::row);
        }
        return out.toByteArray();
    }

    private JsonNode bring(String mode, byte[] file) {
        return bring("vehicle-safety", mode, file);
    }

    private JsonNode bring(String type, String mode, byte[] file) {
        Answer begun = supervisor.upload("/api/case-imports?type=" + type + "&mode=" + mode, "隐患.xlsx", file);
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        String path = "/api/case-imports/" + begun.body().get("id").asLong();
        for (int i = 0; i < 300; i++) {
            JsonNode job = supervisor.get(path).body();
            if (job.get("state").asString().matches("DONE|FAILED")) {
                assertThat(job.get("state").asString()).isEqualTo("DONE");
                return job;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError("import does not end");
    }

    private ExcelSheet result(JsonNode job) {
        return ExcelSheet.read(new ByteArrayInputStream(
                supervisor.download("/api/case-imports/" + job.get("id").asLong() + "/result")));
    }

    private long cases() {
        return supervisor
                .get("/api/cases?organisationId=" + company)
                .body()
                .get("total")
                .asLong();
    }

    private List<List<Object>> mixed() {
        return List.of(
                List.of("超速一", "严重", companyName, "驾驶员行为", "2026年11月2日"),
                List.of("", "很严重", "没有的公司", "天气", "不详"),
                List.of("超速三", 2, companyName));
    }

    @Test
    void templateFollowsTheTypeAndCanBeReadBack() {
        byte[] template = supervisor.download("/api/case-imports/template?type=vehicle-safety");
        ExcelSheet sheet = ExcelSheet.read(new ByteArrayInputStream(template));

        assertThat(sheet.headings())
                .startsWith("标题", "级别", "紧急程度", "责任单位")
                .contains("驾驶员", "整改措施")
                .endsWith("登记说明");
        assertThat(sheet.rows()).isEmpty();
    }

    @Test
    void checksWithoutFilingAnything() {
        JsonNode job = bring("CHECK", book(mixed()));

        assertThat(job.get("taken").asInt()).isEqualTo(2);
        assertThat(job.get("refused").asInt()).isEqualTo(1);
        assertThat(cases()).isZero();
    }

    @Test
    void takesGoodRowsAndSaysWhatIsWrongWithTheOthers() {
        JsonNode job = bring("GOOD_ROWS", book(mixed()));

        assertThat(cases()).isEqualTo(2);
        List<ExcelRow> rows = result(job).rows();
        assertThat(rows.get(0).text("案卷编号")).startsWith("AQ-");
        assertThat(rows.get(0).text("导入结果")).isEqualTo("已登记");
        assertThat(rows.get(1).text("案卷编号")).isEmpty();
        assertThat(rows.get(1).text("导入结果"))
                .contains("标题（A3）：必填")
                .contains("级别（B3）：请从给定选项中选择")
                .contains("责任单位（C3）：没有此单位")
                .contains("原因（D3）")
                .contains("驾驶员教育日期（E3）：请填写日期");
    }

    @Test
    void takesAllOrNone() {
        JsonNode none = bring("ALL_OR_NONE", book(mixed()));
        assertThat(none.get("taken").asInt()).isZero();
        assertThat(cases()).isZero();
        assertThat(result(none).rows().getFirst().text("导入结果")).startsWith("无误");

        JsonNode all = bring("ALL_OR_NONE", book(List.of(mixed().get(0), mixed().get(2))));
        assertThat(all.get("taken").asInt()).isEqualTo(2);
        assertThat(cases()).isEqualTo(2);
    }

    @Test
    void filesNothingTwice() {
        byte[] file = book(mixed());
        bring("GOOD_ROWS", file);
        JsonNode again = bring("GOOD_ROWS", file);
        assertThat(again.get("known").asInt()).isEqualTo(2);
        byte[] back = supervisor.download("/api/case-imports/" + again.get("id").asLong() + "/result");
        JsonNode corrected = bring("GOOD_ROWS", back);

        assertThat(corrected.get("known").asInt()).isEqualTo(2);
        assertThat(corrected.get("refused").asInt()).isEqualTo(1);
        assertThat(cases()).isEqualTo(2);
    }

    @Test
    void refusesOtherFilesAndOtherPeople() {
        assertThat(supervisor
                        .upload(IMPORT + "CHECK", "x.xlsx", new byte[] {1, 2})
                        .code())
                .isEqualTo("excel-unreadable");
        assertThat(supervisor
                        .upload(IMPORT + "CHECK", "x.xlsx", book(List.of()))
                        .code())
                .isEqualTo("sheet-empty");
        JsonNode job = bring("CHECK", book(mixed()));
        String path = "/api/case-imports/" + job.get("id").asLong();
        assertThat(stranger.get(path).code()).isEqualTo("sheet-import-unknown");
        assertThat(stranger.get(path + "/result").status()).isEqualTo(404);
    }

    @Test
    void exportsWhatTheListShowsAndOnlyThat() {
        bring("GOOD_ROWS", book(mixed()));
        String path =
                "/api/case-sheets?type=vehicle-safety&sort=number,desc&columns=number,title,severity,field:cause&organisationId="
                        + company;
        ExcelSheet sheet = ExcelSheet.read(new ByteArrayInputStream(supervisor.download(path)));

        assertThat(sheet.headings()).containsExactly("案卷编号", "标题", "级别", "原因");
        assertThat(sheet.rows()).extracting(row -> row.text("标题")).containsExactly("超速三", "超速一");
        assertThat(sheet.rows().get(1).text("原因")).isEqualTo("驾驶员行为");
        ExcelSheet theirs = ExcelSheet.read(new ByteArrayInputStream(
                stranger.download("/api/case-sheets?columns=number&organisationId=" + company)));
        assertThat(theirs.rows()).isEmpty();
        assertThat(supervisor.get("/api/case-sheets?columns=secret").code()).isEqualTo("sheet-column-unknown");
        assertThat(supervisor.get("/api/case-sheets?sort=secret").code()).isEqualTo("sort-unknown");
    }

    private byte[] conditions(List<List<Object>> rows) {
        var out = new ByteArrayOutputStream();
        try (var book = new ExcelBook(out)) {
            ExcelPage page = book.sheet(
                    "填写",
                    List.of(
                            ExcelColumn.of("标题*", 20),
                            ExcelColumn.of("级别*", 10),
                            ExcelColumn.of("紧急程度", 10),
                            ExcelColumn.of("立案条件*", 20),
                            ExcelColumn.of("责任单位", 20),
                            ExcelColumn.of("问题性质*", 10),
                            ExcelColumn.of("问题描述*", 10)));
            rows.forEach(page::row);
        }
        return out.toByteArray();
    }

    @Test
    void filesUnderConditionsByCodeOrNameWithTheirLimits() {
        JsonNode job = bring(
                "city-case",
                "GOOD_ROWS",
                conditions(List.of(
                        List.of("按编号", "一般", "", "SJ-HW-01", companyName, "事件", "垃圾"),
                        List.of("按名称", "一般", "特急", "道路遗撒", companyName, "事件", "遗撒"),
                        List.of("按下拉列表", "一般", "紧急", "BJ-LD-01 路灯不亮", companyName, "部件", "路灯"),
                        List.of("没填", "一般", "", "", companyName, "部件", "某处"),
                        List.of("没有的", "一般", "十万火急", "BJ-00", companyName, "部件", "某处"))));

        assertThat(job.get("taken").asInt()).isEqualTo(3);
        List<ExcelRow> rows = result(job).rows();
        assertThat(rows.get(3).text("导入结果")).isEqualTo("立案条件（D5）：必填");
        assertThat(rows.get(4).text("导入结果")).contains("紧急程度（C6）：请从给定选项中选择").contains("立案条件（D6）：没有此立案条件，或已停用");
        assertLimit("按编号", "SJ-HW-01", "normal", Duration.ofHours(4));
        assertLimit("按名称", "SJ-HW-02", "veryUrgent", Duration.ofHours(1));
        assertLimit("按下拉列表", "BJ-LD-01", "urgent", Duration.ofDays(1));

        ExcelSheet listed = ExcelSheet.read(new ByteArrayInputStream(supervisor.download(
                "/api/case-sheets?type=city-case&sort=number,asc&columns=title,urgency,condition&organisationId="
                        + company)));
        assertThat(listed.headings()).containsExactly("标题", "紧急程度", "立案条件");
        assertThat(listed.rows().get(1).text("紧急程度")).isEqualTo("特急");
        assertThat(listed.rows().get(1).text("立案条件")).isEqualTo("SJ-HW-02 道路遗撒");
    }

    private void assertLimit(String title, String code, String urgency, Duration limit) {
        JsonNode row = supervisor
                .get("/api/cases?organisationId=" + company + "&q="
                        + java.net.URLEncoder.encode(title, java.nio.charset.StandardCharsets.UTF_8))
                .body()
                .get("items")
                .get(0);
        JsonNode filed = supervisor.get("/api/cases/" + row.get("id").asLong()).body();
        assertThat(filed.get("condition").get("code").asString()).isEqualTo(code);
        assertThat(filed.get("urgency").asString()).isEqualTo(urgency);
        assertThat(Duration.between(
                        Instant.parse(filed.get("filedAt").asString()),
                        Instant.parse(filed.get("dueAt").asString())))
                .isEqualTo(limit);
    }

    @Test
    void templateOffersTheConditionsOfTheTypeAndExplainsThem() throws IOException {
        byte[] template = supervisor.download("/api/case-imports/template?type=city-case");
        assertThat(ExcelSheet.read(new ByteArrayInputStream(template)).headings())
                .startsWith("标题", "级别", "紧急程度", "立案条件", "责任单位");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(template))) {
            Sheet explained = book.findSheet("立案条件").orElseThrow();
            assertThat(explained.read())
                    .extracting(row -> row.getCellText(0) + "|" + row.getCellText(5))
                    .contains("编号|结案条件", "SJ-HW-01|清理干净");
            Sheet offered = book.findSheet("选项").orElseThrow();
            assertThat(offered.read().getFirst().stream().map(cell -> cell == null ? "" : cell.getText()))
                    .contains("一般", "BJ-JG-01 井盖缺失、移位或断裂，有危险");
        }
        assertThat(ExcelSheet.read(new ByteArrayInputStream(
                                supervisor.download("/api/case-imports/template?type=vehicle-safety")))
                        .headings())
                .doesNotContain("立案条件");
    }

    @Test
    void bringsInAThousandRows() {
        var rows = new ArrayList<List<Object>>();
        for (int i = 0; i < 1_000; i++) {
            rows.add(List.of("批量 " + i, "一般", companyName));
        }
        JsonNode job = bring("GOOD_ROWS", book(rows));

        assertThat(job.get("taken").asInt()).isEqualTo(1_000);
        assertThat(cases()).isEqualTo(1_000);
        assertThat(supervisor.post("/api/case-imports", Map.of()).status()).isEqualTo(415);
    }
}
