package io.bihuan.engine.detector;

/** Settings of one detector; compiled with its fellows by {@link DetectionProgram}. */
public sealed interface DetectorSettings extends Detector
        permits Overspeed, DeviceAlarmBits, DeviceEvents, AreaWatch, OfflineWhileMoving {
    /** Id, severity and delays. */
    Envelope envelope();
}
