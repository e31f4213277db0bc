package io.bihuan.server.demo;

import io.bihuan.server.asset.AreaKind;
import io.bihuan.server.asset.AssetKind;
import io.bihuan.server.identity.GridLevel;
import io.bihuan.server.identity.OrganisationKind;
import io.bihuan.server.identity.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The city as {@code city.json} states it. Keys name things within the file; parents stand before their children.
 *
 * @param name the city's name
 */
record DemoCity(
        String name,
        List<Organisation> organisations,
        List<Grid> grids,
        List<Person> people,
        List<Vehicle> vehicles,
        List<Area> areas) {

    record Organisation(String key, @Nullable String parent, OrganisationKind kind, String name) {}

    record Grid(String key, @Nullable String parent, GridLevel level, String name, double @Nullable [] centre) {}

    record Person(
            String loginName,
            String displayName,
            Role role,
            String organisation,
            @Nullable String grid) {}

    record Vehicle(
            String plate,
            int plateColour,
            AssetKind kind,
            String organisation,
            @Nullable String grid,
            String phone,
            String edition,
            String maker,
            String model,
            String terminalId,
            String vin,
            String driverName,
            String driverPhone,
            boolean tyrePressure,
            int cameras,
            boolean cutOffValve,
            int speedLimitKmh) {}

    record Area(
            String name,
            AreaKind kind,
            List<double[]> ring,
            @Nullable Integer speedLimitKmh,
            @Nullable Integer maxStayMinutes,
            List<AssetKind> appliesTo,
            @Nullable String from,
            @Nullable String to) {}

    /**
     * Reads the city of a folder.
     *
     * @throws DemoException naming the file, what is wrong and what to do
     */
    static DemoCity read(Path folder) {
        Path file = folder.resolve("city.json");
        JsonMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try {
            return mapper.readValue(Files.readString(file), DemoCity.class);
        } catch (JacksonException e) {
            throw new DemoException(
                    file + " is not a demo city (" + e.getOriginalMessage() + "): write it again with"
                            + " ./bihuan simulate --write-city " + folder,
                    e);
        } catch (IOException e) {
            throw new DemoException(
                    "Cannot read " + file + ": write it with ./bihuan simulate --write-city " + folder, e);
        }
    }
}
