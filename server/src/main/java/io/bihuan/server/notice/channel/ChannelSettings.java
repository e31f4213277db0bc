package io.bihuan.server.notice.channel;

import java.util.Map;

/**
 * What was said about a channel, secrets in the clear: lives only as long as a sending.
 *
 * @param values by the keys of {@link ChannelKind#fields()}
 */
public record ChannelSettings(ChannelKind kind, Map<String, String> values) {

    public ChannelSettings {
        values = Map.copyOf(values);
    }

    /** What was said, or what holds when nothing was. */
    public String text(String key) {
        String said = values.get(key);
        if (said != null && !said.isBlank()) {
            return said;
        }
        return kind.fields().stream()
                .filter(field -> field.key().equals(key))
                .map(ChannelKind.Field::standard)
                .findFirst()
                .orElse("");
    }

    /** Tells nothing of the values. */
    @Override
    public String toString() {
        return "ChannelSettings[" + kind + "]";
    }
}
