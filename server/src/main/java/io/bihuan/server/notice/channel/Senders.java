package io.bihuan.server.notice.channel;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sends over a channel of any kind. */
@Component
public class Senders {

    private final Map<ChannelKind, Sender> senders = new EnumMap<>(ChannelKind.class);

    Senders(List<Sender> senders) {
        senders.forEach(sender -> this.senders.put(sender.kind(), sender));
    }

    /** Tries once. */
    public Outcome send(ChannelSettings settings, Message message) {
        Sender sender = senders.get(settings.kind());
        if (sender == null) {
            throw new IllegalStateException("Nothing speaks " + settings.kind());
        }
        if (settings.kind().personal() && (message.to() == null || message.to().isBlank())) {
            return Outcome.refused("no-address", "");
        }
        return sender.send(settings, message);
    }
}
