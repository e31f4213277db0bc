package io.bihuan.server.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A citizen with a browser, programs that speak Open311, and a supervisor of the city. */
@ServerTest(fresh = true)
@TestPropertySource(
        properties = {
            "bihuan.citizen.reports-per-address=1000",
            "bihuan.citizen.datum=GCJ02",
            "bihuan.public.url=https://city.example.cn"
        })
abstract class CitizenScene {

    static final String PHONE = "13812345678";

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();
    TestClient citizen;
    TestClient supervisor;

    @BeforeEach
    void begin() {
        citizen = TestClient.at(port);
        citizen.get("/api/session");
        supervisor = TestClient.admin(port).makePerson("CITY_SUPERVISOR", 1);
    }

    Map<String, Object> report(String description) {
        JsonNode challenge = citizen.get("/api/public/challenge").body();
        String text = challenge.get("challenge").asString();
        long work = 0;
        while (!ProofOfWork.solves(text, Long.toString(work))) {
            work++;
        }
        var body = new HashMap<String, Object>();
        body.put("service", "manhole");
        body.put("description", description);
        body.put("address", "海滨路 8 号门前");
        body.put("longitudeDegrees", 117.5);
        body.put("latitudeDegrees", 38.9);
        body.put("phone", PHONE);
        body.put("challenge", text);
        body.put("work", Long.toString(work));
        return body;
    }

    JsonNode reported(Map<String, Object> body) {
        Answer answer = citizen.post("/api/public/reports", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    JsonNode caseOf(String number) {
        JsonNode found =
                supervisor.get("/api/cases?q=" + number).body().get("items").get(0);
        return supervisor.get("/api/cases/" + found.get("id").asLong()).body();
    }

    void accept(String number) {
        JsonNode seen = caseOf(number);
        Answer answer = supervisor.post(
                "/api/cases/" + seen.get("id").asLong() + "/actions/accept",
                Map.of("version", seen.get("version").asLong()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    static byte[] picture(int width, int height) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A picture whose camera wrote where it stood. */
    static byte[] placedPicture() {
        byte[] plain = picture(2000, 1000);
        byte[] exif = "Exif\0\0MM\0*\0\0\0\bGPS 38.9N 117.5E secret".getBytes(StandardCharsets.ISO_8859_1);
        var bytes = new ByteArrayOutputStream();
        bytes.write(plain, 0, 2);
        bytes.write(0xFF);
        bytes.write(0xE1);
        bytes.write((exif.length + 2) >> 8);
        bytes.write(exif.length + 2);
        bytes.write(exif, 0, exif.length);
        bytes.write(plain, 2, plain.length - 2);
        return bytes.toByteArray();
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpResponse<byte[]> open311(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/open311" + path))
                .build());
    }

    HttpResponse<byte[]> post311(String path, Map<String, String> form) {
        return post311(path, form, "");
    }

    /** As above, with more of the body as it is sent. */
    HttpResponse<byte[]> post311(String path, Map<String, String> form, String more) {
        String body = form.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))
                + more;
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/open311" + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        return JsonMapper.shared().readTree(text(response));
    }

    static Document xml(HttpResponse<byte[]> response) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(response.body()));
    }
}
