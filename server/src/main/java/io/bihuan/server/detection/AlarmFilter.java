package io.bihuan.server.detection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which alarms are wanted; null components do not limit.
 *
 * @param openOnly leaves out those that are done with
 * @param text part of the plate or of the kind's code
 * @param organisationId an organisation whose whole subtree is meant
 * @param from alarms that began at this time or later
 * @param to alarms that began before this time
 */
public record AlarmFilter(
        boolean openOnly,
        AlarmView.@Nullable State state,
        @Nullable Integer severity,
        @Nullable String kind,
        @Nullable Long assetId,
        @Nullable Long organisationId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text) {}
