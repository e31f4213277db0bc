package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.RecordedFrames.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reading without objects must say what the records say. */
class LocationViewTests {
    private static final byte[] BODY = hex("FFFF"
            + "80000001 00000C0F 00BA7F0E 07E4F11C 0028 003C 015E 181015101010"
            + "01 04 00000064 99 00 30 01 1F 02 02 00");

    @Test
    void readsEveryFieldInPlace() {
        assertThat(LocationView.alarmBits(BODY, 2)).isEqualTo(0x80000001);
        assertThat(LocationView.statusBits(BODY, 2)).isEqualTo(0xC0F);
        assertThat(LocationView.latitudeMicrodegrees(BODY, 2)).isEqualTo(-12222222);
        assertThat(LocationView.longitudeMicrodegrees(BODY, 2)).isEqualTo(-132444444);
        assertThat(LocationView.altitudeMetres(BODY, 2)).isEqualTo(40);
        assertThat(LocationView.speedDecikmh(BODY, 2)).isEqualTo(60);
        assertThat(LocationView.directionDegrees(BODY, 2)).isEqualTo(350);
        assertThat(LocationView.epochMillis(BODY, 2))
                .isEqualTo(OffsetDateTime.parse("2018-10-15T10:10:10+08:00")
                        .toInstant()
                        .toEpochMilli());
    }

    @Test
    void readsNorthAndEastAsPositive() {
        byte[] body = hex("00000000 00000003 00BA7F0E 07E4F11C 0028 003C 015E 181015101010");

        assertThat(LocationView.latitudeMicrodegrees(body, 0)).isEqualTo(12222222);
        assertThat(LocationView.longitudeMicrodegrees(body, 0)).isEqualTo(132444444);
    }

    @Test
    void walksTheExtrasAndStopsAtTheOneCutOff() {
        LocationView.Extras extras = new LocationView.Extras().over(BODY, 30, BODY.length);
        List<String> found = new ArrayList<>();
        while (extras.next()) {
            found.add("%02X:%d@%d".formatted(extras.id(), extras.length(), extras.offset()));
        }

        assertThat(found).containsExactly("01:4@32", "99:0@38", "30:1@40");
        assertThat(extras.truncated()).isTrue();
        assertThat(extras.rest()).isEqualTo(41);
    }

    @Test
    void agreesWithTheRecordOnEveryRecordedPosition() {
        long compared = FrameCollection.rows()
                .filter(row -> row.valid() && row.messageId() == 0x0200)
                .map(row -> Jt808Framing.read(row.bytes()))
                .peek(frame -> {
                    byte[] body = frame.body();
                    T0200LocationReport report = (T0200LocationReport) Jt808Codec.decode(frame, null);
                    assertThat(LocationView.latitudeMicrodegrees(body, 0) / 1e6).isEqualTo(report.latitudeDegrees());
                    assertThat(LocationView.longitudeMicrodegrees(body, 0) / 1e6)
                            .isEqualTo(report.longitudeDegrees());
                    assertThat(LocationView.speedDecikmh(body, 0) / 10.0).isEqualTo(report.speedKmh());
                    OffsetDateTime at = report.time().at();
                    long millis = at == null ? -1 : at.toInstant().toEpochMilli();
                    assertThat(LocationView.epochMillis(body, 0)).isEqualTo(millis);
                })
                .count();

        assertThat(compared).isGreaterThan(15);
    }
}
