package io.bihuan.codec.jt808;

import org.jspecify.annotations.Nullable;

/** The extra items of JT/T 808 itself (table 27) and of JT/T 1078-2016 (ids 14 to 18). */
public sealed interface StandardExtra extends LocationExtra {
    /**
     * 01, the odometer.
     *
     * @param odometerKm distance, to 0.1 km
     */
    record Odometer(double odometerKm) implements StandardExtra {
        @Override
        public int id() {
            return 0x01;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u32(Math.round(odometerKm * 10));
        }
    }

    /**
     * 02, fuel in the tank.
     *
     * @param fuelLitres to 0.1 litre
     */
    record Fuel(double fuelLitres) implements StandardExtra {
        @Override
        public int id() {
            return 0x02;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u16((int) Math.round(fuelLitres * 10));
        }
    }

    /**
     * 03, the speed the driving recorder took from the vehicle.
     *
     * @param recorderSpeedKmh to 0.1 km/h
     */
    record RecorderSpeed(double recorderSpeedKmh) implements StandardExtra {
        @Override
        public int id() {
            return 0x03;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u16((int) Math.round(recorderSpeedKmh * 10));
        }
    }

    /**
     * 04, an alarm that wants confirmation by hand.
     *
     * @param eventId its number, from 1
     */
    record AlarmToConfirm(int eventId) implements StandardExtra {
        @Override
        public int id() {
            return 0x04;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u16(eventId);
        }
    }

    /**
     * 05 (2019), tyre pressures; the unit in the standard cannot be right for one byte, so the bytes are kept.
     *
     * @param wheels 30 bytes, one per wheel, front to rear and left to right; FF means none
     */
    record TyrePressures(byte[] wheels) implements StandardExtra {
        @Override
        public int id() {
            return 0x05;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.bytes(wheels);
        }
    }

    /**
     * 06 (2019), cabin temperature.
     *
     * @param temperatureCelsius degrees, two's complement
     */
    record CabinTemperature(int temperatureCelsius) implements StandardExtra {
        @Override
        public int id() {
            return 0x06;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.s16(temperatureCelsius);
        }
    }

    /**
     * 11, where the overspeed happened.
     *
     * @param placeType 0 no particular place, 1 circle, 2 rectangle, 3 polygon, 4 segment
     * @param areaId the area or segment, null when there is none
     */
    record OverspeedPlace(int placeType, @Nullable Long areaId) implements StandardExtra {
        @Override
        public int id() {
            return 0x11;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u8(placeType);
            if (areaId != null) {
                out.u32(areaId);
            }
        }
    }

    /**
     * 12, an area or route was entered or left.
     *
     * @param placeType 1 circle, 2 rectangle, 3 polygon, 4 route
     * @param areaId the area or route
     * @param direction 0 in, 1 out
     */
    record AreaCrossing(int placeType, long areaId, int direction) implements StandardExtra {
        @Override
        public int id() {
            return 0x12;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u8(placeType).u32(areaId).u8(direction);
        }
    }

    /**
     * 13, a segment was driven too fast or too slowly.
     *
     * @param segmentId the segment
     * @param travelSeconds time taken
     * @param result 0 too short, 1 too long
     */
    record SegmentTime(long segmentId, int travelSeconds, int result) implements StandardExtra {
        @Override
        public int id() {
            return 0x13;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u32(segmentId).u16(travelSeconds).u8(result);
        }
    }

    /**
     * 14, video alarms (JT/T 1078).
     *
     * @param videoAlarmBits one bit per alarm
     */
    record VideoAlarms(long videoAlarmBits) implements StandardExtra {
        @Override
        public int id() {
            return 0x14;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u32(videoAlarmBits);
        }
    }

    /**
     * 15 and 16, channels whose picture is lost or covered (JT/T 1078).
     *
     * @param id 0x15 signal lost, 0x16 lens covered
     * @param channelBits bit 0 is channel 1
     */
    record VideoChannels(int id, long channelBits) implements StandardExtra {
        @Override
        public void writeValue(ByteWriter out) {
            out.u32(channelBits);
        }
    }

    /**
     * 17, storage faults (JT/T 1078).
     *
     * @param storageBits bits 0 to 11 main storage, 12 to 15 backup storage
     */
    record StorageFaults(int storageBits) implements StandardExtra {
        @Override
        public int id() {
            return 0x17;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u16(storageBits);
        }
    }

    /**
     * 18, abnormal driving (JT/T 1078).
     *
     * @param behaviourBits bit 0 fatigue, 1 phone, 2 smoking, others custom
     * @param fatigueDegree 0 to 100, null where the terminal leaves it out as the printed length does
     */
    record AbnormalDriving(int behaviourBits, @Nullable Integer fatigueDegree) implements StandardExtra {
        @Override
        public int id() {
            return 0x18;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u16(behaviourBits);
            if (fatigueDegree != null) {
                out.u8(fatigueDegree);
            }
        }
    }

    /**
     * 25, the vehicle's signals.
     *
     * @param signalBits 0 low beam, 1 high beam, 2 right, 3 left, 4 brake, 5 reverse, 6 fog, 7 marker, 8 horn, …
     */
    record VehicleSignals(long signalBits) implements StandardExtra {
        @Override
        public int id() {
            return 0x25;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u32(signalBits);
        }
    }

    /**
     * 2A, inputs and outputs.
     *
     * @param ioBits bit 0 deep sleep, 1 sleep
     */
    record IoState(int ioBits) implements StandardExtra {
        @Override
        public int id() {
            return 0x2A;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u16(ioBits);
        }
    }

    /**
     * 2B, analog inputs, raw converter counts.
     *
     * @param analog0 the low word
     * @param analog1 the high word
     */
    record AnalogInputs(int analog0, int analog1) implements StandardExtra {
        @Override
        public int id() {
            return 0x2B;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u16(analog1).u16(analog0);
        }
    }

    /**
     * 30, radio signal; the standard gives no scale, terminals use 0 to 31 or 0 to 100.
     *
     * @param signalStrength as sent
     */
    record SignalStrength(int signalStrength) implements StandardExtra {
        @Override
        public int id() {
            return 0x30;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u8(signalStrength);
        }
    }

    /**
     * 31, satellites used.
     *
     * @param satellites how many
     */
    record Satellites(int satellites) implements StandardExtra {
        @Override
        public int id() {
            return 0x31;
        }

        @Override
        public void writeValue(ByteWriter out) {
            out.u8(satellites);
        }
    }
}
