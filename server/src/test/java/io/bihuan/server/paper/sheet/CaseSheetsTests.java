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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
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
        Answer begun = supervisor.upload(IMPORT + mode, "隐患.xlsx", file);
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
                .startsWith("标题", "级别", "责任单位")
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
