package io.bihuan.server.detection;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alarms are wanted; null components do not limit.
 *
 * @param states those in one of these; empty for all
 * @param text part of the plate, of the kind's name or code, or of the organisation's name
 * @param organisationId an organisation whose whole subtree is meant
 * @param from alarms that began at this time or later
 * @param to alarms that began before this time
 */
public record AlarmFilter(
        Set<AlarmView.State> states,
        @Nullable Integer severity,
        @Nullable String kind,
        @Nullable Long assetId,
        @Nullable Long organisationId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text) {

    public AlarmFilter {
        states = Set.copyOf(states);
    }
}
