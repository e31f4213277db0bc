package io.bihuan.engine.observation;

/** Quality marks of an observation, as bits that may be combined; 0 is good. */
public final class Quality {
    /** Nothing is wrong. */
    public static final int GOOD = 0;
    /** The receiver had no satellite fix: the position is old or zero. */
    public static final int NO_FIX = 1;
    /** The asset could not have come here from its last position in the time between. */
    public static final int IMPLAUSIBLE_JUMP = 2;
    /** The device's time was missing, long past or in the future; the receive time stands in its place. */
    public static final int BAD_TIME = 4;
    /** Arrived after a newer observation of the same kind. */
    public static final int LATE = 8;
    /** The device itself calls the value invalid. */
    public static final int DEVICE_DOUBT = 16;

    private Quality() {}

    /** Whether a fix with these marks says where the asset is. */
    public static boolean isUsablePosition(int quality) {
        return (quality & (NO_FIX | IMPLAUSIBLE_JUMP)) == 0;
    }
}
