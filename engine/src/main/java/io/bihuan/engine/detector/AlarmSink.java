package io.bihuan.engine.detector;

import io.bihuan.engine.observation.FrameReference;

/** Takes the steps in alarms' lives, to be committed with what caused them. */
public interface AlarmSink {
    /** Whether an alarm of this id is known that another frame began. Then the condition is not raised again. */
    boolean isTaken(String alarmId, FrameReference first);

    /** A step. */
    void transition(AlarmTransition.Kind kind, long timeMillis, String by, Alarm alarm);
}
