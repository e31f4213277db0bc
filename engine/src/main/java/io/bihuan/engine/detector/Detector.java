package io.bihuan.engine.detector;

import io.bihuan.engine.observation.DeviceEvent;
import io.bihuan.engine.observation.Fix;
import io.bihuan.engine.observation.Reading;

/**
 * Says, for one thing that happened to one asset, which conditions hold. A detector is immutable and keeps nothing: what must
 * be remembered is a condition, which {@link Conditions} keeps. Implemented by the settings records themselves.
 */
interface Detector {
    /** A position report; conditions not held by the call are taken as over when {@link #endsUnheldOnFix}. */
    default void onFix(Fix fix, Scene scene, Conditions conditions) {}

    /** Whether a position report that does not hold a condition of this detector ends it. */
    default boolean endsUnheldOnFix() {
        return false;
    }

    /** An event. */
    default void onEvent(DeviceEvent event, Scene scene, Conditions conditions) {}

    /** Whether {@link #onReading} is to be called. */
    default boolean watchesReadings() {
        return false;
    }

    /** A reading. */
    default void onReading(Reading reading, Scene scene, Conditions conditions) {}

    /** A frame of any sort arrived, before what it holds is passed. Called only when the detector has conditions. */
    default void onHeard(long receivedTimeMillis, Conditions conditions) {}

    /** After how much silence of an asset without conditions a tick may matter. */
    default long quietMillis() {
        return Long.MAX_VALUE;
    }

    /** About every second. Must not call for a change when nothing changes. */
    default void onTick(Tick tick, Conditions conditions) {}
}
