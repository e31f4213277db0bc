package io.bihuan.server.paper.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.database.ServerTest;
import io.bihuan.server.excel.ExcelBook;
import io.bihuan.server.excel.ExcelColumn;
import io.bihuan.server.excel.ExcelPage;
import io.bihuan.server.excel.ExcelRow;
import io.bihuan.server.excel.ExcelSheet;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.CaseRef;
import io.bihuan.server.ledger.Cases;
import io.bihuan.server.ledger.FileCase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

/** An import whose process ends in the middle, and is gone on with at the next start. */
@ServerTest(fresh = true)
class ImportRestartTests {

    private static final String TYPE = "vehicle-safety";
    private static final int ROWS = 450;

    /** The process is gone: nothing more is written, not even that it failed. */
    private static final class ProcessGone extends Error {

        private static final long serialVersionUID = 1;
    }

    @LocalServerPort
    private int port;

    @Autowired
    private CaseImports imports;

    @Autowired
    private ImportStore store;

    @Autowired
    private ImportDesk desk;

    @Autowired
    private Cases cases;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private InstantSource clock;

    private TestClient admin;
    private TestClient person;
    private Viewer viewer;
    private long company;

    @BeforeEach
    void signIn() {
        admin = TestClient.admin(port);
        company = admin.makeOrganisation("ENTERPRISE");
        person = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", company);
        long id = person.get("/api/session").body().get("personId").asLong();
        viewer = DataScopes.callAsSystem("test", () -> desk.viewer(id)).orElseThrow();
    }

    /** So many rows, the third of them without a title. */
    private static SentFile file() {
        var out = new ByteArrayOutputStream();
        try (var book = new ExcelBook(out)) {
            ExcelPage page = book.sheet("填写", List.of(ExcelColumn.of("标题*", 20), ExcelColumn.of("级别*", 10)));
            for (int i = 1; i <= ROWS; i++) {
                page.row(List.of(i == 3 ? "" : "隐患 " + i, "一般"));
            }
        }
        return new SentFile("隐患.xlsx", out.toByteArray());
    }

    private ImportJob kept(SentFile sent, ImportMode mode) {
        return DataScopes.call(
                viewer.scope(), () -> store.add(viewer, TYPE, sent, mode, ROWS, Locale.CHINA, clock.instant()));
    }

    private ImportRun.Source source(ImportJob job, SentFile sent) {
        ImportColumns columns = desk.columns(TYPE, viewer, Locale.CHINA);
        ExcelSheet sheet = ExcelSheet.read(new ByteArrayInputStream(sent.bytes()));
        return new ImportRun.Source(job.id(), sheet, sent.sha256(), columns);
    }

    /** Does a job as a process that ends while it files, or between two bunches. */
    private void endsWithin(ImportJob job, SentFile sent, Function<FileCase, CaseRef> filing, IntConsumer progress) {
        DataScopes.callAsSystem("test", () -> store.begin(job.id()));
        Throwable end = catchThrowable(() -> DataScopes.run(viewer.scope(), () -> {
            ImportRun.Source source = source(job, sent);
            new ImportRun(source, desk.reader(source.columns(), viewer), filing, store, transactions, progress)
                    .run(job.mode());
        }));
        assertThat(end).isInstanceOf(ProcessGone.class);
    }

    private CaseRef file(FileCase command) {
        return cases.file(command, Actor.of(viewer), clock.instant());
    }

    private Function<FileCase, CaseRef> until(int most) {
        var filed = new AtomicInteger();
        return command -> {
            if (filed.incrementAndGet() > most) {
                throw new ProcessGone();
            }
            return file(command);
        };
    }

    private JsonNode resumed(ImportJob job) throws ExecutionException, InterruptedException {
        imports.resume().get();
        return person.get("/api/case-imports/" + job.id()).body();
    }

    private int filed() {
        return person.get("/api/cases?organisationId=" + company)
                .body()
                .get("total")
                .asInt();
    }

    private void assertWhole(JsonNode job) {
        assertThat(job.get("state").asString()).isEqualTo("DONE");
        assertThat(job.get("taken").asInt()).isEqualTo(ROWS - 1);
        assertThat(job.get("refused").asInt()).isOne();
        assertThat(job.get("known").asInt()).isZero();
        assertThat(filed()).isEqualTo(ROWS - 1);
        List<ExcelRow> rows = ExcelSheet.read(new ByteArrayInputStream(
                        person.download("/api/case-imports/" + job.get("id").asLong() + "/result")))
                .rows();
        assertThat(rows).hasSize(ROWS);
        assertThat(rows.stream().map(row -> row.text("案卷编号")).filter(number -> !number.isEmpty()))
                .hasSize(ROWS - 1)
                .doesNotHaveDuplicates();
        assertThat(rows.get(2).text("导入结果")).contains("标题（A4）：必填");
    }

    @Test
    void goesOnInTheMiddleOfABunchAndFilesNoRowTwice() throws Exception {
        SentFile sent = file();
        ImportJob job = kept(sent, ImportMode.GOOD_ROWS);
        endsWithin(job, sent, until(250), done -> {});
        assertThat(filed())
                .as("the first bunch stands, the second was taken back")
                .isEqualTo(199);
        JsonNode left = person.get("/api/case-imports/" + job.id()).body();
        assertThat(left.get("state").asString()).isEqualTo("RUNNING");

        assertWhole(resumed(job));
    }

    @Test
    void goesOnBetweenTwoBunchesAndTellsHowFarItIs() throws Exception {
        SentFile sent = file();
        ImportJob job = kept(sent, ImportMode.GOOD_ROWS);
        endsWithin(job, sent, this::file, done -> {
            DataScopes.runAsSystem("test", () -> store.progress(job.id(), done));
            if (done == 400) {
                throw new ProcessGone();
            }
        });
        JsonNode left = person.get("/api/case-imports/" + job.id()).body();
        assertThat(left.get("done").asInt()).isEqualTo(400);
        assertThat(filed()).isEqualTo(399);

        assertWhole(resumed(job));
    }

    @Test
    void goesOnAfterTheLastRowWasFiledAndNothingSaidSo() throws Exception {
        SentFile sent = file();
        ImportJob job = kept(sent, ImportMode.GOOD_ROWS);
        endsWithin(job, sent, this::file, done -> {
            if (done == ROWS) {
                throw new ProcessGone();
            }
        });
        assertThat(filed()).isEqualTo(ROWS - 1);

        assertWhole(resumed(job));
        assertWhole(resumed(job));
    }

    @Test
    void beginsAnewWhatWasToBeTakenAsAWhole() throws Exception {
        SentFile sent = file();
        ImportJob mixed = kept(sent, ImportMode.ALL_OR_NONE);
        endsWithin(mixed, sent, until(250), done -> {});
        assertThat(resumed(mixed).get("taken").asInt()).isZero();
        assertThat(filed()).isZero();

        var out = new ByteArrayOutputStream();
        try (var book = new ExcelBook(out)) {
            ExcelPage page = book.sheet("填写", List.of(ExcelColumn.of("标题*", 20), ExcelColumn.of("级别*", 10)));
            for (int i = 1; i <= ROWS; i++) {
                page.row(List.of("隐患 " + i, "严重"));
            }
        }
        var good = new SentFile("全对.xlsx", out.toByteArray());
        ImportJob job = kept(good, ImportMode.ALL_OR_NONE);
        endsWithin(job, good, until(ROWS + 250), done -> {});
        assertThat(filed()).as("checked once, then taken back while filing").isZero();

        JsonNode whole = resumed(job);
        assertThat(whole.get("state").asString()).isEqualTo("DONE");
        assertThat(whole.get("taken").asInt()).isEqualTo(ROWS);
        assertThat(filed()).isEqualTo(ROWS);
    }

    @Test
    void givesUpWhatEndedTheProcessThreeTimesAndSaysSo() throws Exception {
        SentFile sent = file();
        ImportJob job = kept(sent, ImportMode.GOOD_ROWS);
        for (int i = 0; i < 3; i++) {
            endsWithin(job, sent, until(i == 0 ? 210 : 10), done -> {});
        }
        JsonNode ended = resumed(job);
        assertThat(ended.get("state").asString()).isEqualTo("FAILED");
        assertThat(ended.get("problem").asString()).startsWith("服务曾中断，导入没有完成。请重新上传同一文件");
        assertThat(filed()).isEqualTo(199);
        ImportJob again = kept(sent, ImportMode.GOOD_ROWS);
        JsonNode done = resumed(again);
        assertThat(done.get("known").asInt()).isEqualTo(199);
        assertThat(done.get("taken").asInt()).isEqualTo(ROWS - 1 - 199);
        assertThat(filed()).isEqualTo(ROWS - 1);
    }

    @Test
    void filesNothingMoreForSomebodyWhoMayNotSignInAnyMore() throws Exception {
        SentFile sent = file();
        ImportJob job = kept(sent, ImportMode.GOOD_ROWS);
        endsWithin(job, sent, until(250), done -> {});
        var change = Map.of(
                "loginName",
                viewer.loginName(),
                "displayName",
                viewer.displayName(),
                "role",
                "ENTERPRISE_SAFETY_MANAGER",
                "organisationId",
                company,
                "active",
                false);
        assertThat(admin.put("/api/people/" + viewer.personId(), change).status())
                .isEqualTo(200);
        imports.resume().get();

        ImportJob ended = DataScopes.callAsSystem("test", () -> store.find(viewer.personId(), job.id()))
                .orElseThrow();
        assertThat(ended.state()).isEqualTo(ImportJob.State.FAILED);
        assertThat(ended.problem()).isEqualTo("sheet-person-gone");
        assertThat(admin.get("/api/cases?organisationId=" + company)
                        .body()
                        .get("total")
                        .asInt())
                .isEqualTo(199);
    }
}
