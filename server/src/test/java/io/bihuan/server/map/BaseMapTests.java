package io.bihuan.server.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BaseMapTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path city;

    @Test
    void opensWhereTheDemoCityLiesAndDrawsItsMap() throws IOException {
        Files.writeString(city.resolve("city.json"), "{\"centre\":[117.9,38.9],\"zoom\":10.5}");
        Files.writeString(city.resolve("basemap.geojson"), "{}");
        var map = new BaseMap(properties(null, null), city.toString(), JSON);

        assertThat(map.centre()).containsExactly(117.9, 38.9);
        assertThat(map.zoom()).isEqualTo(10.5);
        assertThat(map.file()).contains(city.resolve("basemap.geojson"));
    }

    @Test
    void prefersTheOperatorsCentre() {
        var map = new BaseMap(properties(null, "120.1, 30.2"), "", JSON);

        assertThat(map.centre()).containsExactly(120.1, 30.2);
        assertThat(map.file()).isEmpty();
    }

    @Test
    void refusesACentreThatIsNone() {
        assertThatThrownBy(() -> new BaseMap(properties(null, "Tianjin"), "", JSON))
                .hasMessageContaining("map.centre")
                .hasMessageContaining("longitude,latitude");
        assertThatThrownBy(() -> new BaseMap(properties(null, "38.9,117.9"), "", JSON))
                .hasMessageContaining("map.centre");
    }

    @Test
    void refusesABaseMapThatCannotBeRead() {
        assertThatThrownBy(() -> new BaseMap(properties(city.resolve("missing").toString(), null), "", JSON))
                .hasMessageContaining("map.base")
                .hasMessageContaining("missing");
    }

    private static MapProperties properties(@Nullable String base, @Nullable String centre) {
        return new MapProperties(null, "", MapProperties.Datum.WGS84, base, centre, null);
    }
}
