package io.bihuan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.calendar.Calendars;
import io.bihuan.server.demo.Cast;
import io.bihuan.server.demo.Walk;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * One case of every shipped type on the real screens of a real server with the demo city: filed, handled with its
 * evidence, verified, closed and looked back at, each step by a person signed in with their own login who does what that
 * screen offers. The samples the demo city is made of say who does what.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryTypeIT {

    private static final String PASSWORD = "every-type-Passw0rd";
    private static final Path PICTURES = Path.of("target", "every-type");
    private static final CaseTypes TYPES =
            CaseTypes.load(Path.of("none"), Calendars.load(Path.of("none"), ZoneId.of("Asia/Shanghai")));

    private final int httpPort = BihuanProcess.freePort();
    private final Cast cast = Cast.shipped();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Desks desks;

    @BeforeAll
    void startServerAndBrowser(@TempDir Path directory) throws IOException {
        Path city = directory.resolve("city");
        Path log = directory.resolve("server.log");
        BihuanProcess.simulate(
                        directory.resolve("city.out"), List.of("--write-city", city.toString(), "--vehicles", "8"))
                .awaitExit();
        Chromium chromium = Chromium.start();
        open.add(chromium);
        BihuanProcess server = BihuanProcess.serve(
                directory.resolve("data"),
                Map.of(
                        "BIHUAN_DATA", directory.resolve("data").toString(),
                        "BIHUAN_HTTP_PORT", Integer.toString(httpPort),
                        "BIHUAN_JT808_PORT", Integer.toString(BihuanProcess.freePort()),
                        "BIHUAN_DEMO", city.toString(),
                        "BIHUAN_LOG_FILE", log.toString(),
                        "BIHUAN_DEMO_PASSWORD", PASSWORD));
        open.add(server);
        Files.createDirectories(PICTURES);
        Awaitility.await("the demo city's past")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(500))
                .failFast("the server ended", () -> !server.isAlive())
                .until(() -> Files.readString(log).contains("past cases written"));
        desks = new Desks(chromium, "http://127.0.0.1:" + httpPort, PASSWORD);
        open.add(desks);
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    static Stream<String> types() {
        return TYPES.all().stream().map(CaseType::key);
    }

    @Test
    void serverOffersTheTypesThatAreWalked() {
        JsonNode offered = ApiSession.login(httpPort, "jiandu", PASSWORD).get("/api/case-types");
        assertThat(offered.valueStream().map(type -> type.get("key").asString()))
                .containsExactlyInAnyOrderElementsOf(types().toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void goesFromFilingToTheVerifiedCloseAndItsLookBack(String key) {
        CaseWalk walk = new CaseWalk(desks, cast, TYPES, Walk.shipped(key));
        try {
            walk.go();
        } catch (RuntimeException | AssertionError e) {
            String shown = desks.shown(PICTURES.resolve(key + ".png"));
            throw new AssertionError(key + ", " + walk.doing() + ": " + e.getMessage() + "\n" + shown, e);
        } finally {
            desks.leave();
        }
    }
}
