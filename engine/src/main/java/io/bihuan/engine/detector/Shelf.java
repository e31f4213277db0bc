package io.bihuan.engine.detector;

/**
 * A silenced condition of an asset.
 *
 * @param detector the detector
 * @param key the condition's key
 * @param untilMillis when it ends; {@link #ENDLESS} when it is suppressed
 */
record Shelf(String detector, long key, long untilMillis) {
    static final long ENDLESS = Long.MAX_VALUE;

    boolean covers(Condition condition) {
        return key == condition.key && detector.equals(condition.detector);
    }

    AlarmState state() {
        return untilMillis == ENDLESS ? AlarmState.SUPPRESSED : AlarmState.SHELVED;
    }
}
