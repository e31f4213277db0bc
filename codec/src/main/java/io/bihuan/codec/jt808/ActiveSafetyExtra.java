package io.bihuan.codec.jt808;

import java.util.List;

/** The alarms of T/JSATL 12 that ride on a position report, extra items 64 to 67. */
public sealed interface ActiveSafetyExtra extends LocationExtra {
    /** The terminal's number for this alarm; begin and end carry the same. */
    long alarmId();

    /** 0 without begin and end, 1 begin, 2 end. */
    int state();

    /** The vehicle when the alarm arose. */
    AlarmScene scene();

    /** The key to the alarm's files. */
    AlarmLabel label();

    /**
     * 64, driver assistance.
     *
     * @param alarmId the terminal's number
     * @param state 0 without begin and end, 1 begin, 2 end
     * @param type 1 forward collision, 2 lane departure, 3 headway, 4 pedestrian, 5 frequent lane change, 6 sign limit
     *     exceeded, 7 obstacle, 0x10 sign seen, 0x11 photo taken
     * @param level 1 or 2, 2 being the graver
     * @param aheadSpeedKmh speed of the vehicle ahead, for types 1 and 2
     * @param aheadGapSeconds time gap to what is ahead, to 0.1 s, for types 1, 2 and 4
     * @param departureSide 1 left, 2 right, for type 2
     * @param signKind 1 speed, 2 height, 3 weight, for types 6 and 0x10
     * @param signValue what the sign says
     * @param scene the vehicle then
     * @param label the key to its files
     */
    record AdasAlarm(
            long alarmId,
            int state,
            int type,
            int level,
            int aheadSpeedKmh,
            double aheadGapSeconds,
            int departureSide,
            int signKind,
            int signValue,
            AlarmScene scene,
            AlarmLabel label)
            implements ActiveSafetyExtra {
        static AdasAlarm read(ByteReader in, int labelBytes) {
            return new AdasAlarm(
                    in.u32("alarmId"),
                    in.u8("state"),
                    in.u8("type"),
                    in.u8("level"),
                    in.u8("aheadSpeedKmh"),
                    in.u8("aheadGapSeconds") / 10.0,
                    in.u8("departureSide"),
                    in.u8("signKind"),
                    in.u8("signValue"),
                    AlarmScene.read(in),
                    AlarmLabel.read(in, labelBytes));
        }

        @Override
        public int id() {
            return 0x64;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u32(alarmId).u8(state).u8(type).u8(level).u8(aheadSpeedKmh);
            out.u8((int) Math.round(aheadGapSeconds * 10))
                    .u8(departureSide)
                    .u8(signKind)
                    .u8(signValue);
            scene.write(out);
            label.write(out);
        }
    }

    /**
     * 65, driver state.
     *
     * @param alarmId the terminal's number
     * @param state 0 without begin and end, 1 begin, 2 end
     * @param type 1 fatigue, 2 phone, 3 smoking, 4 distraction, 5 driver abnormal, 0x10 photo taken, 0x11 driver change
     * @param level 1 or 2, 2 being the graver
     * @param fatigueDegree 1 to 10, for type 1
     * @param scene the vehicle then
     * @param label the key to its files
     */
    record DriverAlarm(
            long alarmId, int state, int type, int level, int fatigueDegree, AlarmScene scene, AlarmLabel label)
            implements ActiveSafetyExtra {
        static DriverAlarm read(ByteReader in, int labelBytes) {
            long alarmId = in.u32("alarmId");
            int state = in.u8("state");
            int type = in.u8("type");
            int level = in.u8("level");
            int fatigueDegree = in.u8("fatigueDegree");
            in.bytes(4, "reserved");
            return new DriverAlarm(
                    alarmId, state, type, level, fatigueDegree, AlarmScene.read(in), AlarmLabel.read(in, labelBytes));
        }

        @Override
        public int id() {
            return 0x65;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u32(alarmId).u8(state).u8(type).u8(level).u8(fatigueDegree).bytes(new byte[4]);
            scene.write(out);
            label.write(out);
        }
    }

    /**
     * 66, tyres.
     *
     * @param alarmId the terminal's number
     * @param state 0 without begin and end, 1 begin, 2 end
     * @param scene the vehicle then
     * @param label the key to its files
     * @param wheels the wheels reported, at most 23
     * @param wheelBytes size of one wheel on the wire: 9, or 10 in the Guangdong layout
     */
    record TyreAlarm(long alarmId, int state, AlarmScene scene, AlarmLabel label, List<Wheel> wheels, int wheelBytes)
            implements ActiveSafetyExtra {
        static TyreAlarm read(ByteReader in, int labelBytes, int wheelBytes) {
            return new TyreAlarm(
                    in.u32("alarmId"),
                    in.u8("state"),
                    AlarmScene.read(in),
                    AlarmLabel.read(in, labelBytes),
                    in.list(in.u8("wheels"), wheelBytes, "wheels", wheel -> Wheel.read(wheel, wheelBytes)),
                    wheelBytes);
        }

        @Override
        public int id() {
            return 0x66;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u32(alarmId).u8(state);
            scene.write(out);
            label.write(out);
            out.u8(wheels.size()).list(wheels, wheel -> wheel.write(out, wheelBytes));
        }
    }

    /**
     * One wheel of a tyre alarm.
     *
     * @param position 0 front left, counted in Z order
     * @param flagBits 0 timed report, 1 pressure high, 2 low, 3 hot, 4 sensor fault, 5 imbalance, 6 slow leak, 7 battery
     * @param pressureKpa tyre pressure
     * @param temperatureCelsius tyre temperature, taken as signed
     * @param batteryPercent the sensor's battery
     */
    record Wheel(int position, int flagBits, int pressureKpa, int temperatureCelsius, int batteryPercent) {
        static Wheel read(ByteReader in, int wheelBytes) {
            return new Wheel(
                    wheelBytes == 10 ? in.u16("position") : in.u8("position"),
                    in.u16("flagBits"),
                    in.u16("pressureKpa"),
                    in.s16("temperatureCelsius"),
                    in.u16("batteryPercent"));
        }

        void write(ByteWriter out, int wheelBytes) {
            ByteWriter positioned = wheelBytes == 10 ? out.u16(position) : out.u8(position);
            positioned.u16(flagBits).u16(pressureKpa).s16(temperatureCelsius).u16(batteryPercent);
        }
    }

    /**
     * 67, blind spot.
     *
     * @param alarmId the terminal's number
     * @param state 0 without begin and end, 1 begin, 2 end
     * @param type 1 behind, 2 left behind, 3 right behind
     * @param scene the vehicle then
     * @param label the key to its files
     */
    record BlindSpotAlarm(long alarmId, int state, int type, AlarmScene scene, AlarmLabel label)
            implements ActiveSafetyExtra {
        static BlindSpotAlarm read(ByteReader in, int labelBytes) {
            return new BlindSpotAlarm(
                    in.u32("alarmId"),
                    in.u8("state"),
                    in.u8("type"),
                    AlarmScene.read(in),
                    AlarmLabel.read(in, labelBytes));
        }

        @Override
        public int id() {
            return 0x67;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u32(alarmId).u8(state).u8(type);
            scene.write(out);
            label.write(out);
        }
    }
}
