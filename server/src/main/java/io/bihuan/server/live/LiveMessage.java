package io.bihuan.server.live;

import org.jspecify.annotations.Nullable;

/**
 * The newest state of one object, for every screen that may see it. A later message with the same topic and key takes
 * the place of an earlier one that a slow screen has not read yet.
 *
 * @param topic what it is about; screens subscribe to topics
 * @param key which object within the topic
 * @param organisationId whose row it is; only viewers who see this organisation get it
 * @param gridId the grid of the row, or null
 * @param payload a record that is written as JSON; the same shape as the object's row in its REST list;
 *     or a {@link Translated} that gives one for each language
 * @param personId the only person it is for, null for everybody who sees the row
 */
public record LiveMessage(
        LiveTopic topic,
        String key,
        long organisationId,
        @Nullable Long gridId,
        Object payload,
        @Nullable Long personId) {

    /** A message for everybody who sees the row. */
    public LiveMessage(LiveTopic topic, String key, long organisationId, @Nullable Long gridId, Object payload) {
        this(topic, key, organisationId, gridId, payload, null);
    }
}
