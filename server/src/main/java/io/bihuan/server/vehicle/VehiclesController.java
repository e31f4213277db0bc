package io.bihuan.server.vehicle;

import io.bihuan.server.asset.AssetDraft;
import io.bihuan.server.asset.AssetFilter;
import io.bihuan.server.asset.AssetKind;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.detection.Sensing;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/vehicles")
class VehiclesController {

    private final Vehicles vehicles;
    private final Assets assets;

    VehiclesController(Vehicles vehicles, Assets assets) {
        this.vehicles = vehicles;
        this.assets = assets;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('VIEW_VEHICLES')")
    Page<VehicleRow> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable AssetKind kind,
            @RequestParam(required = false) @Nullable Long organisationId,
            @RequestParam(required = false) Sensing.@Nullable Presence state,
            PageQuery page) {
        return vehicles.list(new AssetFilter(q, kind, organisationId), state, page);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('VIEW_VEHICLES')")
    VehicleDetail detail(@PathVariable long id) {
        return vehicles.detail(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('MANAGE_VEHICLES')")
    VehicleDetail create(@Valid @RequestBody VehicleBody body) {
        return vehicles.detail(assets.create(body.draft(Map.of())).id());
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('MANAGE_VEHICLES')")
    VehicleDetail update(@PathVariable long id, @Valid @RequestBody VehicleBody body) {
        assets.update(id, body.draft(assets.require(id).attributes()));
        return vehicles.detail(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('MANAGE_VEHICLES')")
    void retire(@PathVariable long id) {
        assets.retire(id);
    }

    /** A vehicle as stated by a person. */
    record VehicleBody(
            @NotBlank @Size(max = 20) String plate,
            @Min(0) @Max(255) int plateColour,
            @NotNull AssetKind kind,
            long organisationId,
            @Nullable Long gridId,
            @Nullable @Size(max = 40) String vin,
            @Nullable @Size(max = 40) String driverName,
            @Nullable @Size(max = 40) String driverPhone) {

        AssetDraft draft(Map<String, String> attributes) {
            return new AssetDraft(
                    plate, plateColour, kind, organisationId, gridId, vin, driverName, driverPhone, attributes);
        }
    }
}
