package io.bihuan.server.notice.channel;

/** Somebody who sends short messages. One bean for each; the setting {@code provider} of a channel names it. */
interface SmsProvider {

    /** The name in settings, as {@code aliyun}. */
    String name();

    /** Tries once to send to the number in {@link Message#to()}, 11 digits or with a plus and the country. */
    Outcome send(ChannelSettings settings, Message message);
}
