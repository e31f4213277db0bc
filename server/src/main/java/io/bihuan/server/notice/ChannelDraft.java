package io.bihuan.server.notice;

import io.bihuan.server.notice.channel.ChannelKind;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel to be made or changed.
 *
 * @param values by the keys of the kind's fields, secrets among them; a secret left out stays as it is
 */
public record ChannelDraft(
        long organisationId,
        ChannelKind kind,
        String name,
        boolean enabled,
        Map<String, String> values,
        List<String> events,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietTo) {

    /** Tells nothing of the values. */
    @Override
    public String toString() {
        return "ChannelDraft[" + kind + " " + name + "]";
    }
}
