package io.bihuan.simulator.fleet;

import io.bihuan.simulator.drive.Journey;
import io.bihuan.simulator.drive.Sample;
import java.time.Instant;

/** A vehicle on its journeys; a parked one reports a third as often. */
record Drive(Journey journey, int phase) implements Mover {
    @Override
    public void second(long atSeconds) {
        journey.second(atSeconds);
    }

    @Override
    public boolean isDue(long atSeconds, int intervalSeconds) {
        int every = journey.isStanding() ? 3 * intervalSeconds : intervalSeconds;
        return Math.floorMod(atSeconds + phase, every) == 0;
    }

    @Override
    public Sample sample(Instant time) {
        return journey.sample(time);
    }
}
