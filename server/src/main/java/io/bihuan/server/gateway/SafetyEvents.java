package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.ActiveSafetyExtra;
import io.bihuan.codec.jt808.ActiveSafetyExtra.AdasAlarm;
import io.bihuan.codec.jt808.ActiveSafetyExtra.BlindSpotAlarm;
import io.bihuan.codec.jt808.ActiveSafetyExtra.DriverAlarm;
import io.bihuan.codec.jt808.ActiveSafetyExtra.TyreAlarm;
import io.bihuan.codec.jt808.ActiveSafetyExtra.Wheel;
import io.bihuan.codec.jt808.AlarmLabel;
import io.bihuan.codec.jt808.AlarmScene;
import io.bihuan.codec.jt808.LocationExtra;
import io.bihuan.engine.DecodeContext;
import io.bihuan.engine.observation.Channel;
import io.bihuan.engine.observation.DeviceEvent.Phase;
import io.bihuan.engine.observation.Position;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The active-safety items 64 to 67 of T/JSATL 12 as device events, and the wheels of item 66 as readings. */
final class SafetyEvents {

    private static final int FIRST_TYRE_FAULT = 1;
    private static final int LAST_TYRE_FAULT = 7;
    private static final int LAST_WHEEL = 63;
    private static final Map<Integer, Channel> TYRE_PRESSURE = new ConcurrentHashMap<>();
    private static final Map<Integer, Channel> TYRE_TEMPERATURE = new ConcurrentHashMap<>();

    private SafetyEvents() {}

    /**
     * Reports an item.
     *
     * @param reportTime time of the report it came with, milliseconds since 1970, used where the item's own is unreadable
     * @param shifted whether the terminal's coordinates are GCJ-02
     */
    static void report(LocationExtra extra, long reportTime, boolean shifted, DecodeContext context) {
        switch (extra) {
            case AdasAlarm alarm -> adas(alarm, reportTime, shifted, context);
            case DriverAlarm alarm -> driver(alarm, reportTime, shifted, context);
            case TyreAlarm alarm -> tyres(alarm, reportTime, shifted, context);
            case BlindSpotAlarm alarm ->
                event("jsatl12.bsd", alarm.type(), 0, alarm, reportTime, shifted, facts(alarm), context);
            default -> {
                // Other items are no events.
            }
        }
    }

    private static void adas(AdasAlarm alarm, long reportTime, boolean shifted, DecodeContext context) {
        Map<String, String> facts = facts(alarm);
        if (alarm.type() == 1 || alarm.type() == 2) {
            facts.put("aheadSpeedKmh", String.valueOf(alarm.aheadSpeedKmh()));
        }
        if (alarm.type() == 1 || alarm.type() == 2 || alarm.type() == 4) {
            facts.put("aheadGapSeconds", String.valueOf(alarm.aheadGapSeconds()));
        }
        if (alarm.type() == 2) {
            facts.put("departureSide", alarm.departureSide() == 1 ? "left" : "right");
        }
        if (alarm.type() == 6 || alarm.type() == 0x10) {
            facts.put("signKind", String.valueOf(alarm.signKind()));
            facts.put("signValue", String.valueOf(alarm.signValue()));
        }
        event("jsatl12.adas", alarm.type(), alarm.level(), alarm, reportTime, shifted, facts, context);
    }

    private static void driver(DriverAlarm alarm, long reportTime, boolean shifted, DecodeContext context) {
        Map<String, String> facts = facts(alarm);
        if (alarm.type() == 1) {
            facts.put("fatigueDegree", String.valueOf(alarm.fatigueDegree()));
        }
        event("jsatl12.dsm", alarm.type(), alarm.level(), alarm, reportTime, shifted, facts, context);
    }

    /** One event per fault, naming its wheels; an end that names none ends every fault this alarm number may have. */
    private static void tyres(TyreAlarm alarm, long reportTime, boolean shifted, DecodeContext context) {
        long time = time(alarm.scene(), reportTime);
        for (Wheel wheel : alarm.wheels()) {
            int position = wheel.position();
            if (position > LAST_WHEEL) {
                PositionReader.refuse(context, "FIELD_VALUE", "wheels", -1, "no vehicle has a wheel " + position);
                continue;
            }
            context.reading(
                    TYRE_PRESSURE.computeIfAbsent(position, at -> new Channel("tyre." + at + ".pressure", "kPa", 1)),
                    wheel.pressureKpa(),
                    time,
                    0);
            context.reading(
                    TYRE_TEMPERATURE.computeIfAbsent(
                            position, at -> new Channel("tyre." + at + ".temperature", "Cel", 1)),
                    wheel.temperatureCelsius(),
                    time,
                    0);
        }
        int faults = alarm.wheels().stream().mapToInt(Wheel::flagBits).reduce(0, (all, one) -> all | one);
        boolean endsAll = alarm.state() == 2 && faults >> FIRST_TYRE_FAULT == 0;
        for (int fault = FIRST_TYRE_FAULT; fault <= LAST_TYRE_FAULT; fault++) {
            if (endsAll || (faults >> fault & 1) != 0) {
                event("jsatl12.tpms", fault, 0, alarm, reportTime, shifted, wheels(alarm, fault), context);
            }
        }
    }

    private static Map<String, String> wheels(TyreAlarm alarm, int fault) {
        Map<String, String> facts = facts(alarm);
        List<Wheel> affected = alarm.wheels().stream()
                .filter(wheel -> (wheel.flagBits() >> fault & 1) != 0)
                .toList();
        if (!affected.isEmpty()) {
            facts.put("wheels", join(affected.stream().map(Wheel::position).toList()));
            facts.put(
                    "pressureKpa",
                    join(affected.stream().map(Wheel::pressureKpa).toList()));
            facts.put(
                    "temperatureCelsius",
                    join(affected.stream().map(Wheel::temperatureCelsius).toList()));
        }
        return facts;
    }

    private static String join(List<Integer> numbers) {
        return String.join(",", numbers.stream().map(String::valueOf).toList());
    }

    private static Map<String, String> facts(ActiveSafetyExtra alarm) {
        AlarmLabel label = alarm.label();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("speedKmh", String.valueOf(alarm.scene().speedKmh()));
        if (label.fileCount() > 0) {
            facts.put("files", String.valueOf(label.fileCount()));
            facts.put("label", label.terminalId() + "-" + label.time().digits() + "-" + label.sequence());
        }
        return facts;
    }

    private static void event(
            String source,
            int type,
            int level,
            ActiveSafetyExtra alarm,
            long reportTime,
            boolean shifted,
            Map<String, String> facts,
            DecodeContext context) {
        Phase phase = switch (alarm.state()) {
            case 1 -> Phase.BEGIN;
            case 2 -> Phase.END;
            default -> Phase.INSTANT;
        };
        context.event(
                source,
                type,
                phase,
                level,
                alarm.alarmId(),
                time(alarm.scene(), reportTime),
                place(alarm.scene(), shifted),
                facts);
    }

    private static long time(AlarmScene scene, long reportTime) {
        OffsetDateTime time = scene.time().at();
        return time == null ? reportTime : time.toInstant().toEpochMilli();
    }

    private static @Nullable Position place(AlarmScene scene, boolean shifted) {
        double latitude = scene.latitudeDegrees();
        double longitude = scene.longitudeDegrees();
        boolean nowhere = latitude == 0 && longitude == 0;
        if (nowhere || latitude > 90 || longitude > 180) {
            return null;
        }
        Gcj02.Degrees degrees = shifted ? Gcj02.toWgs84(latitude, longitude) : new Gcj02.Degrees(latitude, longitude);
        return new Position((int) Math.round(degrees.latitude() * 1e6), (int) Math.round(degrees.longitude() * 1e6));
    }
}
