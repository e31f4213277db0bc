package io.bihuan.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.http.fuzz.RawHttp;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.scope.SecretThings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Names that lead out of where files belong, in paths, in queries, in uploads and inside archives. */
@ServerTest
class TraversalTests {

    private static final String OUT = "../../../../../../../../";

    @LocalServerPort
    private int port;

    @Value("${bihuan.data}")
    private Path data = Path.of("");

    /** As an administrator's program would ask, so that nothing is refused for want of a right. */
    private RawHttp.Answer ask(String method, String target, String body) throws IOException {
        String token = TestClient.admin(port)
                .post(
                        "/api/tokens",
                        Map.of("name", "attack", "permissions", List.of("ADMINISTER", "VIEW_CASES", "FILE_CASES")))
                .body()
                .get("token")
                .asString();
        return new RawHttp(port)
                .send((method + " " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                + body)
                        .getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..%2f..%2f..%2f..%2f..%2f..%2fetc/passwd",
                "/../../../../../../etc/passwd",
                "//etc/passwd",
                "/%2e%2e/%2e%2e/application.yaml",
                "/assets/../../application.yaml",
                "/assets/..%2f..%2fapplication.yaml",
                "/assets/..%5c..%5capplication.yaml",
                "/assets/%252e%252e/%252e%252e/application.yaml",
                "/assets/..;/..;/application.yaml",
                "/assets/....//....//application.yaml",
                "/m/..%c0%af..%c0%afapplication.yaml",
                "/m/%2e%2e%2f%2e%2e%2fapplication.yaml",
                "/application.yaml",
                "/db/migration/V100__identity.sql",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/api/calendars/files/..%2f..%2fapplication.yaml",
                "/api/calendars/files/%2e%2e%2f%2e%2e%2fpostgres%2fpassword",
                "/api/calendars/files/../../postgres/password",
                "/api/calendars/files/password",
                "/api/checklists/..%2f..%2fapplication",
                "/api/registers/..%2f..%2fx/template",
                "/api/case-imports/template?type=..%2f..%2fapplication",
                "/api/forms/..%2f..%2fx/template",
                "/api/evidence/..%2f..%2fpostgres%2fpassword",
                "/api/media/..%2f..%2fpostgres%2fpassword",
                "/api/frames/..%2f..%2fpostgres%2fpassword",
                "/open311/v2/media/..%2f..%2fpostgres%2fpassword.jpg",
                "/calendar/..%2f..%2fpostgres%2fpassword.ics"
            })
    void givesNothingFromElsewhere(String target) throws IOException {
        RawHttp.Answer answer = ask("GET", target, "");

        assertThat(answer.text())
                .doesNotContain("root:x:")
                .doesNotContain("spring:")
                .doesNotContain("create table");
        assertThat(answer.status() >= 400 && answer.status() < 500
                        || answer.header("content-type").startsWith("text/html"))
                .as(target + " answers " + answer.status() + " " + answer.text())
                .isTrue();
    }

    private List<String> found(String name) throws IOException {
        try (var files = Files.walk(data.toAbsolutePath().getParent())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name::equals)
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/calendars/files/..%2fplanted.yaml",
                "/api/calendars/files/../planted.yaml",
                "/api/calendars/files/%2e%2e%2f%2e%2e%2fplanted.yaml",
                "/api/calendars/files/..%5cplanted.yaml",
                "/api/calendars/files/planted.yaml%00.txt",
                "/api/checklists/..%2fplanted"
            })
    void writesNothingElsewhere(String target) throws IOException {
        String calendar =
                "calendar: planted\\nsource: ours\\nmark: M\\nweekdays: [MONDAY]\\nofficeHours: [\\\"08:00-12:00\\\"]\\n";

        RawHttp.Answer answer = ask("PUT", target, "{\"text\": \"" + calendar + "\"}");

        assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
        assertThat(found("planted.yaml")).isEmpty();
        assertThat(found("planted")).isEmpty();
    }

    private static long filed(TestClient admin) {
        return admin.fileCase("超速", 2, 1).get("id").asLong();
    }

    @Test
    void keepsEvidenceUnderItsHashWhateverItIsCalled() throws IOException {
        TestClient admin = TestClient.admin(port);
        String path = "/api/cases/" + filed(admin) + "/evidence";

        for (String name : List.of(OUT + "planted.jpg", "/etc/planted.jpg", "C:\\\\Windows\\\\planted.jpg", "..")) {
            JsonNode kept = admin.upload(path, name, SecretThings.PICTURE).body();
            assertThat(kept.get("name").asString()).as(name).doesNotContain("/").doesNotContain("\\");
            var given = admin.get("/api/evidence/" + kept.get("id").asLong());
            assertThat(given.headers().firstValue("Content-Disposition").orElseThrow())
                    .doesNotContain("../");
        }

        assertThat(found("planted.jpg")).isEmpty();
    }

    @Test
    void takesNothingOutOfAnArchiveByItsName() throws IOException {
        TestClient admin = TestClient.admin(port);
        byte[] template = admin.download("/api/forms/notice/template");
        byte[] workbook = admin.download("/api/case-imports/template?type=vehicle-safety");

        admin.upload("/api/forms/notice/template?name=x&word=x", "a.docx", with(template, OUT + "planted.txt"));
        admin.upload("/api/case-imports?type=vehicle-safety&mode=CHECK", "a.xlsx", with(workbook, OUT + "planted.txt"));
        admin.delete("/api/forms/notice/template");

        assertThat(found("planted.txt")).isEmpty();
        assertThat(Path.of("/planted.txt")).doesNotExist();
    }

    /** The archive with one more entry. */
    private static byte[] with(byte[] archive, String name) {
        var entries = new LinkedHashMap<>(Zip.entries(archive));
        assertThat(entries).isNotEmpty();
        entries.put(name, new byte[] {1});
        return Zip.archive(entries);
    }
}
