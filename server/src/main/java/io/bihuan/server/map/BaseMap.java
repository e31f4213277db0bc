package io.bihuan.server.map;

import io.bihuan.server.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the map opens, and the file it draws: by setting, else from the demo city, else all of China and nothing. */
@Component
class BaseMap {

    private static final List<Double> CHINA = List.of(104.0, 35.5);
    private static final double CHINA_ZOOM = 4;

    private final @Nullable Path file;
    private final List<Double> centre;
    private final double zoom;

    BaseMap(MapProperties properties, @Value("${bihuan.demo:}") String demo, JsonMapper json) {
        this.file = file(properties.base(), demo);
        JsonNode city = city(demo, json);
        this.centre = centre(properties.centre(), city);
        Double asked = properties.zoom();
        this.zoom = asked != null
                ? asked
                : city == null ? CHINA_ZOOM : city.path("zoom").asDouble(CHINA_ZOOM);
    }

    Optional<Path> file() {
        return Optional.ofNullable(file).filter(Files::isReadable);
    }

    List<Double> centre() {
        return centre;
    }

    double zoom() {
        return zoom;
    }

    private static @Nullable Path file(@Nullable String base, String demo) {
        if (base != null && !base.isBlank()) {
            Path path = Path.of(base);
            if (!Files.isReadable(path)) {
                throw new SettingsException(
                        "The setting map.base names " + path.toAbsolutePath() + ", which cannot be read");
            }
            return path;
        }
        return demo.isBlank() ? null : Path.of(demo, "basemap.geojson");
    }

    private static @Nullable JsonNode city(String demo, JsonMapper json) {
        Path file = Path.of(demo, "city.json");
        if (demo.isBlank() || !Files.isReadable(file)) {
            return null;
        }
        try {
            return json.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The demo city " + file + " cannot be read", e);
        }
    }

    private static List<Double> centre(@Nullable String asked, @Nullable JsonNode city) {
        if (asked != null && !asked.isBlank()) {
            try {
                List<Double> point = Arrays.stream(asked.split(","))
                        .map(String::strip)
                        .map(Double::valueOf)
                        .toList();
                if (point.size() == 2 && Math.abs(point.get(0)) <= 180 && Math.abs(point.get(1)) <= 90) {
                    return point;
                }
            } catch (NumberFormatException e) {
                throw badCentre(asked);
            }
            throw badCentre(asked);
        }
        JsonNode centre = city == null ? null : city.path("centre");
        return centre == null || centre.size() != 2
                ? CHINA
                : List.of(centre.get(0).asDouble(), centre.get(1).asDouble());
    }

    private static SettingsException badCentre(String asked) {
        return new SettingsException(
                "The setting map.centre is \"" + asked + "\"; it must be longitude,latitude such as 117.9,38.9");
    }
}
