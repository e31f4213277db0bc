package io.bihuan.server.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A terminal as operators see it.
 *
 * @param edition year of the edition it speaks
 * @param plate the plate it says it is mounted on
 * @param attempts how often it registered or knocked
 * @param asset the vehicle it serves, its plate as name, or null
 * @param connectedSince when its connection opened, null while it is away
 * @param note why it was blocked
 * @param contestedAt when two devices were last noticed to answer to its number, since the start; null when never
 * @param contestedBy the other device's address
 */
public record TerminalView(
        long id,
        String phone,
        TerminalState state,
        String edition,
        @Nullable String maker,
        @Nullable String model,
        @Nullable String terminalId,
        @Nullable String plate,
        @Nullable Integer plateColour,
        @Nullable String softwareVersion,
        @Nullable String iccid,
        Datum datum,
        Instant firstSeen,
        @Nullable Instant lastSeen,
        @Nullable String remoteAddress,
        long attempts,
        long frames,
        long rejectedFrames,
        @Nullable AssetRef asset,
        boolean connected,
        @Nullable Instant connectedSince,
        @Nullable String note,
        @Nullable Instant contestedAt,
        @Nullable String contestedBy) {

    /** The vehicle of a terminal. */
    public record AssetRef(long id, String plate) {}
}
