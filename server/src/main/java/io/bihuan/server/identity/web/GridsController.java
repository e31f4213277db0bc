package io.bihuan.server.identity.web;

import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Grid;
import io.bihuan.server.identity.GridLevel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/grids")
class GridsController {

    private final Directory directory;

    GridsController(Directory directory) {
        this.directory = directory;
    }

    record GridBody(
            @Nullable Long parentId,
            @NotNull GridLevel level,
            @NotBlank @Size(max = 200) String name,
            @Nullable @Min(-180) @Max(180) Double centreLongitude,
            @Nullable @Min(-90) @Max(90) Double centreLatitude) {}

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    List<Grid> list() {
        return directory.grids();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('ADMINISTER')")
    Grid create(@Valid @RequestBody GridBody body) {
        long parent = body.parentId() == null ? Directory.CITY : body.parentId();
        return directory.addGrid(
                parent, body.level(), body.name().strip(), body.centreLongitude(), body.centreLatitude());
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('ADMINISTER')")
    Grid update(@PathVariable long id, @Valid @RequestBody GridBody body) {
        return directory.changeGrid(new Grid(
                id,
                body.parentId(),
                body.level(),
                body.name().strip(),
                "",
                body.centreLongitude(),
                body.centreLatitude()));
    }
}
