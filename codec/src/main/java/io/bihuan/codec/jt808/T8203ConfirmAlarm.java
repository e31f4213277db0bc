package io.bihuan.codec.jt808;

/**
 * Confirm an alarm by hand (from 2013, clause 8.23).
 *
 * @param alarmSerial serial of the report with the alarm, 0 for all of the kind
 * @param alarmBits which alarms; bits 0, 3, 20, 21, 22, 27, 28 count
 */
public record T8203ConfirmAlarm(int alarmSerial, long alarmBits) implements PositionMessage {
    static T8203ConfirmAlarm read(ByteReader in, Jt808Edition edition) {
        return new T8203ConfirmAlarm(in.u16("alarmSerial"), in.u32("alarmBits"));
    }

    @Override
    public int id() {
        return 0x8203;
    }

    @Override
    public void write(ByteWriter out, Jt808Edition edition) {
        out.u16(alarmSerial);
        out.u32(alarmBits);
    }
}
