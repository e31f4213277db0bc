package io.bihuan.simulator.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.simulator.city.City;
import io.bihuan.simulator.city.CityFile;
import io.bihuan.simulator.city.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyTests {
    private static final Instant START = Instant.parse("2026-11-22T01:00:00Z");
    private static final City CITY = City.of(7, 60);

    private static List<Sample> hour(CityFile.Vehicle vehicle) {
        return hour(vehicle, START);
    }

    private static List<Sample> hour(CityFile.Vehicle vehicle, Instant start) {
        Journey journey = new Journey(CITY, vehicle, 7, start);
        List<Sample> samples = new ArrayList<>();
        for (long s = 1; s <= 3_600; s++) {
            long at = start.getEpochSecond() + s;
            journey.second(at);
            samples.add(journey.sample(Instant.ofEpochSecond(at)));
        }
        return samples;
    }

    @Test
    void neverMovesFurtherInASecondThanItsSpeedAllows() {
        for (CityFile.Vehicle vehicle : CITY.file().vehicles()) {
            List<Sample> samples = hour(vehicle);
            for (int i = 1; i < samples.size(); i++) {
                Point a = CITY.projection()
                        .point(
                                samples.get(i - 1).longitude(),
                                samples.get(i - 1).latitude());
                Point b = CITY.projection()
                        .point(samples.get(i).longitude(), samples.get(i).latitude());
                assertThat(a.distance(b)).as(vehicle.plate() + " second " + i).isLessThan(45);
            }
        }
    }

    @Test
    void keepsToTheVehiclesLimitWhenNobodyPushes() {
        for (CityFile.Vehicle vehicle : CITY.file().vehicles()) {
            assertThat(hour(vehicle)).allMatch(sample -> sample.speedKmh() <= vehicle.speedLimitKmh());
        }
    }

    @Test
    void drivesSlowerByNight() {
        Instant evening = Instant.parse("2026-11-22T14:00:30Z");
        for (CityFile.Vehicle vehicle : CITY.file().vehicles()) {
            assertThat(hour(vehicle, evening).subList(60, 3_600))
                    .allMatch(sample -> sample.speedKmh() <= 0.8 * vehicle.speedLimitKmh() + 2);
        }
    }

    @Test
    void coversAPlausibleDistanceInAnHour() {
        double sum = 0;
        for (CityFile.Vehicle vehicle : CITY.file().vehicles()) {
            List<Sample> samples = hour(vehicle);
            sum += samples.getLast().odometerKm() - samples.getFirst().odometerKm();
        }
        assertThat(sum / CITY.file().vehicles().size()).isBetween(18.0, 70.0);
    }

    @Test
    void showsLeakingTyreAsFallingPressure() {
        CityFile.Vehicle coach = CITY.file().vehicles().stream()
                .filter(CityFile.Vehicle::tyrePressure)
                .findFirst()
                .orElseThrow();
        Journey journey = new Journey(CITY, coach, 7, START);
        int before = journey.sample(START).tyres().get(2).kiloPascal();
        journey.leakTyre(2);
        for (long s = 0; s < 100; s++) {
            journey.second(START.getEpochSecond() + s);
        }
        assertThat(journey.sample(START).tyres().get(2).kiloPascal()).isLessThan(before - 200);
    }
}
