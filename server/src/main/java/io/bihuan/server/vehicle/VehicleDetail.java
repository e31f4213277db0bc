package io.bihuan.server.vehicle;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bihuan.server.detection.Sensing;
import io.bihuan.server.gateway.TerminalView;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A vehicle's page: the row, what else is stated about it, its terminal and its newest state. */
record VehicleDetail(
        @JsonUnwrapped VehicleRow row,
        @Nullable String vin,
        @Nullable String driverPhone,
        Map<String, String> attributes,
        Instant createdAt,
        @Nullable Instant retiredAt,
        @Nullable TerminalCard terminal,
        Sensing.@Nullable Latest latest) {

    /** The terminal as the vehicle's page shows it. */
    record TerminalCard(
            long id,
            String phone,
            String edition,
            @Nullable String maker,
            @Nullable String model,
            @Nullable String terminalId,
            @Nullable String softwareVersion,
            @Nullable String iccid,
            String state,
            boolean connected,
            @Nullable Instant connectedSince,
            @Nullable String remoteAddress,
            @Nullable Instant lastHeard,
            long frames,
            long rejectedFrames) {

        static TerminalCard of(TerminalView view) {
            return new TerminalCard(
                    view.id(),
                    view.phone(),
                    view.edition(),
                    view.maker(),
                    view.model(),
                    view.terminalId(),
                    view.softwareVersion(),
                    view.iccid(),
                    view.state().name(),
                    view.connected(),
                    view.connectedSince(),
                    view.remoteAddress(),
                    view.lastSeen(),
                    view.frames(),
                    view.rejectedFrames());
        }
    }
}
