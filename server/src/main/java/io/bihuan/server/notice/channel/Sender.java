package io.bihuan.server.notice.channel;

/** Speaks one kind of channel. Stateless; called by many threads at once. */
interface Sender {

    /** The kind it speaks. */
    ChannelKind kind();

    /** Tries once, within some ten seconds; never throws for what the other side does. */
    Outcome send(ChannelSettings settings, Message message);
}
