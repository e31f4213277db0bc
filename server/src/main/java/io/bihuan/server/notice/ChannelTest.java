package io.bihuan.server.notice;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.http.Messages;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.notice.channel.ChannelKind;
import io.bihuan.server.notice.channel.Message;
import io.bihuan.server.notice.channel.Outcome;
import io.bihuan.server.notice.channel.Senders;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries a channel at once, so that whoever sets it up sees whether it works. */
@Component
public class ChannelTest {

    private final Channels channels;
    private final PreferenceRows preferences;
    private final Senders senders;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Texts texts;

    ChannelTest(
            Channels channels,
            PreferenceRows preferences,
            Senders senders,
            Audit audit,
            TransactionTemplate transactions,
            Texts texts) {
        this.channels = channels;
        this.preferences = preferences;
        this.senders = senders;
        this.audit = audit;
        this.transactions = transactions;
        this.texts = texts;
    }

    /** What a test says, and the clock it says it by. */
    @Component
    record Texts(Messages messages, Clock clock) {

        Message message(@Nullable String to, Locale language) {
            var words = new Message.Words(
                    messages.text(Locale.SIMPLIFIED_CHINESE, "notice.test.title"),
                    messages.text(Locale.ENGLISH, "notice.test.title"),
                    messages.text(Locale.SIMPLIFIED_CHINESE, "notice.test.body"),
                    messages.text(Locale.ENGLISH, "notice.test.body"));
            return new Message("test-" + UUID.randomUUID(), "test", words, null, clock.instant(), to, language);
        }

        String outcome(Outcome outcome, Locale language) {
            return messages.text(language, "outcome." + outcome.code());
        }
    }

    /** How a test ended: {@code outcome} in words, {@code detail} as the other side said it. */
    public record Result(boolean sent, String outcome, String detail) {}

    /**
     * Sends a test.
     *
     * @param to the address or number for a personal channel; without one, the viewer's own
     */
    public Result run(long channelId, @Nullable String to, Viewer viewer, Locale language) {
        Channel channel = channels.require(channelId);
        String address = to;
        if (address == null || address.isBlank()) {
            Preferences own = preferences.of(viewer.personId());
            address = channel.kind() == ChannelKind.EMAIL ? own.email() : own.phone();
        }
        Message message = texts.message(address, language);
        Outcome outcome = channels.settings(channelId)
                .map(settings -> senders.send(settings, message))
                .orElseGet(() -> Outcome.refused("channel-gone", ""));
        transactions.executeWithoutResult(status ->
                audit.record("notice-channel.test", "notice-channel:" + channelId, Map.of("outcome", outcome.code())));
        return new Result(outcome.state() == Outcome.State.SENT, texts.outcome(outcome, language), outcome.detail());
    }
}
