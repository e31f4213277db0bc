package io.bihuan.server.map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param tiles address of raster tiles with {@code {z}/{x}/{y}}; none by default
 * @param attribution whom the tiles' licence asks to name
 * @param datum {@code WGS84} or {@code GCJ02}: how the tiles are shifted; positions are converted by the screens
 * @param base a GeoJSON file to draw when there are no tiles; the demo city's by default
 * @param centre {@code longitude,latitude} the map opens at, WGS-84
 * @param zoom the map opens with, 0–22
 */
@ConfigurationProperties("bihuan.map")
record MapProperties(
        @Nullable String tiles,
        @DefaultValue("") String attribution,
        @DefaultValue("WGS84") Datum datum,
        @Nullable String base,
        @Nullable String centre,
        @Nullable Double zoom) {

    /** How a map is shifted against WGS-84. */
    enum Datum {
        WGS84,
        GCJ02
    }
}
