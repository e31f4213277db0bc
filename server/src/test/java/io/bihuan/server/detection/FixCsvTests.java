package io.bihuan.server.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.engine.observation.Fix;
import io.bihuan.engine.observation.FrameReference;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FixCsvTests {

    @Test
    void writesEveryColumnInItsUnit() throws IOException {
        var out = new StringWriter();
        FixCsv.header(out);
        FixCsv.line(out, new FixCsv.Owner("013912345678", "津A,\"1\""), fix());

        assertThat(out.toString().split("\r\n"))
                .containsExactly(
                        "phone,plate,device_time,received_at,longitude,latitude,speed_kmh,direction_degrees,log_reference",
                        "013912345678,\"津A,\"\"1\"\"\",2026-11-22T10:00:00Z,2026-11-22T10:00:01.250Z,"
                                + "-117.900001,38.900000,61.5,270,p1-42");
    }

    @Test
    void writesNoFormulas() throws IOException {
        var out = new StringWriter();
        FixCsv.line(out, new FixCsv.Owner("+86139", "=HYPERLINK(\"http://192.0.2.1\")"), fix());

        assertThat(out.toString())
                .startsWith("'+86139,\"'=HYPERLINK(\"\"http://192.0.2.1\"\")\",2026-")
                .contains(",-117.900001,");
    }

    private static Fix fix() {
        return new Fix(
                7,
                1_795_341_600_000L,
                1_795_341_601_250L,
                new FrameReference(1, 42),
                38_900_000,
                -117_900_001,
                5,
                615,
                270,
                0,
                0,
                0);
    }
}
