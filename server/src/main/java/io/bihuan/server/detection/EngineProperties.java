package io.bihuan.server.detection;

import io.bihuan.engine.Durability;
import io.bihuan.engine.EngineSettings;
import io.bihuan.server.settings.SettingsException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the engine runs.
 *
 * @param partitions threads that decode and detect, fixed once the data directory exists; 0 for what it has, in a new
 *     one half of the processors
 * @param queueCapacity frames a partition may have waiting, a power of two
 * @param maxBatch frames committed at once at most
 * @param durability {@code commit}: every commit synced; {@code grouped}: commits share a sync, acknowledgements wait for
 *     it; {@code system}: left to the operating system
 * @param groupMillis longest wait for a shared sync
 * @param keepFramesDays how long received frames are kept
 * @param keepObservationsDays how long tracks and readings are kept
 * @param keepAlarmsDays how long alarms are kept in the engine after they were done with, and their frames with them
 */
@ConfigurationProperties("bihuan.engine")
record EngineProperties(
        @DefaultValue("0") int partitions,
        @DefaultValue("16384") int queueCapacity,
        @DefaultValue("4096") int maxBatch,
        @DefaultValue("commit") String durability,
        @DefaultValue("5") int groupMillis,
        @DefaultValue("30") int keepFramesDays,
        @DefaultValue("730") int keepObservationsDays,
        @DefaultValue("3650") int keepAlarmsDays) {

    EngineSettings settings(Path directory) {
        EngineSettings defaults = EngineSettings.of(directory);
        try {
            return defaults.withPartitions(partitions)
                    .withQueue(queueCapacity, maxBatch)
                    .withDurability(promise())
                    .withTimes(
                            defaults.saveInterval(),
                            Duration.ofDays(keepFramesDays),
                            Duration.ofDays(keepObservationsDays))
                    .withAlarmsKept(Duration.ofDays(keepAlarmsDays));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(
                    "A setting engine.* cannot be used: " + e.getMessage() + ". See ./bihuan help settings");
        }
    }

    private Durability promise() {
        return switch (durability) {
            case "commit" -> Durability.everyCommit();
            case "grouped" -> Durability.grouped(groupMillis);
            case "system" -> Durability.operatingSystem();
            default ->
                throw new SettingsException("The setting engine.durability is \"" + durability
                        + "\"; it must be commit, grouped or system");
        };
    }
}
