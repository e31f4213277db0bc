package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.Jt808Edition.V2013;
import static io.bihuan.codec.jt808.Jt808Edition.V2019;
import static io.bihuan.codec.jt808.RecordedFrames.assertBodyBothWays;
import static io.bihuan.codec.jt808.RecordedFrames.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages of which no capture is published, and variants of the others; bodies laid out by hand from the text. */
class UnpublishedMessagesTests {
    private static final DeviceTime TIME = new DeviceTime("260401083015");

    @Test
    void readsAndWritesMessagesWithoutBody() {
        assertBodyBothWays("", V2013, new T0002Heartbeat());
        assertBodyBothWays("", V2013, new T0003Logout());
        assertBodyBothWays("", V2019, new T0004TimeQuery());
        assertBodyBothWays("", V2013, new T8104QueryParameters());
        assertBodyBothWays("", V2013, new T8107QueryAttributes());
        assertBodyBothWays("", V2013, new T8201QueryLocation());
        assertBodyBothWays("", V2019, new T8204LinkCheck());
        assertBodyBothWays("", V2013, new T8702QueryDriver());
    }

    @Test
    void leavesOutTheAuthCodeWhenRegistrationFailed() {
        assertBodyBothWays("0001 03", V2013, new T8100RegisterAck(1, 3, ""));
    }

    @Test
    void endsTemporaryTrackingWithTheIntervalAlone() {
        assertBodyBothWays("0000", V2013, new T8202TemporaryTracking(0, 0));
    }

    @Test
    void readsAndWritesDeletionOfAllAreas() {
        assertBodyBothWays("00", V2013, new T8601DeleteCircles(List.of()));
        assertBodyBothWays("01 00000007", V2013, new T8603DeleteRectangles(List.of(7L)));
        assertBodyBothWays("01 FFFFFFFF", V2013, new T8605DeletePolygons(List.of(0xFFFFFFFFL)));
        assertBodyBothWays("02 00000001 00000002", V2013, new T8607DeleteRoutes(List.of(1L, 2L)));
    }

    @Test
    void signsCoordinatesOfAreasByTheirAttributeBits() {
        assertBodyBothWays(
                "01 01 00000009 00C0 001E8480 003D0900 000003E8",
                V2013,
                new T8600SetCircles(1, List.of(new T8600SetCircles.Circle(9, 0xC0, -2.0, -4.0, 1000, AreaRule.NONE))));
        assertBodyBothWays(
                "00000009 0000 0001 00000001 00000004 001E8480 003D0900 08 0C",
                V2013,
                new T8606SetRoute(
                        9,
                        0,
                        AreaRule.NONE,
                        List.of(new RoutePoint(1, 4, -2.0, -4.0, 8, 0x0C, null, null, null, null, null))));
    }

    @Test
    void readsAndWritesAreasOfATerminal() {
        assertBodyBothWays("01 00000002 AABBCC", V2019, new T0608Areas(1, 2, hex("AABBCC")));
    }

    @Test
    void readsAndWritesTheDrivingRecorder() {
        assertBodyBothWays("08 AA7508", V2013, new T8700RecorderQuery(8, hex("AA7508")));
        assertBodyBothWays("0005 08 557A08", V2013, new T0700RecorderData(5, 8, hex("557A08")));
        assertBodyBothWays("82 AA7582", V2013, new T8701RecorderSettings(0x82, hex("AA7582")));
        assertBodyBothWays("00000002 6162", V2013, new T0701Waybill(hex("6162")));
    }

    @Test
    void readsDriverAsFarAsTheTerminalWroteIt() {
        assertBodyBothWays(
                "01 260401083015 01", V2013, new T0702DriverIdentity(1, TIME, 1, null, null, null, null, null));
        assertBodyBothWays(
                "02 260401083015", V2019, new T0702DriverIdentity(2, TIME, null, null, null, null, null, null));
    }

    @Test
    void saysWhetherPicturesWereTaken() {
        assertBodyBothWays("0005 01", V2013, new T0805ShootAnswer(5, 1, List.of()));
        assertBodyBothWays("0005 00 0001 0000000B", V2013, new T0805ShootAnswer(5, 0, List.of(11L)));
    }

    @Test
    void keepsDoorAndVendorControlsApart() {
        assertBodyBothWays(
                "0002 0001 01 F001 0A0B",
                V2019,
                new T8500VehicleControl(
                        0,
                        List.of(
                                new T8500VehicleControl.Control(1, hex("01")),
                                new T8500VehicleControl.Control(0xF001, hex("0A0B")))));
    }

    @Test
    void deletesEventsByTheirNumberAlone() {
        T8301SetEvents deletion =
                new T8301SetEvents(4, List.of(new T8301SetEvents.Event(1, ""), new T8301SetEvents.Event(2, "")));

        assertBodyBothWays("04 02 01 02", V2013, deletion);
        assertThat(Jt808Codec.decodeBody(0x8301, hex("04 02 01 00 02 00"), V2013))
                .as("with a length of zero behind each")
                .isEqualTo(deletion);
    }

    @Test
    void readsAndWritesFilesOfAnAlarm() {
        assertBodyBothWays("01 61 02 00000400", V2013, new T1211FileStart("a", 2, 1024));
        assertBodyBothWays("01 61 02 00000400", V2013, new T1212FileEnd("a", 2, 1024));
        assertBodyBothWays(
                "37363534333231 37363534333231 260401083015 01 01 00" + "61".repeat(32) + "00 01 03 612E6A 0000000A",
                V2013,
                new T1210FileList(
                        "7654321",
                        new AlarmLabel("7654321", TIME, 1, 1, 16),
                        "a".repeat(32),
                        0,
                        List.of(new T1210FileList.FileItem("a.j", 10))));
        assertBodyBothWays(
                "61".repeat(30) + "62".repeat(30) + "260401083015 01 01 0000" + "61".repeat(32)
                        + "00 01 03 612E6A 0000000A",
                V2019,
                new T1210FileList(
                        "a".repeat(30),
                        new AlarmLabel("b".repeat(30), TIME, 1, 1, 40),
                        "a".repeat(32),
                        0,
                        List.of(new T1210FileList.FileItem("a.j", 10))));
    }

    @Test
    void readsAndWritesKeys() {
        assertBodyBothWays("00010001" + "AB".repeat(128), V2013, new T0A00TerminalKey(65537, hex("AB".repeat(128))));
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        assertBodyBothWays("0102", V2013, new Unknown(0x0F01, hex("0102")));
        assertThat(Jt808Codec.isKnown(0x0F01)).isFalse();
    }

    @Test
    void namesEveryMessageItCanRead() {
        assertThat(Jt808Codec.nameOf(0x0200)).isEqualTo("LocationReport");
        assertThat(Jt808Codec.nameOf(0x0F01)).isEqualTo("unknown");
        for (int id = 0; id <= 0xFFFF; id++) {
            assertThat(Jt808Codec.nameOf(id).equals("unknown")).isEqualTo(!Jt808Codec.isKnown(id));
        }
    }
}
