package io.bihuan.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole loop as people walk it: a simulated vehicle misbehaves, its company handles the case in a browser, the
 * supervisor verifies and closes it, its history proves intact, and another company sees nothing of it.
 */
class ClosedLoopIT {

    private static final String PASSWORD = "closed-loop-Passw0rd";
    private static final Set<String> SESSIONS = new HashSet<>();
    private static final int HTTP_PORT = BihuanProcess.freePort();
    private static final String BASE = "http://127.0.0.1:" + HTTP_PORT;

    @TempDir
    Path directory;

    @Test
    void companyHandlesAndSupervisorClosesACaseThatAVehicleCaused() throws IOException {
        Path city = directory.resolve("city");
        int jt808Port = BihuanProcess.freePort();
        Map<String, String> settings = Map.of(
                "BIHUAN_DATA", directory.resolve("data").toString(),
                "BIHUAN_HTTP_PORT", Integer.toString(HTTP_PORT),
                "BIHUAN_JT808_PORT", Integer.toString(jt808Port),
                "BIHUAN_DEMO", city.toString(),
                "BIHUAN_LOG_FILE", directory.resolve("server.log").toString(),
                "BIHUAN_DEMO_PASSWORD", PASSWORD);
        BihuanProcess.simulate(
                        directory.resolve("city.out"), List.of("--write-city", city.toString(), "--vehicles", "40"))
                .awaitExit();
        try (BihuanProcess server = BihuanProcess.serve(directory.resolve("data"), settings);
                BihuanProcess simulator = BihuanProcess.simulate(
                        directory.resolve("simulate.out"),
                        List.of(
                                "--city",
                                city.toString(),
                                "--vehicles",
                                "40",
                                "--port",
                                Integer.toString(jt808Port),
                                "--interval",
                                "2",
                                "--incident-every",
                                "2"));
                Chromium chromium = Chromium.start()) {
            JsonNode caused = awaitCaseOfASimulatedVehicle(server, simulator);
            String company =
                    managerOf(city, caused.get("organisation").get("name").asString(), true);
            String stranger =
                    managerOf(city, caused.get("organisation").get("name").asString(), false);
            Page supervisor = waitWithoutNetwork(chromium, caused);
            handle(chromium, company, caused);
            verifyAndClose(supervisor);
            seeNothing(chromium, stranger, caused);
            findNoSecretInTheLogs();
        }
    }

    /** What was typed as a password and what a browser carried as its session stands in no log of any program. */
    private void findNoSecretInTheLogs() throws IOException {
        Set<String> secrets = new HashSet<>(SESSIONS);
        secrets.add(PASSWORD);
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> logs = files.filter(file -> file.toString().matches(".*(\\.out|/server\\.log|/postgres/log)"))
                    .filter(Files::isRegularFile)
                    .toList();
            assertThat(logs).hasSizeGreaterThanOrEqualTo(3);
            for (Path log : logs) {
                String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
                assertThat(secrets).as("%s", log).noneMatch(text::contains);
            }
        }
    }

    private static JsonNode awaitCaseOfASimulatedVehicle(BihuanProcess server, BihuanProcess simulator) {
        Instant start = Instant.now();
        ApiSession supervisor = ApiSession.login(HTTP_PORT, "jiandu", PASSWORD);
        AtomicReference<JsonNode> found = new AtomicReference<>();
        Awaitility.await("a case that an alarm of the fleet opened")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .failFast("a process ended", () -> !server.isAlive() || !simulator.isAlive())
                .until(() -> {
                    for (JsonNode row : supervisor
                            .get("/api/cases?state=open&stage=handle&sort=filedAt,desc&size=50")
                            .get("items")) {
                        boolean fresh = Instant.parse(row.get("filedAt").asString())
                                .isAfter(start.minus(Duration.ofMinutes(1)));
                        if (fresh && row.get("alarmCount").asInt() > 0) {
                            found.set(row);
                        }
                    }
                    return found.get() != null;
                });
        return found.get();
    }

    /** A safety manager of this organisation or of the company it belongs to, or else one of a company that it is not. */
    private static String managerOf(Path city, String organisation, boolean same) throws IOException {
        JsonNode file = JsonMapper.builder().build().readTree(Files.readString(city.resolve("city.json")));
        Set<String> lineage = new HashSet<>();
        String wanted = organisation;
        for (boolean climbed = true; climbed; ) {
            climbed = false;
            for (JsonNode one : file.get("organisations")) {
                boolean found = one.get("name").asString().equals(wanted)
                        || one.get("key").asString().equals(wanted);
                if (found && lineage.add(one.get("key").asString())) {
                    wanted = one.get("parent").asString("");
                    climbed = true;
                }
            }
        }
        for (JsonNode person : file.get("people")) {
            if (person.get("role").asString().equals("ENTERPRISE_SAFETY_MANAGER")
                    && lineage.contains(person.get("organisation").asString()) == same) {
                return person.get("loginName").asString();
            }
        }
        throw new AssertionError("the city has no such safety manager: " + organisation + " " + same);
    }

    private static void handle(Chromium chromium, String manager, JsonNode caused) throws IOException {
        Page page = login(chromium, manager);
        page.navigate(BASE + "/cases");
        page.getByTestId("case-search")
                .locator("input")
                .or(page.getByTestId("case-search"))
                .last()
                .fill(caused.get("number").asString());
        String number = caused.get("number").asString();
        page.getByTestId("case-row-" + number).getByText(number).click();
        assertThat(page.getByTestId("case-stage-key")).hasText("handle");
        page.getByTestId("case-action-hand-in").click();
        assertThat(page.getByTestId("action-submit")).isDisabled();
        page.getByTestId("action-field-cause").click();
        page.getByText("驾驶员行为").last().click();
        page.getByTestId("action-field-measure")
                .locator("input,textarea")
                .or(page.getByTestId("action-field-measure"))
                .last()
                .fill("约谈驾驶员，停班学习一天，复训考核合格后上岗");
        page.getByTestId("evidence-input").last().setInputFiles(new FilePayload("整改照片.png", "image/png", picture()));
        page.getByTestId("action-reason").fill("已约谈并完成培训，附照片");
        page.getByTestId("action-submit").click();
        assertThat(page.getByTestId("case-stage-key")).hasText("verify");
        assertThat(page.getByTestId("case-action-verify")).hasCount(0);
        page.context().close();
    }

    /** The supervisor has the case open when the network goes away. */
    private static Page waitWithoutNetwork(Chromium chromium, JsonNode caused) {
        Page page = login(chromium, "jiandu");
        page.navigate(BASE + "/cases/" + caused.get("id").asLong());
        assertThat(page.getByTestId("case-stage-key")).hasText("handle");
        page.context().setOffline(true);
        return page;
    }

    /** With the network back, the page shows by itself what the company has done meanwhile. */
    private static void verifyAndClose(Page page) {
        assertThat(page.getByTestId("case-stage-key")).hasText("handle");
        page.context().setOffline(false);
        assertThat(page.getByTestId("case-stage-key")).hasText("verify");
        page.getByTestId("case-action-verify").click();
        page.getByTestId("action-submit").click();
        assertThat(page.getByTestId("case-stage-key")).hasText("close");
        page.getByTestId("case-action-close").click();
        page.getByTestId("action-submit").click();
        assertThat(page.getByTestId("case-stage-key")).hasText("closed");
        assertThat(page.getByTestId("chain-badge")).hasAttribute("data-intact", "true");
        assertThat(page.getByTestId("event-hand-in")).isVisible();
        page.context().close();
    }

    private static void seeNothing(Chromium chromium, String stranger, JsonNode caused) {
        Page page = login(chromium, stranger);
        page.navigate(BASE + "/cases?state=all&q=" + caused.get("number").asString());
        assertThat(page.getByTestId("list-empty")).isVisible();
        page.navigate(BASE + "/cases/" + caused.get("id").asLong());
        assertThat(page.getByTestId("load-error")).isVisible();
        assertThat(page.getByTestId("case-stage-key")).hasCount(0);
        ApiSession api = ApiSession.login(HTTP_PORT, stranger, PASSWORD);
        assertThat(api.statusOf("/api/cases/" + caused.get("id").asLong())).isEqualTo(404);
        assertThat(api.statusOf("/api/cases/" + caused.get("id").asLong() + "/verification"))
                .isEqualTo(404);
        assertThat(api.statusOf("/api/vehicles/" + caused.get("asset").get("id").asLong()))
                .isEqualTo(404);
        page.context().close();
    }

    private static Page login(Chromium chromium, String loginName) {
        Page page = chromium.person(new Browser.NewContextOptions().setViewportSize(1366, 900))
                .newPage();
        page.navigate(BASE + "/login");
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        page.getByTestId("login-name").fill(loginName);
        page.getByTestId("login-password").fill(PASSWORD);
        page.getByTestId("login-submit").click();
        page.waitForURL(url -> !url.contains("/login"));
        page.context().cookies().stream()
                .filter(cookie -> cookie.httpOnly)
                .forEach(cookie -> SESSIONS.add(cookie.value));
        return page;
    }

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().fillRect(8, 8, 40, 30);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
