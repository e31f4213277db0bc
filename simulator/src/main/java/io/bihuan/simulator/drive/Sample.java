package io.bihuan.simulator.drive;

import java.time.Instant;
import java.util.List;

/**
 * What a terminal measures at one moment.
 *
 * @param time device time
 * @param longitude WGS-84 degrees
 * @param latitude WGS-84 degrees
 * @param altitudeMetres above sea level
 * @param speedKmh as the satellite receiver gives it
 * @param heading degrees clockwise from north
 * @param odometerKm since the vehicle was new
 * @param fuelLitres in the tank
 * @param ignition whether it is switched on
 * @param satellites in use
 * @param signal radio strength, 0 to 31
 * @param valvePermille how far the emergency valve is open, −1 without one
 * @param tyres one entry per wheel, empty without sensors
 */
public record Sample(
        Instant time,
        double longitude,
        double latitude,
        int altitudeMetres,
        double speedKmh,
        int heading,
        double odometerKm,
        double fuelLitres,
        boolean ignition,
        int satellites,
        int signal,
        int valvePermille,
        List<Tyre> tyres) {

    /**
     * One wheel.
     *
     * @param position from the front left, 0
     * @param kiloPascal pressure
     * @param celsius temperature
     * @param batteryPercent of the sensor
     */
    public record Tyre(int position, int kiloPascal, int celsius, int batteryPercent) {}
}
