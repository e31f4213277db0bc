package io.bihuan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is taken in mid-load, and the product goes on from it in another directory as if it had been killed there. */
class BackupIT {

    private static final int REPORTS_BEFORE = 1_500;
    private static final int REPORTS_AFTER = 400;

    @TempDir
    Path directory;

    @Test
    void goesOnFromBackupTakenInMidLoadWithAllThatWasAcknowledgedBefore() {
        Path city = Fleet.writeCity(directory, 120);
        Map<String, String> settings = Fleet.settings(directory.resolve("data"), city);
        var books = new Books(directory.resolve("book.csv"));
        Path archive = directory.resolve("running.tar.gz");
        List<String> acknowledgedBefore;
        Set<String> alarmsBefore;
        BihuanProcess server = BihuanProcess.serve(directory.resolve("data"), settings);
        try (BihuanProcess simulator = Fleet.drive(directory, settings, city, books.fleet())) {
            books.awaitReports(REPORTS_BEFORE, simulator);
            acknowledgedBefore = books.acknowledged();
            alarmsBefore = Books.assertNoAlarmTwice(Fleet.admin(settings));
            BihuanProcess backup =
                    BihuanProcess.command(directory.resolve("backup.out"), settings, "backup", archive.toString());
            assertThat(backup.awaitExit()).as(backup.output()).isZero();
            long during = books.size();
            books.awaitReports(during + REPORTS_AFTER, simulator);
        } finally {
            server.close();
        }

        Map<String, String> elsewhere = new HashMap<>(settings);
        elsewhere.putAll(Map.of(
                "BIHUAN_DATA", directory.resolve("elsewhere").toString(),
                "BIHUAN_HTTP_PORT", Integer.toString(BihuanProcess.freePort()),
                "BIHUAN_JT808_PORT", Integer.toString(BihuanProcess.freePort())));
        BihuanProcess restore =
                BihuanProcess.command(directory.resolve("restore.out"), elsewhere, "restore", archive.toString());
        assertThat(restore.awaitExit()).as(restore.output()).isZero();
        assertThatItGoesOn(elsewhere, acknowledgedBefore, alarmsBefore);
    }

    private void assertThatItGoesOn(
            Map<String, String> settings, List<String> acknowledgedBefore, Set<String> alarmsBefore) {
        BihuanProcess server = BihuanProcess.serve(directory.resolve("elsewhere"), settings);
        try {
            ApiSession admin = Fleet.admin(settings);
            Awaitility.await("alarms that waited in the outbox to be carried over")
                    .until(() -> admin.get("/api/operations/latency")
                                    .get("outboxDepth")
                                    .asLong()
                            == 0);
            Books.assertNothingMissing(admin, acknowledgedBefore);
            assertThat(Books.assertNoAlarmTwice(admin)).containsAll(alarmsBefore);
            Books.assertNoCaseTwice(admin);
            Books.assertEveryAlarmHasItsFrame(admin);
            BihuanProcess verify = BihuanProcess.command(directory.resolve("verify.out"), settings, "verify");
            assertThat(verify.awaitExit()).as(verify.output()).isZero();
        } finally {
            server.close();
        }
    }
}
