package io.bihuan.server.operations;

import io.bihuan.server.database.DataDirectory;
import io.bihuan.server.detection.EngineFigures;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Down when the disk takes no commits or is nearly full; the relay waiting for the database is told as a detail, because
 * sensing and acknowledging go on.
 */
@Component
class EngineHealth extends AbstractHealthIndicator {

    private static final long LEAST_FREE_BYTES = 200L << 20;

    private final EngineFigures engine;
    private final DataDirectory directory;

    EngineHealth(EngineFigures engine, DataDirectory directory) {
        this.engine = engine;
        this.directory = directory;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws IOException {
        long free = Files.getFileStore(directory.root()).getUsableSpace();
        EngineFigures.RelayHealth relay = engine.relay();
        boolean well = engine.storeFailures().isEmpty() && free > LEAST_FREE_BYTES;
        (well ? builder.up() : builder.down())
                .withDetail("storeFailures", engine.storeFailures())
                .withDetail("freeBytes", free)
                .withDetail("relay", relay.working() ? "working" : "waiting: " + relay.reason())
                .withDetail("outboxDepth", engine.totals().outboxDepth());
    }
}
