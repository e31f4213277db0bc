package io.bihuan.codec.jt808;

import static io.bihuan.codec.jt808.RecordedFrames.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LocationExtrasTests {
    private static final String SCENE = "11 0007 0000000D 0000000E 191211183100 0013";
    private static final AlarmScene SCENE_READ =
            new AlarmScene(17, 7, 0.000013, 0.000014, new DeviceTime("191211183100"), 0x13);
    private static final String LABEL = "34343434343434 191210183100 03 02 00";
    private static final AlarmLabel LABEL_READ =
            new AlarmLabel("4444444", new DeviceTime("191210183100"), 3, 2, AlarmLabel.JIANGSU_BYTES);
    private static final String WIDE_LABEL = "34".repeat(30) + "191210183100 03 02 0000";
    private static final AlarmLabel WIDE_LABEL_READ =
            new AlarmLabel("4".repeat(30), new DeviceTime("191210183100"), 3, 2, AlarmLabel.GUANGDONG_BYTES);

    static Stream<Arguments> items() {
        return Stream.of(
                arguments("01 04 00000064", new StandardExtra.Odometer(10.0)),
                arguments("02 02 007D", new StandardExtra.Fuel(12.5)),
                arguments("03 02 0258", new StandardExtra.RecorderSpeed(60.0)),
                arguments("04 02 002C", new StandardExtra.AlarmToConfirm(44)),
                arguments("05 1E" + "FF".repeat(30), new StandardExtra.TyrePressures(hex("FF".repeat(30)))),
                arguments("06 02 FFF6", new StandardExtra.CabinTemperature(-10)),
                arguments("11 01 00", new StandardExtra.OverspeedPlace(0, null)),
                arguments("11 05 01 00000042", new StandardExtra.OverspeedPlace(1, 66L)),
                arguments("12 06 04 0000004D 01", new StandardExtra.AreaCrossing(4, 77, 1)),
                arguments("13 07 00000058 0058 01", new StandardExtra.SegmentTime(88, 88, 1)),
                arguments("14 04 00000001", new StandardExtra.VideoAlarms(1)),
                arguments("15 04 0000000C", new StandardExtra.VideoChannels(0x15, 12)),
                arguments("16 04 00000003", new StandardExtra.VideoChannels(0x16, 3)),
                arguments("17 02 1001", new StandardExtra.StorageFaults(0x1001)),
                arguments("18 02 0001", new StandardExtra.AbnormalDriving(1, null)),
                arguments("18 03 0001 50", new StandardExtra.AbnormalDriving(1, 80)),
                arguments("25 04 00000063", new StandardExtra.VehicleSignals(0x63)),
                arguments("2A 02 0002", new StandardExtra.IoState(2)),
                arguments("2B 04 00020014", new StandardExtra.AnalogInputs(20, 2)),
                arguments("30 01 1F", new StandardExtra.SignalStrength(31)),
                arguments("31 01 28", new StandardExtra.Satellites(40)),
                arguments("E1 02 0102", new UnknownExtra(0xE1, hex("0102"))),
                arguments(
                        "64 2F 00000001 01 01 02 32 0F 00 00 00" + SCENE + LABEL,
                        new ActiveSafetyExtra.AdasAlarm(1, 1, 1, 2, 50, 1.5, 0, 0, 0, SCENE_READ, LABEL_READ)),
                arguments(
                        "64 47 00000001 01 02 02 00 00 01 02 28" + SCENE + WIDE_LABEL,
                        new ActiveSafetyExtra.AdasAlarm(1, 1, 2, 2, 0, 0.0, 1, 2, 40, SCENE_READ, WIDE_LABEL_READ)),
                arguments(
                        "65 2F 00000002 02 01 01 09 00000000" + SCENE + LABEL,
                        new ActiveSafetyExtra.DriverAlarm(2, 2, 1, 1, 9, SCENE_READ, LABEL_READ)),
                arguments(
                        "65 47 00000002 02 01 01 09 00000000" + SCENE + WIDE_LABEL,
                        new ActiveSafetyExtra.DriverAlarm(2, 2, 1, 1, 9, SCENE_READ, WIDE_LABEL_READ)),
                arguments(
                        "66 32 00000003 01" + SCENE + LABEL + "01 02 0008 0320 FFF6 0064",
                        new ActiveSafetyExtra.TyreAlarm(3, 1, SCENE_READ, LABEL_READ, List.of(wheel()), 9)),
                arguments(
                        "66 4B 00000003 01" + SCENE + WIDE_LABEL + "01 0002 0008 0320 FFF6 0064",
                        new ActiveSafetyExtra.TyreAlarm(3, 1, SCENE_READ, WIDE_LABEL_READ, List.of(wheel()), 10)),
                arguments(
                        "66 41 00000003 01" + SCENE + WIDE_LABEL + "00",
                        new ActiveSafetyExtra.TyreAlarm(3, 1, SCENE_READ, WIDE_LABEL_READ, List.of(), 9)),
                arguments(
                        "67 29 00000004 01 02" + SCENE + LABEL,
                        new ActiveSafetyExtra.BlindSpotAlarm(4, 1, 2, SCENE_READ, LABEL_READ)),
                arguments(
                        "67 41 00000004 01 02" + SCENE + WIDE_LABEL,
                        new ActiveSafetyExtra.BlindSpotAlarm(4, 1, 2, SCENE_READ, WIDE_LABEL_READ)));
    }

    private static ActiveSafetyExtra.Wheel wheel() {
        return new ActiveSafetyExtra.Wheel(2, 8, 800, -10, 100);
    }

    @ParameterizedTest
    @MethodSource("items")
    void readsAndWritesEachItemOfTheTables(String item, LocationExtra expected) {
        byte[] bytes = hex(item);

        assertThat(LocationExtras.read(bytes, 0, bytes.length))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(expected);
        ByteWriter out = new ByteWriter();
        LocationExtras.write(List.of(expected), out);
        assertThat(out.toBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @MethodSource("items")
    void keepsAnItemOfAnotherLengthRaw(String item, LocationExtra expected) {
        byte[] bytes = hex(item);
        byte[] longer = new byte[bytes.length + 3];
        System.arraycopy(bytes, 0, longer, 0, bytes.length);
        longer[1] += 3;

        assertThat(LocationExtras.read(longer, 0, longer.length))
                .singleElement()
                .isInstanceOfSatisfying(UnknownExtra.class, unknown -> {
                    assertThat(unknown.id()).isEqualTo(expected.id());
                    assertThat(unknown.raw()).hasSize(bytes.length + 1);
                });
    }

    @ParameterizedTest
    @MethodSource("items")
    void keepsAnItemCutOffByTheEndOfTheBody(String item, LocationExtra expected) {
        byte[] bytes = hex(item);

        assertThat(LocationExtras.read(bytes, 0, bytes.length - 1))
                .singleElement()
                .isInstanceOfSatisfying(TruncatedExtra.class, cut -> {
                    assertThat(cut.id()).isEqualTo(expected.id());
                    assertThat(cut.announcedBytes()).isEqualTo(bytes.length - 2);
                    assertThat(cut.raw()).hasSize(bytes.length - 3);
                });
    }

    @Test
    void keepsAnIdWithoutLength() {
        assertThat(LocationExtras.read(hex("30 01 1F 31"), 0, 4))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(new StandardExtra.SignalStrength(31), new TruncatedExtra(0x31, -1, new byte[0]));
    }

    @Test
    void losesNoPositionToABadItem() {
        byte[] body = hex("00000001 00000002 00BA7F0E 07E4F11C 0028 003C 0000 181015101010 01 04 0000");

        assertThat(Jt808Codec.decodeBody(0x0200, body, Jt808Edition.V2013))
                .isInstanceOfSatisfying(T0200LocationReport.class, report -> {
                    assertThat(report.latitudeDegrees()).isEqualTo(12.222222);
                    assertThat(report.extras()).hasSize(1).hasOnlyElementsOfType(TruncatedExtra.class);
                });
    }

    @Test
    void readsTwentyThreeWheels() {
        String wheels = "02 0008 0320 FFF6 0064".repeat(23);
        byte[] item = hex("66 F8 00000003 01" + SCENE + LABEL + "17" + wheels);

        assertThat(LocationExtras.read(item, 0, item.length))
                .singleElement()
                .isInstanceOfSatisfying(
                        ActiveSafetyExtra.TyreAlarm.class,
                        alarm -> assertThat(alarm.wheels()).hasSize(23).containsOnly(wheel()));
    }
}
