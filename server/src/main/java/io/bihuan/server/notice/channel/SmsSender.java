package io.bihuan.server.notice.channel;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sends short messages through the provider a channel names. */
@Component
class SmsSender implements Sender {

    private final Map<String, SmsProvider> providers;

    SmsSender(List<SmsProvider> providers) {
        this.providers = providers.stream().collect(Collectors.toMap(SmsProvider::name, Function.identity()));
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.SMS;
    }

    @Override
    public Outcome send(ChannelSettings settings, Message message) {
        SmsProvider provider = providers.get(settings.text("provider"));
        return provider == null
                ? Outcome.refused("provider-unknown", settings.text("provider"))
                : provider.send(settings, message);
    }
}
