package io.bihuan.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import io.bihuan.server.scope.SecretThings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files that would run in the browser of whoever opens them, under harmless names and behind harmless beginnings. */
@ServerTest
class ActiveContentTests {

    private static final String SCRIPT = "<script>alert(document.cookie)</script>";

    @LocalServerPort
    private int port;

    private TestClient supervisor() {
        return TestClient.admin(port).makePerson("CITY_SUPERVISOR", 1);
    }

    private static String evidenceOf(TestClient supervisor) {
        return "/api/cases/" + supervisor.fileCase("超速", 2, 1).get("id").asLong() + "/evidence";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>" + SCRIPT + "</body></html>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                "<?xml version=\"1.0\"?><?xml-stylesheet href=\"a.xsl\"?><a/>",
                "GIF89a/*" + SCRIPT + "*/",
                "alert(document.cookie)",
                "\uFEFF<!DOCTYPE html>" + SCRIPT,
                "#!/bin/sh\nid\n",
                "MZ\u0090\u0000",
                "RIFF....WAVEfmt "
            })
    void refusesWhatIsNoneOfItsKinds(String content) {
        TestClient supervisor = supervisor();
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);

        Answer evidence = supervisor.upload(evidenceOf(supervisor), "harmless.jpg", bytes);
        Answer photo = supervisor.upload(
                "/api/check-photos?clientId=" + UUID.randomUUID() + "&takenAt=2026-11-22T00:00:00Z", "a.jpg", bytes);

        assertThat(evidence.code()).as(evidence.text()).isEqualTo("evidence-type");
        assertThat(photo.status()).as(photo.text()).isEqualTo(415);
    }

    @Test
    void givesAPictureThatHidesAScriptAsAPictureOnly() {
        TestClient supervisor = supervisor();
        var polyglot = new ByteArrayOutputStream();
        polyglot.writeBytes(SecretThings.PICTURE);
        polyglot.writeBytes(SCRIPT.getBytes(StandardCharsets.UTF_8));
        long file = supervisor
                .upload(evidenceOf(supervisor), "page.html", polyglot.toByteArray())
                .body()
                .get("id")
                .asLong();

        for (String how : List.of("", "?download=true", "?type=text/html", "?format=html")) {
            Answer given = supervisor.get("/api/evidence/" + file + how);
            assertThat(given.status()).isEqualTo(200);
            assertThat(given.headers().firstValue("Content-Type")).as(how).hasValue("image/jpeg");
            assertThat(given.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(given.headers().allValues("Content-Security-Policy"))
                    .anyMatch(policy -> policy.contains("sandbox") && policy.contains("default-src 'none'"));
        }
        Answer asked = supervisor.with("Accept", "text/html").get("/api/evidence/" + file);
        assertThat(asked.headers().firstValue("Content-Type").orElse("")).doesNotContain("html");
    }

    @Test
    void letsNoNameAddHeadersToTheAnswer() {
        TestClient supervisor = supervisor();
        long file = supervisor
                .upload(
                        evidenceOf(supervisor),
                        "a.jpg%0d%0aX-Injected: 1; filename*=UTF-8''b.html\\\"; filename=c.html",
                        SecretThings.PICTURE)
                .body()
                .get("id")
                .asLong();

        Answer given = supervisor.get("/api/evidence/" + file + "?download=true");

        assertThat(given.headers().firstValue("X-Injected")).isEmpty();
        assertThat(given.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .doesNotContain("\r")
                .doesNotContain("\n");
    }
}
