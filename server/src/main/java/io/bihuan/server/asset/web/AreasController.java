package io.bihuan.server.asset.web;

import io.bihuan.server.asset.Area;
import io.bihuan.server.asset.AreaKind;
import io.bihuan.server.asset.Areas;
import io.bihuan.server.asset.AssetKind;
import io.bihuan.server.identity.Viewers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/areas")
class AreasController {

    private final Areas areas;

    AreasController(Areas areas) {
        this.areas = areas;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('VIEW_VEHICLES')")
    List<AreaBody> list() {
        return areas.everything().stream().map(AreaBody::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('MANAGE_VEHICLES')")
    AreaBody create(@Valid @RequestBody AreaBody body) {
        return AreaBody.of(areas.create(body.toArea(0)));
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('MANAGE_VEHICLES')")
    AreaBody update(@PathVariable long id, @Valid @RequestBody AreaBody body) {
        return AreaBody.of(areas.update(body.toArea(id)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('MANAGE_VEHICLES')")
    void delete(@PathVariable long id) {
        areas.delete(id);
    }

    /** An area on the wire; {@code ring} is a list of {@code [longitude, latitude]}. */
    record AreaBody(
            @Nullable Long id,
            @NotBlank @Size(max = 100) String name,
            @NotNull AreaKind kind,
            @NotNull double[][] ring,
            @Nullable @Min(1) @Max(200) Integer speedLimitKmh,
            @Nullable @Min(1) @Max(100_000) Integer maxStayMinutes,
            @Nullable Set<AssetKind> appliesTo,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            @Nullable Long organisationId) {

        static AreaBody of(Area area) {
            return new AreaBody(
                    area.id(),
                    area.name(),
                    area.kind(),
                    area.ring().stream()
                            .map(corner -> new double[] {corner.longitudeDegrees(), corner.latitudeDegrees()})
                            .toArray(double[][]::new),
                    area.speedLimitKmh(),
                    area.maxStayMinutes(),
                    area.appliesTo(),
                    area.from(),
                    area.to(),
                    area.organisationId());
        }

        Area toArea(long areaId) {
            return new Area(
                    areaId,
                    name,
                    kind,
                    Arrays.stream(ring)
                            .map(corner -> new Area.Corner(
                                    corner.length == 2 ? corner[0] : Double.NaN,
                                    corner.length == 2 ? corner[1] : Double.NaN))
                            .toList(),
                    speedLimitKmh,
                    maxStayMinutes,
                    appliesTo == null ? Set.of() : appliesTo,
                    from,
                    to,
                    organisationId == null ? Viewers.current().organisationId() : organisationId);
        }
    }
}
