package io.bihuan.server.map;

import io.bihuan.server.http.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@EnableConfigurationProperties(MapProperties.class)
class MapController {

    private final MapProperties properties;
    private final BaseMap base;

    MapController(MapProperties properties, BaseMap base) {
        this.properties = properties;
        this.base = base;
    }

    /** What to draw; {@code centre} is longitude, latitude. */
    record MapSettings(
            @Nullable Tiles tiles,
            List<Double> centre,
            double zoom,
            @Nullable String baseMap) {}

    /** The operator's own tiles. */
    record Tiles(String url, String attribution, MapProperties.Datum datum) {}

    @GetMapping("/api/map")
    @PreAuthorize("permitAll()")
    MapSettings settings() {
        String url = properties.tiles();
        Tiles tiles =
                url == null || url.isBlank() ? null : new Tiles(url, properties.attribution(), properties.datum());
        return new MapSettings(tiles, base.centre(), base.zoom(), base.file().isPresent() ? "/api/map/base" : null);
    }

    @GetMapping("/api/map/base")
    @PreAuthorize("permitAll()")
    ResponseEntity<Resource> baseMap() {
        Path file = base.file().orElseThrow(() -> Problem.notFound("map-base-missing"));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("application/geo+json"))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(new FileSystemResource(file));
    }
}
