package io.bihuan.server.detection;

import io.bihuan.engine.observation.Fix;
import io.bihuan.engine.observation.FrameReference;
import io.bihuan.server.excel.Csv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Locale;

/** The lines of an export of positions, RFC 4180. Times are ISO-8601 in UTC, degrees are WGS-84. */
final class FixCsv {

    private FixCsv() {}

    /** Who sent a position, as people know it; empty where unknown. */
    record Owner(String phone, String plate) {}

    static void header(Writer out) throws IOException {
        out.write(
                "phone,plate,device_time,received_at,longitude,latitude,speed_kmh,direction_degrees,log_reference\r\n");
    }

    static void line(Writer out, Owner owner, Fix fix) {
        FrameReference reference = fix.reference();
        try {
            out.write(Csv.text(owner.phone()));
            out.write(',');
            out.write(Csv.text(owner.plate()));
            out.write(',');
            out.write(Instant.ofEpochMilli(fix.deviceTimeMillis()).toString());
            out.write(',');
            out.write(Instant.ofEpochMilli(fix.receivedTimeMillis()).toString());
            out.write(String.format(
                    Locale.ROOT,
                    ",%.6f,%.6f,%.1f,%d,",
                    fix.longitudeDegrees(),
                    fix.latitudeDegrees(),
                    fix.speedKmh(),
                    fix.directionDegrees()));
            out.write(reference == null ? "" : reference.toString());
            out.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
