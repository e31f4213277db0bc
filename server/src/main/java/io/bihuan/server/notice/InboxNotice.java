package io.bihuan.server.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice in somebody's inbox, in the reader's language.
 *
 * @param event what kind of thing it tells of, as {@code case.dispatched}
 * @param link the screen that shows more, null for none
 * @param readAt null while unread
 */
public record InboxNotice(
        long id,
        String event,
        String title,
        String body,
        @Nullable String link,
        Instant at,
        @Nullable Instant readAt) {}
