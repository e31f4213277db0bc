package io.bihuan.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bihuan.codec.jt808.ActiveSafetyExtra;
import io.bihuan.codec.jt808.AlarmLabel;
import io.bihuan.codec.jt808.AlarmScene;
import io.bihuan.codec.jt808.DeviceTime;
import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Framing;
import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.LocationExtra;
import io.bihuan.codec.jt808.T0001TerminalAck;
import io.bihuan.codec.jt808.T0200LocationReport;
import io.bihuan.codec.jt808.T0702DriverIdentity;
import io.bihuan.codec.jt808.T0801MediaData;
import io.bihuan.codec.jt808.Unknown;
import io.bihuan.engine.InboundFrame;
import io.bihuan.engine.observation.DeviceEvent.Phase;
import io.bihuan.engine.observation.Quality;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class Jt808FrameDecoderTests {

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-22T10:00:00+08:00");
    private static final int PLAIN = WireFormat.of(Jt808Edition.V2013, Datum.WGS84);

    private final RecordingContext found = new RecordingContext();

    @Test
    void readsTheWorkedExampleOfTheStandardsFactSheet() {
        decode(
                HexFormat.of()
                        .parseHex(
                                "7e02000026123456789012007d02000000010000000200ba7f0e07e4f11c0028003c00001810151010100104000000640202007d01137e"),
                PLAIN);

        assertThat(found.fixes)
                .containsExactly(new RecordingContext.Fix(
                        OffsetDateTime.parse("2018-10-15T10:10:10+08:00")
                                .toInstant()
                                .toEpochMilli(),
                        12_222_222,
                        132_444_444,
                        40,
                        60,
                        0,
                        2,
                        1,
                        0));
        assertThat(found.readings).containsEntry("odometer", 10.0).containsEntry("fuel", 12.5);
        assertThat(found.itemRejections).isEmpty();
    }

    @Test
    void keepsAlarmBitsAndOdometerOfAReportThatIsNotOnEarth() {
        decode(report(116.3, 39.9, 2, 1), PLAIN);

        assertThat(found.fixes).singleElement().satisfies(fix -> {
            assertThat(fix.alarms()).isEqualTo(1);
            assertThat(fix.quality()).isEqualTo(Quality.NO_FIX | Quality.DEVICE_DOUBT);
            assertThat(fix.latitude()).isZero();
        });
        assertThat(found.itemRejections).singleElement().satisfies(rejection -> {
            assertThat(rejection.code()).isEqualTo("IMPLAUSIBLE");
            assertThat(rejection.field()).isEqualTo("latitude, longitude");
        });
        assertThat(found.messages).singleElement().isInstanceOf(Uplink.ItemFault.class);
    }

    @Test
    void marksReportsWithoutFixAndThoseOfTheStatePlugin() {
        decode(report(39.9, 116.3, 0, 0), PLAIN);
        decode(report(39.9, 116.3, 2 | 1 << 5, 0), PLAIN);

        assertThat(found.fixes)
                .extracting(RecordingContext.Fix::quality)
                .containsExactly(Quality.NO_FIX, Quality.NO_FIX | Quality.DEVICE_DOUBT);
    }

    @Test
    void convertsTerminalsThatSendTheShiftedDatum() {
        decode(report(39.916404, 116.410244, 2, 0), WireFormat.of(Jt808Edition.V2013, Datum.GCJ02));

        assertThat(found.fixes.getFirst().latitude() / 1e6).isCloseTo(39.915, within(2e-6));
        assertThat(found.fixes.getFirst().longitude() / 1e6).isCloseTo(116.404, within(2e-6));
    }

    @Test
    void costsOneBadExtraOnlyThatExtra() {
        byte[] body = join(
                body(new T0200LocationReport(0, 2, 39, 116, 0, 50, 90, TIME, List.of())),
                HexFormat.of().parseHex("0102ffff" + "02020064" + "0104000003e8" + "0302"));
        decode(new Unknown(0x0200, body), PLAIN);

        assertThat(found.fixes).hasSize(1);
        assertThat(found.readings).containsEntry("fuel", 10.0).containsEntry("odometer", 100.0);
        assertThat(found.itemRejections)
                .extracting(rejection -> rejection.code())
                .containsExactly("EXTRA_LENGTH", "TRUNCATED");
        assertThat(found.rejections).isEmpty();
    }

    @Test
    void takesTheReceiveTimeWhenTheDeviceTimeIsNone() {
        decode(new T0200LocationReport(0, 2, 39, 116, 0, 50, 90, new DeviceTime("261322250000"), List.of()), PLAIN);

        assertThat(found.fixes.getFirst().time()).isZero();
        assertThat(found.itemRejections)
                .extracting(rejection -> rejection.code())
                .containsExactly("BAD_TIME");
    }

    @Test
    void readsEveryItemOfABatchAndReportsTheOneThatIsCutOff() {
        byte[] item = body(new T0200LocationReport(0, 2, 39, 116, 0, 50, 90, TIME, List.of()));
        byte[] length = {0, 28};
        byte[] batch = join(new byte[] {0, 3, 1}, length, item, length, item, length, new byte[10]);
        decode(new Unknown(0x0704, batch), PLAIN);

        assertThat(found.fixes).hasSize(2);
        assertThat(found.itemRejections)
                .extracting(rejection -> rejection.code())
                .containsExactly("TRUNCATED");
    }

    @Test
    void turnsActiveSafetyItemsIntoEventsAndWheelsIntoReadings() {
        var scene = new AlarmScene(60, 10, 39.5, 116.5, DeviceTime.of(TIME), 1);
        var label = new AlarmLabel("T000001", DeviceTime.of(TIME), 0, 2, AlarmLabel.JIANGSU_BYTES);
        List<LocationExtra> extras = List.of(
                new ActiveSafetyExtra.DriverAlarm(7, 1, 2, 2, 0, scene, label),
                new ActiveSafetyExtra.AdasAlarm(8, 2, 1, 1, 55, 1.2, 0, 0, 0, scene, label),
                new ActiveSafetyExtra.TyreAlarm(
                        9, 1, scene, label, List.of(new ActiveSafetyExtra.Wheel(3, 1 << 2, 420, 61, 80)), 9),
                new ActiveSafetyExtra.BlindSpotAlarm(10, 0, 3, scene, label));
        decode(new T0200LocationReport(0, 2, 39, 116, 0, 50, 90, TIME, extras), PLAIN);

        assertThat(found.events)
                .extracting(
                        RecordingContext.Event::source,
                        RecordingContext.Event::type,
                        RecordingContext.Event::phase,
                        RecordingContext.Event::level,
                        RecordingContext.Event::alarmId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("jsatl12.dsm", 2, Phase.BEGIN, 2, 7L),
                        org.assertj.core.groups.Tuple.tuple("jsatl12.adas", 1, Phase.END, 1, 8L),
                        org.assertj.core.groups.Tuple.tuple("jsatl12.tpms", 2, Phase.BEGIN, 0, 9L),
                        org.assertj.core.groups.Tuple.tuple("jsatl12.bsd", 3, Phase.INSTANT, 0, 10L));
        assertThat(found.events.get(1).attributes()).containsEntry("aheadGapSeconds", "1.2");
        assertThat(found.readings).containsEntry("tyre.3.pressure", 420.0).containsEntry("tyre.3.temperature", 61.0);
    }

    @Test
    void assemblesAPictureFromItsFragments() {
        byte[] picture = new byte[3000];
        picture[2999] = 9;
        var location = new T0200LocationReport(0, 2, 39, 116, 0, 50, 90, TIME, List.of());
        List<byte[]> frames = Jt808Codec.encode(
                new T0801MediaData(5, 0, 0, 0, 1, location, null, picture), Jt808Edition.V2013, "13800000001", 100);
        for (byte[] frame : frames.reversed()) {
            assertThat(found.messages).isEmpty();
            decode(frame, PLAIN);
        }

        assertThat(found.messages).singleElement().satisfies(message -> {
            var data = (T0801MediaData) ((Uplink.Answer) message).message();
            assertThat(data.data()).isEqualTo(picture);
        });
    }

    @Test
    void handsAnswersAndDriversOn() {
        decode(new T0001TerminalAck(5, 0x8300, 0), PLAIN);
        decode(new T0702DriverIdentity(1, DeviceTime.of(TIME), 0, "张三", "C1", "某局", "20300101", null), PLAIN);

        assertThat(found.messages)
                .hasSize(2)
                .allSatisfy(message -> assertThat(message).isInstanceOf(Uplink.Answer.class));
        assertThat(found.events).singleElement().satisfies(event -> {
            assertThat(event.source()).isEqualTo("jt808.driver");
            assertThat(event.attributes()).containsEntry("name", "张三");
        });
    }

    @Test
    void rejectsReportsThatAreTooShortAndNamesUnknownMessages() {
        decode(new Unknown(0x0200, new byte[20]), PLAIN);
        decode(new Unknown(0x0F55, new byte[2]), PLAIN);

        assertThat(found.rejections).singleElement().satisfies(rejection -> {
            assertThat(rejection.code()).isEqualTo("TRUNCATED");
            assertThat(rejection.offset()).isEqualTo(12);
        });
        assertThat(found.messages).containsExactly(new Uplink.Unsupported(0x0F55));
    }

    private static T0200LocationReport report(double latitude, double longitude, long status, long alarms) {
        return new T0200LocationReport(alarms, status, latitude, longitude, 0, 50, 90, TIME, List.of());
    }

    private void decode(Jt808Message message, int protocol) {
        decode(
                Jt808Codec.encode(message, WireFormat.edition(protocol), "13800000001", 1)
                        .getFirst(),
                protocol);
    }

    private void decode(byte[] wire, int protocol) {
        byte[] content = Jt808Framing.open(wire, 1, wire.length - 1);
        new Jt808FrameDecoder()
                .decode(new InboundFrame(1, protocol, TIME.toInstant().toEpochMilli(), content, null), found);
    }

    private static byte[] body(Jt808Message message) {
        return Jt808Codec.encodeBody(message, Jt808Edition.V2013);
    }

    private static byte[] join(byte[]... parts) {
        var out = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
