package io.bihuan.engine.detector;

import io.bihuan.engine.observation.FrameReference;
import io.bihuan.engine.packed.ByteReader;
import io.bihuan.engine.packed.ByteWriter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something a detector holds to be true of an asset; not yet, now, or just no longer an alarm. Owned by the asset's state. */
final class Condition {
    /** No end in sight. */
    static final long NOT_ENDING = Long.MIN_VALUE;

    final String detector;
    final long key;
    final boolean late;
    final String kind;
    final long startTime;
    final int latitude;
    final int longitude;
    final FrameReference first;
    final double limit;
    final String unit;
    final Map<String, String> attributes;

    int severity;
    double worstValue;
    long worstTime;
    FrameReference worst;
    long lastHeldTime;
    long lastHeardTime;
    long endingSince = NOT_ENDING;
    /** Value of the last transition, against which a further worsening is measured. */
    double toldValue;
    /** Remembered, but no alarm: for example that the asset is inside an area. */
    boolean silent;
    /** Not null once it is an alarm. */
    @Nullable
    Alarm alarm;
    /** Which pass over the asset's conditions held it last; not saved. */
    long pass;

    Condition(Start start, double value) {
        this.detector = start.detector;
        this.key = start.key;
        this.late = start.late;
        this.kind = start.kind;
        this.startTime = start.time;
        this.latitude = start.latitude;
        this.longitude = start.longitude;
        this.first = start.first;
        this.limit = start.limit;
        this.unit = start.unit;
        this.attributes = start.attributes;
        this.severity = start.severity;
        this.silent = start.silent;
        this.worstValue = value;
        this.worstTime = start.time;
        this.worst = start.first;
        this.lastHeldTime = start.time;
        this.lastHeardTime = start.heard;
    }

    /** What does not change once a condition began. */
    record Start(
            String detector,
            long key,
            boolean late,
            String kind,
            long time,
            long heard,
            int latitude,
            int longitude,
            FrameReference first,
            double limit,
            String unit,
            Map<String, String> attributes,
            int severity,
            boolean silent) {}

    boolean is(String otherDetector, long otherKey, boolean otherLate) {
        return key == otherKey && late == otherLate && detector.equals(otherDetector);
    }

    /** Its alarm's id: the same for the same beginning, however often it is replayed. */
    String alarmId(long assetId) {
        String which = key == 0 ? detector : detector + "." + Long.toString(key, 36);
        return assetId + "-" + which + "-" + Long.toString(startTime, 36);
    }

    /** The alarm it becomes. */
    Alarm alarm(long assetId, String id, AlarmState state, long raisedTime) {
        Map<String, String> facts = attributes;
        if (late) {
            facts = new HashMap<>(attributes);
            facts.put("late", "true");
        }
        return new Alarm(
                id,
                assetId,
                detector,
                kind,
                severity,
                state,
                startTime,
                raisedTime,
                null,
                worstValue,
                limit,
                unit,
                worstTime,
                latitude,
                longitude,
                first,
                worst,
                facts);
    }

    /**
     * How far a value lies beyond the limit, on the side the condition began on; negative within it, as values within a
     * deadband are.
     */
    double distance(double value) {
        return worstValue >= limit ? value - limit : limit - value;
    }

    void save(ByteWriter out) {
        out.text(detector)
                .signed(key)
                .flag(late)
                .text(kind)
                .signed(startTime)
                .signed(latitude)
                .signed(longitude);
        reference(out, first);
        out.real(limit).text(unit).map(attributes).u8(severity).real(worstValue).signed(worstTime);
        reference(out, worst);
        out.signed(lastHeldTime)
                .signed(lastHeardTime)
                .signed(endingSince)
                .real(toldValue)
                .flag(silent);
        out.flag(alarm != null);
        if (alarm != null) {
            AlarmCodec.write(alarm, out);
        }
    }

    static Condition load(ByteReader in) {
        String detector = in.text();
        long key = in.signed();
        boolean late = in.flag();
        String kind = in.text();
        long startTime = in.signed();
        int latitude = (int) in.signed();
        int longitude = (int) in.signed();
        FrameReference first = AlarmCodec.reference(in);
        Start start = new Start(
                detector, key, late, kind, startTime, 0, latitude, longitude, first, in.real(), in.text(), in.map(),
                in.u8(), false);
        Condition condition = new Condition(start, in.real());
        condition.worstTime = in.signed();
        condition.worst = AlarmCodec.reference(in);
        condition.lastHeldTime = in.signed();
        condition.lastHeardTime = in.signed();
        condition.endingSince = in.signed();
        condition.toldValue = in.real();
        condition.silent = in.flag();
        condition.alarm = in.flag() ? AlarmCodec.read(in) : null;
        return condition;
    }

    private static void reference(ByteWriter out, FrameReference reference) {
        out.varint(reference.partition()).varint(reference.sequence());
    }
}
