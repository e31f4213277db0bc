package io.bihuan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every section that needs a whole server, with sizes that say nothing of speed. */
class SectionsIT {

    @TempDir
    Path directory;

    private String bench(String... arguments) {
        var said = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--quick", "--seconds", "2", "--warm-up", "1", "--directory", directory.toString()));
        // Small servers: a test machine has other things to do.
        all.addAll(List.of("--server-option", "-XX:TieredStopAtLevel=1", "--server-option", "-XX:+UseSerialGC"));
        int code = Main.commandLine().setOut(new PrintWriter(said)).execute(all.toArray(String[]::new));
        assertThat(code).as(said.toString()).isZero();
        return said.toString();
    }

    @Test
    void comparesTheWholeWayWithItsLimits() {
        assertThat(bench("table", "--connections", "5", "--window", "4"))
                .contains("The whole way against what bounds it")
                .doesNotContain("not measured", "not comparable");
    }

    @Test
    void tellsCostsAgainstConnectionsAndVehicles() {
        assertThat(bench("curves", "--connections", "5,20", "--vehicles", "50"))
                // Twenty connections weigh less than what a server's own memory moves by: the sign says nothing.
                .containsPattern("connection, with what is known of its terminal +-?[\\d,]+ +-?[\\d,]+")
                .containsPattern("heap B/vehicle +disk B/fix\n +50 ")
                .doesNotContain("not comparable");
    }

    @Test
    void timesQuestionsIdleAndWhileItWrites() {
        assertThat(bench("reads", "--vehicles", "60"))
                .contains("asked while nothing is written", "reports a second are written")
                .containsPattern("track of 3 days, 25,920 points thinned to 2,000 \\| [\\d,]+");
    }

    @Test
    void soaksBesideCompanionsThatMeanHarm() {
        assertThat(bench("soak", "--connections", "5", "--minutes", "0.25"))
                .contains("Of the well-behaved, 0 connections were closed and 0 reports refused")
                .contains("Verdict: ");
    }

    @Test
    void fillsALedgerThatVerifies() {
        assumeTrue(Boolean.getBoolean("bihuan.bench.ledger"), "takes four minutes of waiting: in the nightly profile");
        assertThat(bench("ledger", "--cases", "800"))
                .contains("Intact: every hash, row, seal and file is what was written.")
                .containsPattern("search by words all cases have, city \\| [\\d,]+")
                .containsPattern("a sweep that finds a few \\| ([1-9]\\d*) \\| \\1 ");
    }
}
