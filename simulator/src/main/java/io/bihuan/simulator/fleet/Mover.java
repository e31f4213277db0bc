package io.bihuan.simulator.fleet;

import io.bihuan.simulator.drive.Sample;
import java.time.Instant;

/** Something that moves and can be measured: a drive through the city, or a recorded track. */
interface Mover {
    /** Goes on to this second. */
    void second(long atSeconds);

    /** Whether the terminal should report now, given the usual interval. */
    boolean isDue(long atSeconds, int intervalSeconds);

    Sample sample(Instant time);
}
