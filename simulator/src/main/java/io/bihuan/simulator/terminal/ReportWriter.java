package io.bihuan.simulator.terminal;

import io.bihuan.codec.jt808.ActiveSafetyExtra.AdasAlarm;
import io.bihuan.codec.jt808.ActiveSafetyExtra.BlindSpotAlarm;
import io.bihuan.codec.jt808.ActiveSafetyExtra.DriverAlarm;
import io.bihuan.codec.jt808.ActiveSafetyExtra.TyreAlarm;
import io.bihuan.codec.jt808.ActiveSafetyExtra.Wheel;
import io.bihuan.codec.jt808.AlarmLabel;
import io.bihuan.codec.jt808.AlarmScene;
import io.bihuan.codec.jt808.DeviceTime;
import io.bihuan.codec.jt808.LocationExtra;
import io.bihuan.codec.jt808.StandardExtra;
import io.bihuan.codec.jt808.T0200LocationReport;
import io.bihuan.simulator.drive.Sample;
import java.util.ArrayList;
import java.util.List;

/** Turns what a terminal measures into reports of its edition. */
public final class ReportWriter {
    /** Tyre pressure below which a terminal warns, in kPa; 840 is what the tyre should have. */
    public static final int LOW_KPA = 700;

    /** Tyre temperature above which a terminal warns, in degrees Celsius. */
    public static final int HOT_CELSIUS = 80;

    private static final int BY_TIME_FLAG = 1;
    private static final int LOW_FLAG = 1 << 2;
    private static final int HOT_FLAG = 1 << 3;
    private static final int LEAK_FLAG = 1 << 6;

    private final Box box;

    /** A writer for one terminal. */
    public ReportWriter(Box box) {
        this.box = box;
    }

    /** The report of a moment, with these alarm bits and further items. */
    public T0200LocationReport report(Sample sample, long alarmBits, List<LocationExtra> more) {
        List<LocationExtra> extras = new ArrayList<>();
        extras.add(new StandardExtra.Odometer(Math.round(sample.odometerKm() * 10) / 10.0));
        extras.add(new StandardExtra.Fuel(Math.round(sample.fuelLitres() * 10) / 10.0));
        extras.add(new StandardExtra.RecorderSpeed(Math.round(sample.speedKmh() * 10) / 10.0));
        extras.add(new StandardExtra.SignalStrength(sample.signal()));
        extras.add(new StandardExtra.Satellites(sample.satellites()));
        if (sample.valvePermille() >= 0) {
            extras.add(new StandardExtra.AnalogInputs(sample.valvePermille(), 0));
        }
        extras.addAll(more);
        return new T0200LocationReport(
                alarmBits,
                status(sample),
                sample.latitude(),
                sample.longitude(),
                sample.altitudeMetres(),
                Math.round(sample.speedKmh() * 10) / 10.0,
                sample.heading(),
                time(sample),
                extras);
    }

    private long status(Sample sample) {
        long bits = (sample.ignition() ? 1 : 0) | 1 << 1;
        bits |= sample.valvePermille() == 0 ? 1 << 10 : 0;
        if (!box.is2011()) {
            bits |= box.dangerous() ? 3 << 8 : 0;
            bits |= 1 << 18 | 1 << 19;
        }
        if (box.is2019()) {
            bits |= sample.speedKmh() > 1 ? 1 << 22 : 0;
        }
        return bits;
    }

    private static DeviceTime time(Sample sample) {
        return DeviceTime.of(sample.time().atOffset(DeviceTime.ZONE));
    }

    /** Item 65: what the camera on the driver noticed. */
    public LocationExtra driver(Sample sample, long alarmId, int state, int type, int level, int sequence) {
        int degree = type == 1 ? 4 + level * 2 : 0;
        return new DriverAlarm(alarmId, state, type, level, degree, scene(sample), label(sample, sequence));
    }

    /** Item 64: what the camera on the road noticed. */
    public LocationExtra road(Sample sample, long alarmId, int state, int type, int level, int sequence) {
        int own = (int) sample.speedKmh();
        int ahead = type <= 2 ? Math.max(0, own - 18) : 0;
        double gap = type == 2 ? 0 : 0.7 + 0.1 * (alarmId % 6);
        int side = type == 2 ? 1 + (int) (alarmId % 2) : 0;
        return new AdasAlarm(
                alarmId, state, type, level, ahead, gap, side, 0, 0, scene(sample), label(sample, sequence));
    }

    /** Item 67: somebody in the blind spot. */
    public LocationExtra blindSpot(Sample sample, long alarmId, int state, int type, int sequence) {
        return new BlindSpotAlarm(alarmId, state, type, scene(sample), label(sample, sequence));
    }

    /** Item 66: all wheels; state 0 is the report by time, which says so and warns of nothing, 1 and 2 begin and end a warning. */
    public LocationExtra tyres(Sample sample, long alarmId, int state, boolean leaking, int sequence) {
        boolean wide = wide();
        List<Wheel> wheels = new ArrayList<>();
        for (Sample.Tyre tyre : sample.tyres()) {
            int flags = state == 0 ? BY_TIME_FLAG : faults(tyre, leaking);
            wheels.add(new Wheel(tyre.position(), flags, tyre.kiloPascal(), tyre.celsius(), tyre.batteryPercent()));
        }
        return new TyreAlarm(alarmId, state, scene(sample), label(sample, sequence), wheels, wide ? 10 : 9);
    }

    private static int faults(Sample.Tyre tyre, boolean leaking) {
        int low = tyre.kiloPascal() < LOW_KPA ? LOW_FLAG | (leaking ? LEAK_FLAG : 0) : 0;
        return low | (tyre.celsius() > HOT_CELSIUS ? HOT_FLAG : 0);
    }

    private AlarmScene scene(Sample sample) {
        return new AlarmScene(
                (int) Math.min(250, sample.speedKmh()),
                sample.altitudeMetres(),
                sample.latitude(),
                sample.longitude(),
                time(sample),
                sample.ignition() ? 0x401 : 0x400);
    }

    private AlarmLabel label(Sample sample, int sequence) {
        int size = wide() ? AlarmLabel.GUANGDONG_BYTES : AlarmLabel.JIANGSU_BYTES;
        return new AlarmLabel(box.terminalId(), time(sample), sequence, 0, size);
    }

    /** Terminals of two makers use the wide label when they speak 2019. */
    private boolean wide() {
        return box.is2019() && box.maker().compareTo("H") > 0;
    }
}
