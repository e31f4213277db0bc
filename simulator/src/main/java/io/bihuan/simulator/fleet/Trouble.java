package io.bihuan.simulator.fleet;

/** What can go wrong with a vehicle, its driver or its terminal. */
enum Trouble {
    PHONE(40, Need.CAMERA),
    OVERSPEED(80, Need.OPEN_ROAD),
    SOS(12, Need.MOVING),
    SMOKING(45, Need.CAMERA),
    FORWARD_COLLISION(8, Need.CAMERA),
    TYRE_LEAK(150, Need.TYRES),
    FATIGUE(60, Need.CAMERA),
    LANE_DEPARTURE(6, Need.CAMERA),
    DROP_OUT(100, Need.MOVING),
    DISTRACTION(20, Need.CAMERA),
    HEADWAY(15, Need.CAMERA),
    BLIND_SPOT(6, Need.CAMERA),
    TYRE_HOT(150, Need.TYRES),
    TRESPASS(900, Need.DANGEROUS),
    VALVE_STUCK(240, Need.VALVE),
    POWER_LOST(60, Need.MOVING),
    ANTENNA_OPEN(60, Need.MOVING),
    LONG_DROP_OUT(480, Need.MOVING),
    GARBLED(5, Need.MOVING),
    JUMP(20, Need.MOVING);

    /** What a vehicle must have or do for it. */
    enum Need {
        CAMERA,
        OPEN_ROAD,
        MOVING,
        TYRES,
        DANGEROUS,
        VALVE
    }

    private final int seconds;
    private final Need need;

    Trouble(int seconds, Need need) {
        this.seconds = seconds;
        this.need = need;
    }

    /** How long it lasts. */
    int seconds() {
        return seconds;
    }

    Need need() {
        return need;
    }
}
