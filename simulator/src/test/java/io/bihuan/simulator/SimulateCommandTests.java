package io.bihuan.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateCommandTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new SimulateCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void writesTheCityAndStops(@TempDir Path folder) {
        assertThat(run("--vehicles", "12", "--write-city", folder.toString())).isZero();
        assertThat(folder.resolve("city.json")).content().contains("海澄市", "\"vehicles\"", "\"jiandu\"");
        assertThat(folder.resolve("basemap.geojson")).content().startsWith("{\"type\":\"FeatureCollection\"");
        assertThat(out.toString()).contains("12 vehicles");
    }

    @Test
    void rejectsMoreVehiclesThanACityHolds() {
        assertThat(run("--vehicles", "30000")).isEqualTo(2);
        assertThat(err.toString()).contains("0 to 20000 vehicles, not 30000");
    }

    @Test
    void rejectsFolderThatHoldsNoCity(@TempDir Path folder) {
        assertThat(run("--city", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("cannot read").contains("city.json");
    }

    @Test
    void rejectsTrackFileWithWrongRow(@TempDir Path folder) throws Exception {
        Path tracks = Files.writeString(
                folder.resolve("t.csv"), "vehicle,time,lon,lat,speed\na,2026-01-05T08:00:00,118,39,x\n");
        assertThat(run("--vehicles", "0", "--tracks", tracks.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("t.csv line 2 holds something that is not a number");
    }

    @Test
    void rejectsClockThatStandsStill() {
        assertThat(run("--vehicles", "0", "--speed-up", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("up to 1000 times as fast, not 0.0");
    }
}
