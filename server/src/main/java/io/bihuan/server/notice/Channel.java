package io.bihuan.server.notice;

import io.bihuan.server.notice.channel.ChannelKind;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way by which words reach people, as it may be shown.
 *
 * @param organisationId whose robot it is; mail and short messages serve everybody
 * @param settings what was said about it, without secrets
 * @param secretsKept which secrets are kept
 * @param events what a robot tells of; empty for everything
 * @param quietFrom begin of a robot's quiet hours, null for none
 */
public record Channel(
        long id,
        long organisationId,
        ChannelKind kind,
        String name,
        boolean enabled,
        Map<String, String> settings,
        Set<String> secretsKept,
        List<String> events,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietTo) {

    boolean tellsOf(String event) {
        return events.isEmpty() || events.contains(event);
    }

    @Nullable
    QuietHours quietHours() {
        return QuietHours.of(quietFrom, quietTo);
    }
}
