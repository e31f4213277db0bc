package io.bihuan.server.detection;

import io.bihuan.engine.Engine;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Copies the engine's store while it runs, at a moment that fits to a copy of the database. */
@Component
public class EngineCopy {

    private final Engine engine;
    private final Relay relay;

    EngineCopy(Engine engine, Relay relay) {
        this.engine = engine;
        this.relay = relay;
    }

    /**
     * Ends a copy of the database, then copies the engine; no alarm passes from one to the other in between. So the
     * engine's copy holds all that the database's refers to, and every step of an alarm which that one lacks still waits in
     * the outbox. Sensing and acknowledging go on.
     *
     * @param directory where to put the engine's copy; must not exist, its parent must
     * @param databaseEnds fixes the moment of the database's copy, then runs what it is given
     */
    public void take(Path directory, Consumer<Runnable> databaseEnds) {
        relay.standStill(() -> databaseEnds.accept(() -> engine.checkpoint(directory)));
    }
}
