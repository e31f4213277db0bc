package io.bihuan.server.gateway;

import org.jspecify.annotations.Nullable;

/**
 * A command changed its state. Published inside the transaction that writes it, in the system's scope.
 *
 * @param caseId the case it belongs to, or null
 */
public record CommandChanged(
        long commandId, long assetId, @Nullable Long caseId, CommandKind kind, CommandState state) {}
