package io.bihuan.engine.detector;

import io.bihuan.engine.observation.FrameReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The life of conditions, the same for all detectors: on-delay, off-delay, worst value, silencing and identity. Bound to one
 * asset, one detector and one moment at a time; owned by the partition's thread.
 *
 * <p>Live and late observations form two lanes. Conditions of one lane never touch those of the other, so that an upload of
 * last hour's positions is judged without disturbing what is judged now.
 */
final class Conditions {
    /** Takes a condition that was not held in this pass. */
    interface Unheld {
        void is(long key, String kind, Map<String, String> attributes);
    }

    private final AlarmSink sink;
    private AssetAlarms asset = new AssetAlarms();
    private long assetId;
    private Envelope envelope = new Envelope("none", 1, 0, 0);
    private boolean late;
    private long time;
    private long heard;
    private int latitude;
    private int longitude;
    private FrameReference frame = new FrameReference(0, 0);
    private long pass;
    private boolean leftAsIs;
    private boolean changed;

    Conditions(AlarmSink sink) {
        this.sink = sink;
    }

    void asset(AssetAlarms newAsset, long newAssetId, boolean newLate) {
        asset = newAsset;
        assetId = newAssetId;
        late = newLate;
    }

    void moment(long newTime, long newHeard, int newLatitude, int newLongitude, FrameReference newFrame) {
        time = newTime;
        heard = newHeard;
        latitude = newLatitude;
        longitude = newLongitude;
        frame = newFrame;
    }

    void detector(Envelope newEnvelope) {
        envelope = newEnvelope;
        pass++;
        leftAsIs = false;
    }

    /** Whether anything changed since last asked. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    private @Nullable Condition find(long key) {
        List<Condition> all = asset.conditions;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).is(envelope.id(), key, late)) {
                return all.get(i);
            }
        }
        return null;
    }

    /** Whether a condition has begun and not ended. */
    boolean isHeld(long key) {
        Condition condition = find(key);
        return condition != null && condition.endingSince == Condition.NOT_ENDING;
    }

    /** For how many milliseconds a condition has been held up to now; 0 when it is not. */
    long heldFor(long key) {
        Condition condition = find(key);
        return condition == null ? 0 : time - condition.startTime;
    }

    /** The observation says nothing about this detector's conditions: none of them ends by it. */
    void leaveAsIs() {
        leftAsIs = true;
    }

    /** A condition holds; it becomes an alarm once it has held for the on-delay. */
    void hold(
            long key,
            String kind,
            int severity,
            double value,
            double limit,
            String unit,
            Map<String, String> attributes) {
        Condition condition = find(key);
        if (condition == null) {
            condition = begin(key, kind, time, severity, value, limit, unit, attributes, false);
            if (condition == null) {
                return;
            }
        }
        keep(condition, severity, value);
    }

    /** The same for key 0, with a beginning before now. */
    void holdSince(long since, String kind, int severity, double value, double limit, String unit) {
        Condition condition = begin(0, kind, since, severity, value, limit, unit, Map.of(), false);
        if (condition != null) {
            keep(condition, severity, value);
        }
    }

    /** A condition that is remembered, and never an alarm. */
    void remember(long key, String kind, Map<String, String> attributes) {
        Condition condition = find(key);
        if (condition == null) {
            condition = begin(key, kind, time, 1, 0, 0, "1", attributes, true);
        }
        if (condition != null) {
            condition.pass = pass;
        }
    }

    /** An alarm that is over as soon as it is raised. */
    void pulse(
            long key,
            String kind,
            int severity,
            double value,
            double limit,
            String unit,
            Map<String, String> attributes) {
        if (find(key) != null) {
            return;
        }
        Condition condition = begin(key, kind, time, severity, value, limit, unit, attributes, false);
        if (condition != null) {
            raise(condition);
            finish(condition, time);
        }
    }

    private @Nullable Condition begin(
            long key,
            String kind,
            long since,
            int severity,
            double value,
            double limit,
            String unit,
            Map<String, String> attributes,
            boolean silent) {
        if (asset.conditions.size() >= AssetAlarms.MAX_CONDITIONS) {
            return null;
        }
        Condition condition = new Condition(
                new Condition.Start(
                        envelope.id(),
                        key,
                        late,
                        kind,
                        since,
                        heard,
                        latitude,
                        longitude,
                        frame,
                        limit,
                        unit,
                        attributes,
                        severity,
                        silent),
                value);
        condition.pass = pass;
        asset.add(condition);
        changed = true;
        return condition;
    }

    private void keep(Condition condition, int severity, double value) {
        condition.pass = pass;
        condition.endingSince = Condition.NOT_ENDING;
        condition.lastHeldTime = time;
        condition.lastHeardTime = heard;
        changed = true;
        boolean graver = severity > condition.severity;
        if (condition.distance(value) > condition.distance(condition.worstValue) || graver) {
            condition.worstValue = value;
            condition.worstTime = time;
            condition.worst = frame;
            condition.severity = Math.max(condition.severity, severity);
        }
        if (condition.silent) {
            return;
        }
        if (condition.alarm == null) {
            if (time - condition.startTime >= envelope.onDelayMillis()) {
                raise(condition);
            }
        } else {
            worsen(condition, graver);
        }
    }

    private void raise(Condition condition) {
        String id = condition.alarmId(assetId);
        if (sink.isTaken(id, condition.first)) {
            condition.silent = true;
            return;
        }
        AlarmState state = AlarmState.UNACKNOWLEDGED;
        for (Shelf shelf : asset.shelves) {
            state = shelf.covers(condition) ? shelf.state() : state;
        }
        condition.alarm = condition.alarm(assetId, id, state, time);
        condition.toldValue = condition.worstValue;
        sink.transition(AlarmTransition.Kind.RAISED, time, "", condition.alarm);
    }

    /** Tells of a worse value when it is half as far again beyond the limit, so that a slow climb gives few transitions. */
    private void worsen(Condition condition, boolean graver) {
        Alarm alarm = condition.alarm;
        double worst = condition.distance(condition.worstValue);
        double told = condition.distance(condition.toldValue);
        boolean matters = worst > told * 1.5 && worst - told > Math.abs(condition.limit) * 0.05;
        if (alarm != null && (graver || matters)) {
            condition.toldValue = condition.worstValue;
            condition.alarm =
                    alarm.withWorst(condition.worstValue, condition.worstTime, condition.worst, condition.severity);
            sink.transition(AlarmTransition.Kind.WORSENED, time, "", condition.alarm);
        }
    }

    /** A condition no longer holds; nothing happens when it did not. */
    void end(long key) {
        Condition condition = find(key);
        if (condition != null) {
            release(condition);
        }
    }

    /**
     * The same for a condition the device itself numbered: when this lane has none, the other lane's that began before now. An
     * end that is uploaded late still belongs to its beginning.
     */
    void endNumbered(long key) {
        Condition condition = find(key);
        if (condition == null) {
            for (Condition other : asset.conditions) {
                if (other.is(envelope.id(), key, !late) && other.startTime <= time) {
                    condition = other;
                }
            }
        }
        if (condition != null) {
            release(condition);
        }
    }

    private void release(Condition condition) {
        if (condition.alarm == null) {
            asset.conditions.remove(condition);
            changed = true;
            return;
        }
        if (condition.endingSince == Condition.NOT_ENDING) {
            condition.endingSince = time;
            changed = true;
        }
        if (time - condition.endingSince >= envelope.offDelayMillis()) {
            finish(condition, condition.endingSince);
        }
    }

    private void finish(Condition condition, long end) {
        asset.conditions.remove(condition);
        changed = true;
        Alarm alarm = condition.alarm;
        if (alarm != null) {
            AlarmState state =
                    alarm.state() == AlarmState.UNACKNOWLEDGED ? AlarmState.RETURNED_UNACKNOWLEDGED : AlarmState.NORMAL;
            Alarm over = alarm.withWorst(condition.worstValue, condition.worstTime, condition.worst, condition.severity)
                    .withState(state, end);
            sink.transition(AlarmTransition.Kind.RETURNED, time, "", over);
        }
    }

    /** Passes the detector's conditions not held in this pass, before they end. */
    void forEachUnheld(Unheld consumer) {
        for (Condition condition : List.copyOf(asset.conditions)) {
            if (isUnheld(condition)) {
                consumer.is(condition.key, condition.kind, condition.attributes);
            }
        }
    }

    private boolean isUnheld(Condition condition) {
        return condition.pass != pass && condition.late == late && condition.detector.equals(envelope.id());
    }

    void endUnheld() {
        if (leftAsIs || asset.conditions.isEmpty()) {
            return;
        }
        for (int i = asset.conditions.size() - 1; i >= 0; i--) {
            if (isUnheld(asset.conditions.get(i))) {
                release(asset.conditions.get(i));
            }
        }
    }

    /** Ends the detector's conditions nothing has been heard of since a time. */
    void endUnheardSince(long heardBefore) {
        for (Condition condition : new ArrayList<>(asset.conditions)) {
            if (condition.detector.equals(envelope.id()) && condition.lastHeardTime < heardBefore) {
                finish(condition, condition.lastHeldTime);
            }
        }
    }

    /** Ends what waits for its off-delay. */
    void endDelayed() {
        for (Condition condition : new ArrayList<>(asset.conditions)) {
            if (condition.detector.equals(envelope.id())
                    && condition.endingSince != Condition.NOT_ENDING
                    && time - condition.endingSince >= envelope.offDelayMillis()) {
                finish(condition, condition.endingSince);
            }
        }
    }

    /** Ends all conditions of the late lane. */
    void endLate(long end) {
        for (Condition condition : new ArrayList<>(asset.conditions)) {
            if (condition.late) {
                finish(condition, end);
            }
        }
    }

    /** Ends conditions of detectors a program does not have. */
    void endUnknown(DetectionProgram program) {
        for (Condition condition : new ArrayList<>(asset.conditions)) {
            if (!program.has(condition.detector)) {
                finish(condition, time);
            }
        }
    }
}
