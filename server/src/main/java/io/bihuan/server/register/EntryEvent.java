package io.bihuan.server.register;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change in a record's history, which is never altered.
 *
 * @param action {@code add}, {@code change}, {@code case}, or the key of an action
 * @param state where the record stood afterwards
 * @param actorId null for the program itself
 * @param changes what was stated, by field; "" for a value that was taken away
 */
public record EntryEvent(
        int sequence,
        String action,
        String state,
        Instant at,
        @Nullable Long actorId,
        String actorName,
        @Nullable String reason,
        Map<String, String> changes) {}
