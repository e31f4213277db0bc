package io.bihuan.engine.detector;

import io.bihuan.engine.observation.Channel;
import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.observation.Fix;
import io.bihuan.engine.observation.FrameReference;
import io.bihuan.engine.observation.Position;
import io.bihuan.engine.observation.Quality;
import io.bihuan.engine.observation.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program over assets, one observation at a time. Owned by the partition's thread; everything remembered is in {@link
 * AssetAlarms}, so that the same states and the same calls give the same transitions.
 */
public final class AlarmDesk {
    /** A late upload that has gone quiet for so long is taken as complete. */
    private static final long LATE_LANE_QUIET_MILLIS = 600_000;

    private static final FrameReference NO_FRAME = new FrameReference(0, 0);
    private final Conditions conditions;
    private final AlarmSink sink;
    private final Scene scene = new Scene();
    private final List<CompiledArea> found = new ArrayList<>();
    private DetectionProgram program = DetectionProgram.empty();
    private List<DetectorSettings> detectors = List.of();

    public AlarmDesk(AlarmSink sink) {
        this.sink = sink;
        this.conditions = new Conditions(sink);
    }

    /** Judges by another program from now on. */
    public void program(DetectionProgram other) {
        program = other;
        detectors = other.detectors();
    }

    /** A frame of the asset arrived. */
    public void onHeard(AssetAlarms asset, long assetId, long receivedTimeMillis, FrameReference frame) {
        if (asset.conditions.isEmpty()) {
            return;
        }
        conditions.asset(asset, assetId, false);
        conditions.moment(receivedTimeMillis, receivedTimeMillis, 0, 0, frame);
        for (int i = 0; i < detectors.size(); i++) {
            DetectorSettings detector = detectors.get(i);
            conditions.detector(detector.envelope());
            detector.onHeard(receivedTimeMillis, conditions);
        }
    }

    /** A position report, newer than all before or late. */
    public void onFix(AssetAlarms asset, Fix fix, boolean late) {
        FrameReference frame = fix.reference();
        moment(asset, fix.assetId(), late, fix.deviceTimeMillis(), fix.receivedTimeMillis(), frame);
        boolean first = late ? beginLate(asset, fix) : !asset.seenLive;
        asset.seenLive |= !late;
        found.clear();
        AssetProfile profile = profile(asset, fix.assetId());
        int minute = program.minuteOfDay(fix.deviceTimeMillis());
        if (Quality.isUsablePosition(fix.quality())) {
            program.index().find(fix.latitudeMicrodegrees(), fix.longitudeMicrodegrees(), found);
            if (!found.isEmpty()) {
                found.removeIf(area -> !area.rules().apply(profile.kind(), minute));
            }
        }
        scene.set(profile, found, minute, first);
        conditions.moment(
                fix.deviceTimeMillis(),
                fix.receivedTimeMillis(),
                fix.latitudeMicrodegrees(),
                fix.longitudeMicrodegrees(),
                frame == null ? NO_FRAME : frame);
        for (int i = 0; i < detectors.size(); i++) {
            DetectorSettings detector = detectors.get(i);
            conditions.detector(detector.envelope());
            detector.onFix(fix, scene, conditions);
            if (detector.endsUnheldOnFix()) {
                conditions.endUnheld();
            }
        }
    }

    /** Whether this is the first report of a late upload; one that starts over ends what the one before began. */
    private boolean beginLate(AssetAlarms asset, Fix fix) {
        boolean first = asset.lateNewest == Long.MIN_VALUE || fix.deviceTimeMillis() <= asset.lateNewest;
        if (first && asset.lateNewest != Long.MIN_VALUE) {
            conditions.endLate(asset.lateNewest);
        }
        asset.lateNewest = fix.deviceTimeMillis();
        asset.lateHeard = fix.receivedTimeMillis();
        return first;
    }

    /** An event; {@code lastFix} says where it was when the event does not. */
    public void onEvent(AssetAlarms asset, DeviceEvent event, boolean late, @Nullable Fix lastFix) {
        moment(asset, event.assetId(), late, event.deviceTimeMillis(), event.receivedTimeMillis(), event.reference());
        Position position = event.position();
        if (position == null && lastFix != null && !late) {
            position = new Position(lastFix.latitudeMicrodegrees(), lastFix.longitudeMicrodegrees());
        }
        FrameReference frame = event.reference();
        conditions.moment(
                event.deviceTimeMillis(),
                event.receivedTimeMillis(),
                position == null ? 0 : position.latitudeMicrodegrees(),
                position == null ? 0 : position.longitudeMicrodegrees(),
                frame == null ? NO_FRAME : frame);
        scene.set(profile(asset, event.assetId()), List.of(), program.minuteOfDay(event.deviceTimeMillis()), false);
        if (late) {
            asset.lateHeard = event.receivedTimeMillis();
            asset.lateNewest = Math.max(asset.lateNewest, event.deviceTimeMillis());
        }
        for (DetectorSettings detector : detectors) {
            conditions.detector(detector.envelope());
            detector.onEvent(event, scene, conditions);
        }
    }

    /** A reading newer than all before of its channel; made only when a detector looks at readings. */
    public void onReading(
            AssetAlarms asset,
            long assetId,
            long time,
            long received,
            FrameReference frame,
            Channel channel,
            double value,
            int quality) {
        if (!program.watchesReadings()) {
            return;
        }
        moment(asset, assetId, false, time, received, frame);
        scene.set(profile(asset, assetId), List.of(), program.minuteOfDay(time), false);
        Reading reading = new Reading(assetId, time, received, frame, channel, value, quality);
        for (DetectorSettings detector : detectors) {
            conditions.detector(detector.envelope());
            detector.onReading(reading, scene, conditions);
        }
    }

    private void moment(
            AssetAlarms asset, long assetId, boolean late, long time, long received, @Nullable FrameReference frame) {
        conditions.asset(asset, assetId, late);
        conditions.moment(time, received, 0, 0, frame == null ? NO_FRAME : frame);
    }

    /**
     * Time passes.
     *
     * @return whether anything changed; then the tick belongs into the log
     */
    public boolean onTick(AssetAlarms asset, long assetId, long now, long lastHeard, @Nullable Fix lastFix) {
        if (asset.isQuiet() && now - lastHeard < program.quietMillis()) {
            return false;
        }
        conditions.takeChanged();
        conditions.asset(asset, assetId, false);
        FrameReference frame = lastFix == null ? null : lastFix.reference();
        conditions.moment(
                now,
                now,
                lastFix == null ? 0 : lastFix.latitudeMicrodegrees(),
                lastFix == null ? 0 : lastFix.longitudeMicrodegrees(),
                frame == null ? NO_FRAME : frame);
        Tick tick = new Tick(now, lastHeard, lastFix);
        for (int i = 0; i < detectors.size(); i++) {
            DetectorSettings detector = detectors.get(i);
            conditions.detector(detector.envelope());
            detector.onTick(tick, conditions);
            if (!asset.conditions.isEmpty()) {
                conditions.endDelayed();
            }
        }
        if (!asset.conditions.isEmpty() && now - asset.lateHeard > LATE_LANE_QUIET_MILLIS) {
            conditions.endLate(asset.lateNewest);
        }
        boolean unshelved = !asset.shelves.isEmpty() && endShelves(asset, now);
        return conditions.takeChanged() || unshelved;
    }

    private boolean endShelves(AssetAlarms asset, long now) {
        boolean ended = false;
        for (Shelf shelf : List.copyOf(asset.shelves)) {
            if (shelf.untilMillis() <= now) {
                unshelve(asset, shelf, now, "");
                ended = true;
            }
        }
        return ended;
    }

    /** After a change of program: alarms of detectors that are gone return to normal. */
    public void endUnknown(AssetAlarms asset, long assetId, long now) {
        if (!asset.conditions.isEmpty()) {
            conditions.asset(asset, assetId, false);
            conditions.moment(now, now, 0, 0, NO_FRAME);
            conditions.endUnknown(program);
        }
    }

    /** Takes note of an active alarm; false when that changes nothing. */
    public boolean acknowledge(AssetAlarms asset, String alarmId, long now, String by) {
        Condition condition = asset.withAlarm(alarmId);
        if (condition == null || condition.alarm == null || condition.alarm.state() != AlarmState.UNACKNOWLEDGED) {
            return false;
        }
        change(condition, AlarmState.ACKNOWLEDGED, AlarmTransition.Kind.ACKNOWLEDGED, now, by);
        return true;
    }

    /** Silences an active alarm and its like until a time, or for {@link Long#MAX_VALUE} without an end. */
    public boolean shelve(AssetAlarms asset, String alarmId, long until, long now, String by) {
        Condition condition = asset.withAlarm(alarmId);
        if (condition == null || until <= now) {
            return false;
        }
        Shelf shelf = new Shelf(condition.detector, condition.key, until);
        asset.add(shelf);
        AlarmTransition.Kind kind =
                until == Shelf.ENDLESS ? AlarmTransition.Kind.SUPPRESSED : AlarmTransition.Kind.SHELVED;
        change(condition, shelf.state(), kind, now, by);
        return true;
    }

    /** Ends a silencing; false when there was none. */
    public boolean unshelve(AssetAlarms asset, String alarmId, long now, String by) {
        Condition condition = asset.withAlarm(alarmId);
        if (condition != null) {
            for (Shelf shelf : asset.shelves) {
                if (shelf.covers(condition)) {
                    unshelve(asset, shelf, now, by);
                    return true;
                }
            }
        }
        return false;
    }

    private void unshelve(AssetAlarms asset, Shelf shelf, long now, String by) {
        asset.shelves.remove(shelf);
        for (Condition condition : asset.conditions) {
            if (shelf.covers(condition) && condition.alarm != null) {
                change(condition, AlarmState.UNACKNOWLEDGED, AlarmTransition.Kind.UNSHELVED, now, by);
            }
        }
    }

    private void change(Condition condition, AlarmState state, AlarmTransition.Kind kind, long now, String by) {
        if (condition.alarm != null) {
            condition.alarm = condition.alarm.withState(state, null);
            sink.transition(kind, now, by, condition.alarm);
        }
    }

    private AssetProfile profile(AssetAlarms asset, long assetId) {
        AssetProfile profile = asset.profile;
        if (profile == null || asset.profileOf != program) {
            profile = program.profile(assetId);
            asset.profile = profile;
            asset.profileOf = program;
        }
        return profile;
    }
}
