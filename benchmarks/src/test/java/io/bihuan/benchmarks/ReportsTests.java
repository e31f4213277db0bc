package io.bihuan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.benchmarks.load.Reports;
import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Frame;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.T0200LocationReport;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReportsTests {

    @Test
    void writesFramesThatAdvanceByTenSecondsAndDriveNoFasterThanTheySay() {
        Reports reports = new Reports(Reports.course(808), 4711, LocalDate.of(2026, 12, 31));
        byte[] room = new byte[Reports.LONGEST_FRAME];
        T0200LocationReport before = report(reports, room, 0);
        for (int serial = 1; serial < 20_000; serial++) {
            T0200LocationReport next = report(reports, room, serial);
            assertThat(Duration.between(time(before), time(next))).isEqualTo(Duration.ofSeconds(10));
            assertThat(metresBetween(before, next)).isLessThan(next.speedKmh() / 3.6 * 10 + 60);
            before = next;
        }
    }

    @Test
    void givesTheSameContentFramedOrNot() {
        Reports framed = new Reports(Reports.course(1), 5, LocalDate.of(2026, 11, 1));
        Reports plain = new Reports(Reports.course(1), 5, LocalDate.of(2026, 11, 1));
        byte[] room = new byte[Reports.LONGEST_FRAME];
        for (int i = 0; i < 1_000; i++) {
            int length = framed.nextFrame(room, 0);
            assertThat(Jt808Framing.open(room, 1, length - 1)).isEqualTo(plain.nextContent());
        }
    }

    private static T0200LocationReport report(Reports reports, byte[] room, int serial) {
        Jt808Frame frame = Jt808Framing.read(Arrays.copyOf(room, reports.nextFrame(room, 0)));
        assertThat(frame.header().phone()).isEqualTo("013900004711");
        assertThat(frame.header().serial()).isEqualTo(serial & 0xFFFF);
        return (T0200LocationReport) Jt808Codec.decode(frame, Jt808Edition.V2013);
    }

    private static OffsetDateTime time(T0200LocationReport report) {
        return Objects.requireNonNull(report.time().at());
    }

    private static double metresBetween(T0200LocationReport one, T0200LocationReport other) {
        double north = (one.latitudeDegrees() - other.latitudeDegrees()) * 111_320;
        double east = (one.longitudeDegrees() - other.longitudeDegrees()) * 111_320 * Math.cos(Math.toRadians(36.5));
        return Math.hypot(north, east);
    }
}
