package io.bihuan.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityTests {
    private static final City CITY = City.of(7, 300);

    @Test
    void drawsTheSameCityFromTheSameSeed() {
        City again = City.of(7, 300);
        assertThat(again.baseMap()).isEqualTo(CITY.baseMap());
        assertThat(again.file().vehicles()).isEqualTo(CITY.file().vehicles());
        assertThat(City.of(8, 300).baseMap()).isNotEqualTo(CITY.baseMap());
    }

    @Test
    void connectsEveryRoadWithEveryOther() {
        RoadNetwork roads = CITY.roads();
        boolean[] seen = new boolean[roads.size()];
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(0));
        seen[0] = true;
        int count = 0;
        while (!open.isEmpty()) {
            count++;
            for (int next : roads.neighbours(open.remove())) {
                if (!seen[next]) {
                    seen[next] = true;
                    open.add(next);
                }
            }
        }
        assertThat(count).isEqualTo(roads.size()).isGreaterThan(2_000);
    }

    @Test
    void leadsDangerousGoodsAroundClosedAreas() {
        List<CityFile.Area> closed = CITY.file().areas().stream()
                .filter(area -> area.kind().equals("FORBIDDEN"))
                .toList();
        List<Place> places = CITY.places().stream()
                .filter(place -> place.kind() != Place.Kind.STATION && place.kind() != Place.Kind.SCENIC)
                .filter(place -> place.kind() != Place.Kind.DEPOT || dangerous(place))
                .toList();
        for (Place goal : places) {
            int[] next = CITY.routes().to(goal.node(), true);
            for (Place from : places) {
                for (int at = from.node(); at >= 0; at = next[at]) {
                    Point p = CITY.roads().point(at);
                    assertThat(closed).noneMatch(area -> contains(area, p));
                }
            }
        }
    }

    private static boolean dangerous(Place depot) {
        return CompanyPlan.ALL.stream().anyMatch(company -> company.key().equals(depot.key()) && company.dangerous());
    }

    private static boolean contains(CityFile.Area area, Point p) {
        List<Point> ring = area.ring().stream()
                .map(d -> CITY.projection().point(d[0], d[1]))
                .toList();
        return Shapes.contains(ring, p.x(), p.y());
    }

    @Test
    void mixesTheFleetAsTheCityHasIt() {
        List<CityFile.Vehicle> vehicles = CITY.file().vehicles();
        long tankers = vehicles.stream().filter(CityFile.Vehicle::cutOffValve).count();
        long dangerous = vehicles.stream()
                .filter(vehicle -> VehicleKinds.dangerous(vehicle.kind()))
                .count();
        long coaches = vehicles.size() - dangerous;
        long tyres = vehicles.stream().filter(CityFile.Vehicle::tyrePressure).count();
        assertThat(dangerous).isBetween(178L, 185L);
        assertThat(tankers).isBetween(68L, 73L);
        assertThat(tyres * 5).isBetween(coaches * 4 - 5, coaches * 4 + 5);
        assertThat(vehicles.stream().map(CityFile.Vehicle::edition).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("2011", "2013", "2019");
    }

    @Test
    void givesEachOfTwentyThousandVehiclesItsOwnPlateAndNumber() {
        List<CityFile.Vehicle> vehicles = City.of(1, 20_000).file().vehicles();
        Set<String> plates = vehicles.stream().map(CityFile.Vehicle::plate).collect(Collectors.toSet());
        Set<String> phones = vehicles.stream().map(CityFile.Vehicle::phone).collect(Collectors.toSet());
        assertThat(plates).hasSize(20_000);
        assertThat(phones).hasSize(20_000);
    }

    @Test
    void namesOnlyOrganisationsAndGridsThatExist() {
        CityFile file = CITY.file();
        Set<String> organisations = new HashSet<>();
        file.organisations().forEach(organisation -> {
            assertThat(organisation.parent() == null || organisations.contains(organisation.parent()))
                    .isTrue();
            organisations.add(organisation.key());
        });
        Set<String> grids = file.grids().stream().map(CityFile.Grid::key).collect(Collectors.toSet());
        assertThat(file.vehicles()).allMatch(v -> organisations.contains(v.organisation()) && grids.contains(v.grid()));
        assertThat(file.people())
                .allMatch(p ->
                        organisations.contains(p.organisation()) && (p.grid() == null || grids.contains(p.grid())));
        assertThat(file.people().stream().map(CityFile.Person::role).distinct()).hasSize(6);
    }

    @Test
    void drawsEveryKindOfFeatureOnTheBaseMap() {
        assertThat(CITY.baseMap())
                .contains("\"water\"", "\"land\"", "\"park\"", "\"road-motorway\"", "\"road-main\"")
                .contains("\"road-minor\"", "\"district\"", "\"place\"");
    }

    @Test
    void readsBackWhatItWrote(@TempDir Path folder) {
        CityFolder.write(CITY, folder);
        assertThat(CityFolder.read(folder).file().vehicles())
                .isEqualTo(CITY.file().vehicles());
    }

    @Test
    void rejectsFolderWhoseCityFileIsBroken(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("city.json"), "{\"name\": ");
        assertThatThrownBy(() -> CityFolder.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("city.json is not a city file");
    }

    @Test
    void rejectsMoreVehiclesThanTheCityHolds() {
        assertThatThrownBy(() -> City.of(1, 20_001)).hasMessageContaining("0 to 20000 vehicles, not 20001");
    }
}
