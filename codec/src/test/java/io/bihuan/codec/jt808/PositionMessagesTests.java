package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.Jt808Edition.V2013;
import static io.bihuan.codec.jt808.Jt808Edition.V2019;
import static io.bihuan.codec.jt808.RecordedFrames.assertFrameBothWays;
import static io.bihuan.codec.jt808.RecordedFrames.hex;

import java.util.List;
import org.junit.jupiter.api.Test;

class PositionMessagesTests {
    @Test
    void readsAndWritesLocationReportOf2013() {
        assertFrameBothWays(
                "7E0200001C2234567890150000000000000002080301CD779E0728C032003C0000008F230125145158FB7E",
                V2013,
                new T0200LocationReport(
                        0x0L,
                        0x20803L,
                        30.242718,
                        120.111154,
                        60,
                        0.0,
                        143,
                        new DeviceTime("230125145158"),
                        List.of()));
    }

    @Test
    void readsAndWritesLocationReportOf2019() {
        assertFrameBothWays(
                """
                7E0200402D01000000000139123443210000003000000040000101CD41C2072901B00929029A005A2304282131410104
                0000029B0202004303020309300163897E
                """,
                V2019,
                new T0200LocationReport(
                        0x300000L,
                        0x400001L,
                        30.22893,
                        120.12792,
                        2345,
                        66.6,
                        90,
                        new DeviceTime("230428213141"),
                        List.of(
                                new StandardExtra.Odometer(66.7),
                                new StandardExtra.Fuel(6.7),
                                new StandardExtra.RecorderSpeed(77.7),
                                new StandardExtra.SignalStrength(99))));
    }

    @Test
    void readsAndWritesLocationAnswerOf2013() {
        assertFrameBothWays(
                """
                7E020100240123456789017FFF686200002A5A000074280000A3E50000DB4FBC732711012C2005121212590104003132
                33547E
                """,
                V2013,
                new T0201LocationAnswer(
                        26722,
                        new T0200LocationReport(
                                0x2A5AL,
                                0x7428L,
                                0.041957,
                                -0.056143,
                                48243,
                                1000.1,
                                300,
                                new DeviceTime("200512121259"),
                                List.of(new StandardExtra.Odometer(322411.5)))));
    }

    @Test
    void readsAndWritesLocationAnswerOf2019() {
        assertFrameBothWays(
                """
                7E0201401E0112345678901234567890FFFF686200002A5A000074280000A3E50000DB4FBC732711012C200707192359
                3F7E
                """,
                V2019,
                new T0201LocationAnswer(
                        26722,
                        new T0200LocationReport(
                                0x2A5AL,
                                0x7428L,
                                0.041957,
                                -0.056143,
                                48243,
                                1000.1,
                                300,
                                new DeviceTime("200707192359"),
                                List.of())));
    }

    @Test
    void readsAndWritesVehicleControlAnswerOf2013() {
        assertFrameBothWays(
                """
                7E0500002811223344556622B803E8000000010000000200BA7F0E07E4F11C0028003C00001807151010100104000000
                6402020037B57E
                """,
                V2013,
                new T0500VehicleControlAnswer(
                        1000,
                        new T0200LocationReport(
                                0x1L,
                                0x2L,
                                12.222222,
                                132.444444,
                                40,
                                6.0,
                                0,
                                new DeviceTime("180715101010"),
                                List.of(new StandardExtra.Odometer(10.0), new StandardExtra.Fuel(5.5)))));
    }

    @Test
    void readsAndWritesLocationBatchOf2013() {
        assertFrameBothWays(
                """
                7E0704005311223344556622B80002000026000000010000000200BA7F0E07E4F11C0028003C00001807151010100104
                00000064020200370026000000020000000100CB735507E6A32300290036007818071510103001040000006002020042
                D47E
                """,
                V2013,
                new T0704LocationBatch(
                        0,
                        List.of(
                                new T0200LocationReport(
                                        0x1L,
                                        0x2L,
                                        12.222222,
                                        132.444444,
                                        40,
                                        6.0,
                                        0,
                                        new DeviceTime("180715101010"),
                                        List.of(new StandardExtra.Odometer(10.0), new StandardExtra.Fuel(5.5))),
                                new T0200LocationReport(
                                        0x2L,
                                        0x1L,
                                        13.333333,
                                        132.555555,
                                        41,
                                        5.4,
                                        120,
                                        new DeviceTime("180715101030"),
                                        List.of(new StandardExtra.Odometer(9.6), new StandardExtra.Fuel(6.6)))),
                        0));
    }

    @Test
    void readsAndWritesLocationBatchOf2019() {
        assertFrameBothWays(
                """
                7E0704405D0100000000017299841738FFFF000301001C000004000000080006EEB6AD02633DF7013800030063200707
                192359001C000004000000080006EEB6AD02633DF7013800030063200707192359001C000004000000080006EEB6AD02
                633DF70138000300632007071923590E7E
                """,
                V2019,
                new T0704LocationBatch(
                        1,
                        List.of(
                                new T0200LocationReport(
                                        0x400L,
                                        0x800L,
                                        116.307629,
                                        40.058359,
                                        312,
                                        0.3,
                                        99,
                                        new DeviceTime("200707192359"),
                                        List.of()),
                                new T0200LocationReport(
                                        0x400L,
                                        0x800L,
                                        116.307629,
                                        40.058359,
                                        312,
                                        0.3,
                                        99,
                                        new DeviceTime("200707192359"),
                                        List.of()),
                                new T0200LocationReport(
                                        0x400L,
                                        0x800L,
                                        116.307629,
                                        40.058359,
                                        312,
                                        0.3,
                                        99,
                                        new DeviceTime("200707192359"),
                                        List.of())),
                        0));
    }

    @Test
    void readsAndWritesCanDataOf2013() {
        assertFrameBothWays(
                """
                7E0705002B0123456789017FFF0003000023595901020304010203040506070801020304010203040506070801020304
                01020304050607080D7E
                """,
                V2013,
                new T0705CanData(
                        "0000235959",
                        List.of(
                                new T0705CanData.CanFrame(0x1020304L, hex("0102030405060708")),
                                new T0705CanData.CanFrame(0x1020304L, hex("0102030405060708")),
                                new T0705CanData.CanFrame(0x1020304L, hex("0102030405060708")))));
    }

    @Test
    void readsAndWritesCanDataOf2019() {
        assertFrameBothWays(
                """
                7E0705402B0100000000017299841738FFFF000300002359590102030401020304050607080102030401020304050607
                08010203040102030405060708057E
                """,
                V2019,
                new T0705CanData(
                        "0000235959",
                        List.of(
                                new T0705CanData.CanFrame(0x1020304L, hex("0102030405060708")),
                                new T0705CanData.CanFrame(0x1020304L, hex("0102030405060708")),
                                new T0705CanData.CanFrame(0x1020304L, hex("0102030405060708")))));
    }

    @Test
    void readsAndWritesTemporaryTrackingOf2013() {
        assertFrameBothWays("7E820200060123456789017FFF000500000258D17E", V2013, new T8202TemporaryTracking(5, 600L));
    }

    @Test
    void readsAndWritesTemporaryTrackingOf2019() {
        assertFrameBothWays(
                "7E820240060100000000017299841738FFFF000500000258D97E", V2019, new T8202TemporaryTracking(5, 600L));
    }

    @Test
    void readsAndWritesConfirmAlarmOf2013() {
        assertFrameBothWays("7E820300060123456789017FFF007B00009D5E377E", V2013, new T8203ConfirmAlarm(123, 0x9D5EL));
    }

    @Test
    void readsAndWritesConfirmAlarmOf2019() {
        assertFrameBothWays(
                "7E820340060112345678901234567890FFFF007B00009D5E7D027E", V2019, new T8203ConfirmAlarm(123, 0x9D5EL));
    }

    @Test
    void readsAndWritesVehicleControlOf2013() {
        assertFrameBothWays("7E850000010123456789017FFF7BF77E", V2013, new T8500VehicleControl(0x7B, List.of()));
    }
}
