package io.bihuan.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.excel.ExcelRow;
import io.bihuan.server.excel.ExcelSheet;
import io.bihuan.server.http.Messages;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import io.bihuan.server.scope.SecretThings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What the audit log says of people who look at things, and how it is looked through and taken out. */
@ServerTest(fresh = true)
class AuditHttpTests {

    private static final Pattern ACTION =
            Pattern.compile("(?:audit|record|looked|recordAs)\\(\\s*(?:new [^;]*?\\),\\s*)?\"([a-z-]+\\.[a-z.-]+)\"");

    /** One company's things, and its safety manager who looks at them. */
    private static Optional<SecretThings> made = Optional.empty();

    @LocalServerPort
    private int port;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Messages messages;
    private TestClient admin = TestClient.at(0);

    @Autowired
    AuditHttpTests(JdbcClient jdbc, TransactionTemplate transactions, Messages messages) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.messages = messages;
    }

    @BeforeEach
    void signIn() {
        admin = TestClient.admin(port);
    }

    private SecretThings things() {
        if (made.isEmpty()) {
            made = Optional.of(new SecretThings(admin, jdbc, transactions));
        }
        return made.orElseThrow();
    }

    private static long idOf(TestClient person) {
        return person.get("/api/session").body().get("personId").asLong();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode rows(String query) {
        Answer answer = admin.get("/api/audit?size=200&" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().get("items");
    }

    /** By the path of what is worth guarding, the action that must be written down when somebody gets it. */
    private static Map<String, String> guarded() {
        var guarded = new LinkedHashMap<String, String>();
        guarded.put("/api/vehicles/{id}/track?from=2026-11-22T00:00:00Z&to=2026-11-23T00:00:00Z", "vehicle.track");
        guarded.put("/api/vehicles/{id}/frames", "vehicle.frames");
        guarded.put("/api/evidence/{id}", "evidence.read");
        guarded.put("/api/check-photos/{id}", "check-photo.read");
        guarded.put("/api/issued-forms/{id}/file", "form.read");
        guarded.put("/api/case-sheets", "cases.export");
        guarded.put("/api/registers/{register}/workbook", "register.export");
        guarded.put("/api/export/fixes?from=2026-11-22T00:00:00Z&to=2026-11-23T00:00:00Z", "fixes.export");
        return guarded;
    }

    @Test
    void writesDownWhoLooksAtWhatIsWorthGuarding() {
        TestClient manager = things().manager;
        long person = idOf(manager);
        var unwritten = new TreeSet<String>();
        guarded().forEach((path, action) -> {
            int mark = path.indexOf('?');
            String bare = mark < 0 ? path : path.substring(0, mark);
            String named = things().named(bare).orElseThrow() + (mark < 0 ? "" : path.substring(mark));
            manager.download(named);
            if (rows("action=" + action + "&person=" + person).size() != 1) {
                unwritten.add(path + " leaves no " + action);
            }
        });

        assertThat(unwritten).isEmpty();
        String caseId = things().named("/api/cases/{id}").orElseThrow().replace("/api/cases/", "");
        assertThat(rows("subject=case:" + caseId + "&person=" + person))
                .extracting(row -> row.get("action").asString())
                .contains("evidence.read", "form.read");
        JsonNode read = rows("action=evidence.read&person=" + person).get(0);
        String number = manager.get("/api/cases/" + caseId).body().get("number").asString();
        assertThat(read.get("subjectName").asString()).isEqualTo("案卷 " + number);
        JsonNode track = rows("action=vehicle.track&person=" + person).get(0);
        assertThat(track.get("subjectName").asString()).startsWith("车辆 ").doesNotContain(":");
        assertThat(track.get("details").get("from").asString()).isEqualTo("2026-11-22T00:00:00Z");
        assertThat(track.get("actionName").asString()).isEqualTo("查看车辆轨迹");
    }

    @Test
    void countsTheSameLookOnceAndAnotherOneApart() {
        TestClient manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", admin.makeOrganisation("ENTERPRISE"));
        String track = things().named("/api/vehicles/{id}/track").orElseThrow();
        assertThat(manager.get(track).status()).isEqualTo(404);
        TestClient supervisor = admin.makePerson("CITY_SUPERVISOR", 1);
        String who = "action=vehicle.track&person=" + idOf(supervisor);

        supervisor.download(track);
        supervisor.download(track);
        assertThat(rows(who)).hasSize(1);
        supervisor.download(track + "?from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z");

        assertThat(rows(who)).hasSize(2);
        assertThat(rows("action=vehicle.track&person=" + idOf(manager))).isEmpty();
    }

    @Test
    void writesDownWhoOpensAConfidentialCase() {
        TestClient supervisor = admin.makePerson("CITY_SUPERVISOR", 1);
        Answer filed = supervisor.post(
                "/api/cases",
                Map.of(
                        "type",
                        "tip-off",
                        "title",
                        "举报",
                        "severity",
                        2,
                        "organisationId",
                        1,
                        "fields",
                        Map.of("channel", "phone", "description", "有人举报", "named", "anonymous"),
                        "readerIds",
                        List.of(idOf(supervisor))));
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        long id = filed.body().get("id").asLong();
        supervisor.download("/api/cases/" + id);
        assertThat(admin.get("/api/cases/" + id).status()).isEqualTo(404);

        JsonNode looks = rows("action=case.read-confidential&subject=case:" + id);
        assertThat(looks).hasSize(1);
        assertThat(looks.get(0).get("personId").asLong()).isEqualTo(idOf(supervisor));
    }

    @Test
    void writesDownWhoSignsInAndOutAndWhoFailsButNotWhatTheyTyped() {
        TestClient leader = admin.makePerson("LEADER", admin.makeOrganisation("DEPARTMENT"));
        JsonNode session = leader.get("/api/session").body();
        String subject = "person:" + session.get("personId").asLong();
        TestClient.at(port).tryLogin(session.get("loginName").asString(), "wrong-Password-1");
        TestClient.at(port).tryLogin("typed-Password-by-mistake", "x");
        leader.delete("/api/session");

        assertThat(rows("action=session.&subject=" + subject))
                .extracting(row -> row.get("action").asString())
                .containsExactlyInAnyOrder("session.login", "session.failed", "session.logout");
        assertThat(rows("action=session.failed&subject=person:?")).isNotEmpty();
        assertThat(admin.get("/api/audit?size=200").text())
                .doesNotContain("typed-Password-by-mistake")
                .doesNotContain("wrong-Password-1");
    }

    @Test
    void offersEveryActionByItsNameAndFindsThatOneAlone() {
        assertThat(admin.get("/api/audit/actions").body())
                .anySatisfy(action -> {
                    assertThat(action.get("action").asString()).isEqualTo("session.login");
                    assertThat(action.get("name").asString()).isEqualTo("登录");
                })
                .allSatisfy(action -> assertThat(action.get("name").asString())
                        .isNotEqualTo(action.get("action").asString()));
        assertThat(rows("action=session.login"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("action").asString()).isEqualTo("session.login"));
        assertThat(rows("action=session.log")).isEmpty();
    }

    @Test
    void isLookedThroughByNameSubjectAndTime() {
        TestClient supervisor = admin.makePerson("CITY_SUPERVISOR", 1);
        String name = supervisor.get("/api/session").body().get("displayName").asString();

        assertThat(rows("q=" + name.toUpperCase(Locale.ROOT)))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("personName").asString()).isEqualTo(name));
        assertThat(rows("subject=person:" + idOf(supervisor)))
                .extracting(row -> row.get("action").asString())
                .contains("person.create", "session.login");
        assertThat(rows("to=2000-01-01T00:00:00Z")).isEmpty();
        assertThat(rows("from=2000-01-01T00:00:00Z")).isNotEmpty();
    }

    @Test
    void isTakenOutAsWorkbookAndAsCsvWithoutFormulas() {
        String formula = "=HYPERLINK(\"http://192.0.2.1\")";
        long person = admin.post(
                        "/api/people",
                        Map.of(
                                "loginName",
                                "formula",
                                "displayName",
                                formula,
                                "role",
                                "CITY_SUPERVISOR",
                                "organisationId",
                                1,
                                "password",
                                TestClient.PASSWORD))
                .body()
                .get("id")
                .asLong();
        TestClient supervisor = TestClient.at(port).login("formula", TestClient.PASSWORD);

        String csv =
                new String(supervisor.download("/api/audit/sheet?format=csv&person=" + person), StandardCharsets.UTF_8);
        ExcelSheet sheet = ExcelSheet.read(
                new ByteArrayInputStream(supervisor.download("/api/audit/sheet?q=" + encoded(formula))));

        assertThat(csv).startsWith("\uFEFF编号,时间,人员,").contains(",\"'=HYPERLINK(\"\"http://192.0.2.1\"\")\",");
        assertThat(csv.lines()).hasSize(3);
        assertThat(sheet.rows())
                .extracting(row -> row.text("操作代码"))
                .containsExactly("session.login", "audit.export", "audit.export");
        ExcelRow last = sheet.rows().getLast();
        assertThat(last.text("人员")).isEqualTo(formula);
        assertThat(last.text("操作")).isEqualTo("导出审计日志");
        assertThat(last.text("详情")).contains("\"format\":\"xlsx\"");
        assertThat(supervisor.get("/api/audit/sheet?format=exe").code()).isEqualTo("audit-format");
    }

    @Test
    void isShownToAuditorsOnly() {
        long company = admin.makeOrganisation("ENTERPRISE");
        for (String role :
                List.of("ENTERPRISE_SAFETY_MANAGER", "DEPARTMENT_SUPERVISOR", "INSPECTOR", "LEADER", "UNIT_HANDLER")) {
            TestClient person = admin.makePerson(role, company);
            assertThat(person.get("/api/audit").code()).as(role).isEqualTo("not-allowed");
            assertThat(person.get("/api/audit/sheet").code()).as(role).isEqualTo("not-allowed");
        }
    }

    @Test
    void everyActionThatIsWrittenDownHasWordsInBothLanguages() throws IOException {
        Path sources = Path.of(System.getProperty("bihuan.root", "..")).resolve("server/src/main/java");
        var actions = new TreeSet<String>();
        try (var files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                var found = ACTION.matcher(read(file));
                while (found.find()) {
                    actions.add(found.group(1));
                }
            });
        }

        assertThat(actions).hasSizeGreaterThan(50).contains("session.login", "vehicle.track", "person.create");
        assertThat(actions)
                .filteredOn(action ->
                        messages.find(Locale.CHINESE, "audit." + action).isEmpty()
                                || messages.find(Locale.CHINESE, "audit." + action)
                                        .equals(messages.find(Locale.ENGLISH, "audit." + action)))
                .as("actions without words of their own in Chinese and in English")
                .isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
