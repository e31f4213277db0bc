package io.bihuan.server.live;

/** The way to the screens. Publishing never blocks and never fails the publisher. */
public interface LiveHub {

    /**
     * Offers a message to every screen that subscribed to its topic and may see its row. Inside a transaction the
     * message leaves after the commit, and not at all when the transaction rolls back.
     */
    void publish(LiveMessage message);

    /** Whether any screen is subscribed to a topic: saves making messages for nobody. */
    boolean anybodyWatches(LiveTopic topic);
}
