package io.bihuan.server.gateway;

import static java.util.Map.entry;

import java.util.Map;

/** What the bits of the alarm and status words of JT/T 808 mean (tables 24 and 25), for people who read a decoded frame. */
final class BitNames {
    private static final Map<Integer, String> ALARM = Map.ofEntries(
            entry(0, "SOS"),
            entry(1, "overspeed"),
            entry(2, "fatigue"),
            entry(3, "dangerous driving"),
            entry(4, "GNSS fault"),
            entry(5, "GNSS antenna open"),
            entry(6, "GNSS antenna short"),
            entry(7, "main power low"),
            entry(8, "main power lost"),
            entry(9, "display fault"),
            entry(10, "TTS fault"),
            entry(11, "camera fault"),
            entry(12, "card reader fault"),
            entry(13, "overspeed warning"),
            entry(14, "fatigue warning"),
            entry(15, "illegal driving time (2019)"),
            entry(16, "tyre pressure (2019)"),
            entry(17, "right-turn blind zone (2019)"),
            entry(18, "day driving overtime"),
            entry(19, "parking overtime"),
            entry(20, "area in/out"),
            entry(21, "route in/out"),
            entry(22, "segment time"),
            entry(23, "route deviation"),
            entry(24, "VSS fault"),
            entry(25, "fuel abnormal"),
            entry(26, "stolen"),
            entry(27, "illegal ignition"),
            entry(28, "illegal move"),
            entry(29, "collision"),
            entry(30, "rollover"),
            entry(31, "illegal door opening"));

    private static final Map<Integer, String> STATUS = Map.ofEntries(
            entry(0, "ignition on"),
            entry(1, "position valid"),
            entry(2, "south"),
            entry(3, "west"),
            entry(4, "out of service"),
            entry(5, "coordinates encrypted"),
            entry(6, "forward collision warning (2019)"),
            entry(7, "lane departure warning (2019)"),
            entry(8, "load, low bit"),
            entry(9, "load, high bit"),
            entry(10, "fuel cut"),
            entry(11, "circuit cut"),
            entry(12, "doors locked"),
            entry(13, "front door open"),
            entry(14, "middle door open"),
            entry(15, "rear door open"),
            entry(16, "driver's door open"),
            entry(17, "custom door open"),
            entry(18, "GPS used"),
            entry(19, "BeiDou used"),
            entry(20, "GLONASS used"),
            entry(21, "Galileo used"),
            entry(22, "moving (2019)"));

    private BitNames() {}

    /** The set bits of a field, each with its number and, where one is known, its name; empty when none is set. */
    static String of(String field, long value) {
        Map<Integer, String> names = switch (field) {
            case "alarmBits" -> ALARM;
            case "statusBits" -> STATUS;
            default -> Map.of();
        };
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 32; bit++) {
            if ((value >> bit & 1) == 1) {
                text.append(text.isEmpty() ? "  " : ", ").append(bit);
                if (names.containsKey(bit)) {
                    text.append(' ').append(names.get(bit));
                }
            }
        }
        return text.toString();
    }
}
