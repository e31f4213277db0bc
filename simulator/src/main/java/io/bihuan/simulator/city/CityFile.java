package io.bihuan.simulator.city;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The city as the server reads it: {@code city.json}. Keys name things within the file; degrees are WGS-84.
 *
 * @param name the city's name
 * @param seed what the city was drawn from
 * @param centre longitude and latitude
 * @param zoom the map's first zoom
 */
public record CityFile(
        String name,
        long seed,
        double[] centre,
        double zoom,
        List<Organisation> organisations,
        List<Grid> grids,
        List<Person> people,
        List<Vehicle> vehicles,
        List<Area> areas) {

    /** One organisation; kind is CITY, DEPARTMENT, ENTERPRISE or TEAM. */
    public record Organisation(String key, @Nullable String parent, String kind, String name, String nameEn) {}

    /** One area of the grid tree; level is CITY, DISTRICT, STREET or CELL. */
    public record Grid(String key, @Nullable String parent, String level, String name, double @Nullable [] centre) {}

    /** One person with a login. */
    public record Person(
            String loginName,
            String displayName,
            String role,
            String organisation,
            @Nullable String grid) {}

    /** One vehicle and its terminal. */
    public record Vehicle(
            String plate,
            int plateColour,
            String kind,
            String organisation,
            String grid,
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

    /** One area; kind is FORBIDDEN, SPEED, DEPOT or DISTRICT; from and to are times of day, null for always. */
    public record Area(
            String name,
            String kind,
            List<double[]> ring,
            @Nullable Integer speedLimitKmh,
            @Nullable Integer maxStayMinutes,
            List<String> appliesTo,
            @Nullable String from,
            @Nullable String to) {}
}
