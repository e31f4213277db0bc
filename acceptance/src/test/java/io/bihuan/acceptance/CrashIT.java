package io.bihuan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product is killed without warning, at random instants, while a fleet reports to it. The fleet keeps its own book of
 * what was acknowledged, and after every restart the two are compared; no alarm and no case stands twice, and every
 * chain of the ledger is whole. Five rounds by default, a hundred with {@code -Pnightly}; an instant can be repeated with
 * {@code -Dbihuan.crash.seed}.
 */
class CrashIT {

    private static final int ROUNDS = Integer.getInteger("bihuan.crash.rounds", 5);
    private static final long SEED = Long.getLong("bihuan.crash.seed", System.nanoTime());
    private static final int FEWEST_REPORTS = 200;
    private static final int MORE_REPORTS = 1_500;
    private static final int LONGEST_START_MILLIS = 9_000;

    @TempDir
    Path directory;

    @Test
    void losesNothingAcknowledgedAndRaisesNothingTwiceWhenKilledInMidLoad() {
        Path city = Fleet.writeCity(directory, 120);
        Map<String, String> settings = Fleet.settings(directory.resolve("data"), city);
        var books = new Books(directory.resolve("book.csv"));
        Random random = new Random(SEED);
        BihuanProcess server = BihuanProcess.serve(directory.resolve("data"), settings);
        try (BihuanProcess simulator = Fleet.drive(directory, settings, city, books.fleet())) {
            for (int round = 1; round <= ROUNDS; round++) {
                books.awaitReports(books.size() + FEWEST_REPORTS + random.nextInt(MORE_REPORTS), simulator);
                server.kill();
                if (random.nextInt(4) == 0) {
                    killWhileStarting(settings, random);
                }
                List<String> acknowledged = books.acknowledged();
                server = BihuanProcess.serve(directory.resolve("data"), settings);
                compare(settings, acknowledged, "round " + round + " of seed " + SEED);
            }
            books.awaitReports(books.size() + FEWEST_REPORTS, simulator);
            server.close();
        } finally {
            server.kill();
        }
        BihuanProcess verify = BihuanProcess.command(directory.resolve("verify.out"), settings, "verify");
        assertThat(verify.awaitExit()).as(verify.output()).isZero();
    }

    /** A start is as good an instant as any other. */
    private void killWhileStarting(Map<String, String> settings, Random random) {
        try (BihuanProcess starting = BihuanProcess.begin(directory.resolve("data"), settings)) {
            starting.runFor(Duration.ofMillis(random.nextInt(LONGEST_START_MILLIS)));
            starting.kill();
        }
    }

    private void compare(Map<String, String> settings, List<String> acknowledged, String when) {
        ApiSession admin = Fleet.admin(settings);
        Books.assertNothingMissing(admin, acknowledged);
        Set<String> alarms = Books.assertNoAlarmTwice(admin);
        Books.assertNoCaseTwice(admin);
        BihuanProcess verify = BihuanProcess.command(
                directory.resolve("verify-" + Instant.now().toEpochMilli()), settings, "verify");
        assertThat(verify.awaitExit()).as(when + ": " + verify.output()).isZero();
        System.Logger log = System.getLogger(CrashIT.class.getName());
        log.log(System.Logger.Level.INFO, when + ": " + acknowledged.size() + " reports, " + alarms.size() + " alarms");
    }
}
