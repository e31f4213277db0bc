package io.bihuan.server.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch in which a time limit does not run.
 *
 * @param from when it stopped running
 * @param to when it ran again, null while it has not
 */
public record Pause(Instant from, @Nullable Instant to) {

    public Pause {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("A pause ends before it begins: " + from + " … " + to);
        }
    }
}
