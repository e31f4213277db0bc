package io.bihuan.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A round where there is no network: the server is killed, a check is filled in with a photo and the filing condition of
 * the case that a failed item opens, the window is closed and opened again, the check is handed in, the window is closed again; then the server comes back. There must be exactly one
 * result, one case, and the photo as it was taken, also after the phone has forgotten that it had sent them.
 */
class OfflineRoundIT {

    private static final String PASSWORD = "offline-round-Passw0rd";
    private static final int HTTP_PORT = BihuanProcess.freePort();
    private static final String BASE = "http://127.0.0.1:" + HTTP_PORT;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path directory;

    @Test
    void resultFilledInWithoutTheServerArrivesOnceWithItsPhoto() throws IOException {
        byte[] photo = picture();
        Map<String, String> settings = Map.of(
                "BIHUAN_DATA", directory.resolve("data").toString(),
                "BIHUAN_HTTP_PORT", Integer.toString(HTTP_PORT),
                "BIHUAN_JT808_PORT", Integer.toString(BihuanProcess.freePort()),
                "BIHUAN_ADMIN_PASSWORD", PASSWORD);
        try (Chromium chromium = Chromium.start()) {
            BrowserContext phone = chromium.person(new Browser.NewContextOptions().setViewportSize(390, 844));
            long task;
            long enterprise;
            BihuanProcess first = BihuanProcess.serve(directory.resolve("data"), settings);
            try {
                ApiSession admin = ApiSession.login(HTTP_PORT, "admin", PASSWORD);
                enterprise = scene(admin);
                task = begin(enterprise);
                signInAndTakeAlong(phone, task);
            } finally {
                first.kill();
            }
            fillInAndCloseTheWindow(phone, task, photo);
            handInAfterAColdStart(phone, task);
            try (BihuanProcess second = BihuanProcess.serve(directory.resolve("data"), settings)) {
                assertThat(second.isAlive()).isTrue();
                arrives(phone);
                countEverything(task, enterprise, photo);
                sendAgain(phone);
                countEverything(task, enterprise, photo);
            }
        }
    }

    /** An enterprise, its inspector, and a checklist; gives the enterprise's number. */
    private static long scene(ApiSession admin) {
        long enterprise = admin.post("/api/organisations", json(Map.of("kind", "ENTERPRISE", "name", "离线测试企业")))
                .get("id")
                .asLong();
        admin.post(
                "/api/people",
                json(Map.of(
                        "loginName",
                        "offline",
                        "displayName",
                        "离线巡查员",
                        "role",
                        "INSPECTOR",
                        "organisationId",
                        enterprise,
                        "password",
                        PASSWORD)));
        String item = """
                {"key": "%s", "text": "%s", "textEn": "%s", "judge": "YES_NO", "failsOn": "NO", "points": 0, "weight": 1,
                 "critical": true, "required": true, "photo": "ON_FAIL", "photos": 1,
                 "opens": {"type": "city-case", "severity": 2, "fields": {"nature": "event"}}}""";
        admin.put("/api/checklists/offline-round", """
                {"version": 0, "definition": {"key": "offline-round", "name": "离线检查", "nameEn": "Offline", "kind": "general",
                 "scoring": "SHARE", "passPercent": 100, "source": "test", "mark": "M", "items": [%s, %s]}}""".formatted(
                item.formatted("exits", "出口畅通", "Exits clear"), item.formatted("signs", "标志齐全", "Signs there")));
        return enterprise;
    }

    private static long begin(long enterprise) {
        return ApiSession.login(HTTP_PORT, "offline", PASSWORD)
                .post(
                        "/api/check-tasks",
                        json(Map.of("listKey", "offline-round", "name", "一号仓库", "organisationId", enterprise)))
                .get("task")
                .get("id")
                .asLong();
    }

    private static void signInAndTakeAlong(BrowserContext phone, long task) {
        Page page = open(phone);
        signIn(page);
        assertThat(page.getByTestId("round-task-" + task)).isVisible();
        assertThat(page.getByTestId("network-state")).hasAttribute("data-state", "online");
        page.waitForFunction("() => navigator.serviceWorker.controller !== null");
        page.close();
    }

    private static void fillInAndCloseTheWindow(BrowserContext phone, long task, byte[] photo) {
        Page page = open(phone);
        assertThat(page.getByTestId("network-state")).hasAttribute("data-state", "offline");
        page.getByTestId("round-task-" + task).click();
        page.getByTestId("answer-signs-yes").click();
        page.getByTestId("answer-exits-no").click();
        page.getByTestId("note-exits").fill("被货物堵塞");
        page.getByTestId("condition-open-exits").click();
        page.getByTestId("condition-search-exits").fill("占道");
        page.getByTestId("condition-exits-SJ-JX-01").click();
        page.getByTestId("photo-exits").setInputFiles(new FilePayload("现场.jpg", "image/jpeg", photo));
        assertThat(page.getByTestId("photo-shown")).hasCount(1);
        assertThat(page.getByTestId("draft-saved")).isVisible();
        page.close();
    }

    private static void handInAfterAColdStart(BrowserContext phone, long task) {
        Page page = open(phone);
        page.getByTestId("round-task-" + task).click();
        assertThat(page.getByTestId("answer-exits-no")).hasAttribute("aria-pressed", "true");
        assertThat(page.getByTestId("note-exits")).hasValue("被货物堵塞");
        assertThat(page.getByTestId("condition-exits")).containsText("占道经营");
        assertThat(page.getByTestId("photo-shown")).hasCount(1);
        page.getByTestId("round-submit").click();
        assertThat(outbox(page)).hasAttribute("data-state", "waiting");
        page.close();
    }

    /** The session outlives the server: what waits is sent without signing in again. */
    private static void arrives(BrowserContext phone) {
        Page page = open(phone);
        page.getByTestId("tab-box").click();
        assertThat(outbox(page)).hasAttribute("data-state", "sent");
        assertThat(outbox(page)).containsText("已立案");
        page.close();
    }

    /** As if the phone had lost power between sending and noting that it had sent, in two windows at once. */
    private static void sendAgain(BrowserContext phone) {
        Page page = open(phone);
        page.getByTestId("tab-box").click();
        page.evaluate("""
                () => new Promise((resolve, reject) => {
                  const opening = indexedDB.open('bihuan-rounds')
                  opening.onerror = () => reject(opening.error)
                  opening.onsuccess = () => {
                    const items = opening.result.transaction('items', 'readwrite').objectStore('items')
                    const all = items.getAll()
                    all.onsuccess = () => {
                      all.result.forEach((item) => items.put({ ...item, state: 'waiting', sentAt: null }))
                      items.transaction.oncomplete = () => resolve()
                    }
                  }
                })""");
        Page other = open(phone);
        other.getByTestId("tab-box").click();
        page.reload();
        assertThat(outbox(page)).hasAttribute("data-state", "sent");
        assertThat(outbox(other)).hasAttribute("data-state", "sent");
        other.close();
        page.close();
    }

    private static void countEverything(long task, long enterprise, byte[] photo) {
        ApiSession inspector = ApiSession.login(HTTP_PORT, "offline", PASSWORD);
        JsonNode detail = inspector.get("/api/check-tasks/" + task);
        assertThat(detail.get("task").get("state").asString()).isEqualTo("DONE");
        JsonNode result = detail.get("result");
        assertThat(result.get("intact").asBoolean()).isTrue();
        assertThat(result.get("photos")).hasSize(1);
        assertThat(result.get("photos").get(0).get("sha256").asString()).isEqualTo(sha256(photo));
        assertThat(result.get("findings")).hasSize(1);
        JsonNode cases = inspector.get("/api/cases?organisationId=" + enterprise);
        assertThat(cases.get("items")).hasSize(1);
        JsonNode opened = inspector.get(
                "/api/cases/" + cases.get("items").get(0).get("id").asLong());
        assertThat(opened.get("condition").get("code").asString()).isEqualTo("SJ-JX-01");
        assertThat(opened.get("evidence")).hasSize(1);
        assertThat(opened.get("evidence").get(0).get("sha256").asString()).isEqualTo(sha256(photo));
    }

    private static Locator outbox(Page page) {
        return page.getByTestId("outbox-result");
    }

    private static Page open(BrowserContext phone) {
        Page page = phone.newPage();
        page.navigate(BASE + "/m/");
        return page;
    }

    private static void signIn(Page page) {
        page.getByTestId("round-name").fill("offline");
        page.getByTestId("round-password").fill(PASSWORD);
        page.getByTestId("round-enter").click();
        assertThat(page.getByTestId("round-sign-in")).hasCount(0);
    }

    private static String json(Map<String, ?> body) {
        return JSON.writeValueAsString(body);
    }

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        for (Color colour : List.of(Color.ORANGE, Color.BLUE, Color.WHITE)) {
            brush.setColor(colour);
            brush.fillOval(colour.getRed(), colour.getBlue(), 120, 90);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
