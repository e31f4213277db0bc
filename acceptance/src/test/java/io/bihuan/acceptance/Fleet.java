package io.bihuan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A city of simulated vehicles for tests that look at what the platform keeps. */
final class Fleet {

    private static final String PASSWORD = "crash-test-Passw0rd";

    private Fleet() {}

    /** Draws the city; its directory is what {@code --demo} and {@code --city} take. */
    static Path writeCity(Path directory, int vehicles) {
        Path city = directory.resolve("city");
        assertThat(BihuanProcess.simulate(
                                directory.resolve("city.out"),
                                List.of("--write-city", city.toString(), "--vehicles", Integer.toString(vehicles)))
                        .awaitExit())
                .isZero();
        return city;
    }

    /** The settings of a server without a city, on free ports. */
    static Map<String, String> emptySettings(Path data) {
        return Map.of(
                "BIHUAN_DATA", data.toString(),
                "BIHUAN_HTTP_PORT", Integer.toString(BihuanProcess.freePort()),
                "BIHUAN_JT808_PORT", Integer.toString(BihuanProcess.freePort()),
                "BIHUAN_ADMIN_PASSWORD", PASSWORD);
    }

    /** A server's settings on free ports. */
    static Map<String, String> settings(Path data, Path city) {
        return Map.of(
                "BIHUAN_DATA", data.toString(),
                "BIHUAN_HTTP_PORT", Integer.toString(BihuanProcess.freePort()),
                "BIHUAN_JT808_PORT", Integer.toString(BihuanProcess.freePort()),
                "BIHUAN_ADMIN_PASSWORD", PASSWORD,
                "BIHUAN_DEMO", city.toString(),
                "BIHUAN_ADMIT_UNKNOWN", "true");
    }

    /** Lets 120 vehicles report, with an incident every other second. */
    static BihuanProcess drive(Path directory, Map<String, String> settings, Path city, Path book) {
        return BihuanProcess.simulate(
                directory.resolve("simulate.out"),
                List.of(
                        "--city",
                        city.toString(),
                        "--vehicles",
                        "120",
                        "--port",
                        String.valueOf(settings.get("BIHUAN_JT808_PORT")),
                        "--interval",
                        "2",
                        "--speed-up",
                        "20",
                        "--incident-every",
                        "2",
                        "--book",
                        book.toString(),
                        "--start",
                        Instant.now().minus(Duration.ofHours(12)).toString()));
    }

    static ApiSession admin(Map<String, String> settings) {
        return ApiSession.login(Integer.parseInt(String.valueOf(settings.get("BIHUAN_HTTP_PORT"))), "admin", PASSWORD);
    }
}
