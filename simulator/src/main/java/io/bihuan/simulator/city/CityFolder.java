package io.bihuan.simulator.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A city on disk: {@code city.json} and {@code basemap.geojson} in one folder. */
public final class CityFolder {
    private CityFolder() {}

    /** Writes both files, making the folder if needed. */
    public static void write(City city, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("city.json"),
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(city.file()));
            Files.writeString(folder.resolve("basemap.geojson"), city.baseMap());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the city to " + folder, e);
        }
    }

    /**
     * Draws the city a folder holds again, from the seed and number of vehicles in it.
     *
     * @throws IllegalArgumentException when the file is not a city, or one of another release
     */
    public static City read(Path folder) {
        Path path = folder.resolve("city.json");
        try {
            CityFile file = JsonMapper.shared().readValue(Files.readString(path), CityFile.class);
            City city = City.of(file.seed(), file.vehicles().size());
            if (!city.file().vehicles().equals(file.vehicles())) {
                throw new IllegalArgumentException(
                        path + " was written by another release or edited: write it again with --write-city");
            }
            return city;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(path + " is not a city file: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
