package io.bihuan.server.gateway;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A wish to send something down.
 *
 * @param assetId whose terminal
 * @param caseId the case it belongs to, or null
 * @param by id of the person who asks, 0 for the system
 * @param byName that person's name
 * @param expires how long it may wait for the terminal and its answer
 */
public record SendCommand(
        long assetId,
        CommandKind kind,
        CommandPayload payload,
        @Nullable Long caseId,
        long by,
        String byName,
        Duration expires) {}
