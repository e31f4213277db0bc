package io.bihuan.server.gateway.web;

import io.bihuan.server.asset.AssetDraft;
import io.bihuan.server.asset.AssetKind;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.gateway.Datum;
import io.bihuan.server.gateway.TerminalState;
import io.bihuan.server.gateway.TerminalView;
import io.bihuan.server.gateway.Terminals;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/terminals")
@PreAuthorize("hasAuthority('MANAGE_TERMINALS')")
class TerminalsController {

    private final Terminals terminals;
    private final Assets assets;

    TerminalsController(Terminals terminals, Assets assets) {
        this.terminals = terminals;
        this.assets = assets;
    }

    @GetMapping
    Page<TerminalView> list(
            @RequestParam(required = false) @Nullable TerminalState state,
            @RequestParam(required = false) @Nullable String q,
            PageQuery page) {
        return terminals.list(state, q, page);
    }

    @PostMapping("/{id}/approve")
    TerminalView approve(@PathVariable long id, @Valid @RequestBody Approval approval) {
        NewVehicle vehicle = approval.vehicle();
        Long assetId = approval.assetId();
        if ((vehicle == null) == (assetId == null)) {
            throw Problem.invalid("approval-for-whom");
        }
        return terminals.approve(
                id,
                () -> vehicle == null ? assets.require(assetId == null ? 0 : assetId) : assets.create(vehicle.draft()));
    }

    @PostMapping("/{id}/block")
    TerminalView block(@PathVariable long id, @Valid @RequestBody Reason reason) {
        return terminals.block(id, reason.reason());
    }

    @PostMapping("/{id}/quarantine")
    TerminalView quarantine(@PathVariable long id) {
        return terminals.quarantine(id);
    }

    @PutMapping("/{id}/datum")
    TerminalView datum(@PathVariable long id, @Valid @RequestBody NewDatum body) {
        return terminals.setDatum(id, body.datum());
    }

    /** For an asset that is known, or for a vehicle that is new: one of them. */
    record Approval(@Nullable Long assetId, @Nullable @Valid NewVehicle vehicle) {}

    /** A vehicle to be taken into service together with its terminal. */
    record NewVehicle(
            @NotBlank @Size(max = 20) String plate,
            int plateColour,
            @NotNull AssetKind kind,
            long organisationId,
            @Nullable Long gridId,
            @Nullable @Size(max = 40) String vin,
            @Nullable @Size(max = 40) String driverName,
            @Nullable @Size(max = 40) String driverPhone) {

        AssetDraft draft() {
            return new AssetDraft(
                    plate, plateColour, kind, organisationId, gridId, vin, driverName, driverPhone, Map.of());
        }
    }

    record Reason(@NotBlank @Size(max = 500) String reason) {}

    record NewDatum(@NotNull Datum datum) {}
}
