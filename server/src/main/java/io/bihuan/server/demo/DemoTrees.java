package io.bihuan.server.demo;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Grid;
import io.bihuan.server.identity.GridLevel;
import io.bihuan.server.identity.NewPerson;
import io.bihuan.server.identity.Organisation;
import io.bihuan.server.identity.OrganisationKind;
import io.bihuan.server.identity.People;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings in organisations, grids and people; what is there already by its name stays as it is. */
@Component
final class DemoTrees {
    private final Directory directory;
    private final People people;

    DemoTrees(Directory directory, People people) {
        this.directory = directory;
        this.people = people;
    }

    /** Whether nothing but the root is there, or the demo city itself, perhaps a smaller one of an earlier release. */
    boolean isFree(DemoCity city) {
        var known = directory.organisations(DataScope.SYSTEM);
        return known.size() <= 1
                || city.organisations().stream()
                        .filter(demo -> demo.kind() == OrganisationKind.DEPARTMENT)
                        .anyMatch(demo ->
                                known.stream().anyMatch(there -> there.name().equals(demo.name())));
    }

    /** Organisations by their key in the file. */
    Map<String, Long> organisations(DemoCity city) {
        Map<String, Long> there = new HashMap<>();
        for (Organisation known : directory.organisations(DataScope.SYSTEM)) {
            there.put(known.parentId() + "/" + known.name(), known.id());
        }
        Map<String, Long> byKey = new HashMap<>();
        for (DemoCity.Organisation demo : city.organisations()) {
            if (demo.kind() == OrganisationKind.CITY) {
                nameCity(demo.name());
                byKey.put(demo.key(), Directory.CITY);
            } else {
                long parent = required(byKey, demo.parent());
                Long known = there.get(parent + "/" + demo.name());
                byKey.put(
                        demo.key(),
                        known != null
                                ? known
                                : directory
                                        .addOrganisation(parent, demo.kind(), demo.name())
                                        .id());
            }
        }
        return byKey;
    }

    private void nameCity(String name) {
        boolean named = directory
                .organisation(Directory.CITY)
                .map(city -> city.name().equals(name))
                .orElse(true);
        if (!named) {
            directory.changeOrganisation(Directory.CITY, null, OrganisationKind.CITY, name);
        }
    }

    /** Grids by their key in the file. */
    Map<String, Long> grids(DemoCity city) {
        Map<String, Long> there = new HashMap<>();
        for (Grid known : directory.grids()) {
            there.put(known.parentId() + "/" + known.name(), known.id());
        }
        Map<String, Long> byKey = new HashMap<>();
        for (DemoCity.Grid demo : city.grids()) {
            if (demo.level() == GridLevel.CITY) {
                centreCity(demo);
                byKey.put(demo.key(), Directory.CITY);
            } else {
                long parent = required(byKey, demo.parent());
                Long known = there.get(parent + "/" + demo.name());
                byKey.put(demo.key(), known != null ? known : add(demo, parent));
            }
        }
        return byKey;
    }

    private long add(DemoCity.Grid demo, long parent) {
        return directory
                .addGrid(parent, demo.level(), demo.name(), degrees(demo.centre(), 0), degrees(demo.centre(), 1))
                .id();
    }

    private void centreCity(DemoCity.Grid demo) {
        Grid root = directory.grid(Directory.CITY).orElseThrow();
        if (!root.name().equals(demo.name())) {
            directory.changeGrid(new Grid(
                    root.id(),
                    null,
                    GridLevel.CITY,
                    demo.name(),
                    root.path(),
                    degrees(demo.centre(), 0),
                    degrees(demo.centre(), 1)));
        }
    }

    private static @Nullable Double degrees(double @Nullable [] centre, int index) {
        return centre == null ? null : centre[index];
    }

    /** Adds the people who are not there yet. */
    void people(DemoCity city, Map<String, Long> organisations, Map<String, Long> grids, String password) {
        for (DemoCity.Person demo : city.people()) {
            if (people.findByLoginName(demo.loginName()).isEmpty()) {
                Long grid = demo.grid() == null ? null : required(grids, demo.grid());
                people.add(
                        new NewPerson(
                                demo.loginName(),
                                demo.displayName(),
                                demo.role(),
                                required(organisations, demo.organisation()),
                                grid),
                        password);
            }
        }
    }

    static long required(Map<String, Long> byKey, @Nullable String key) {
        return Objects.requireNonNull(
                byKey.get(String.valueOf(key)),
                () -> "city.json refers to " + key + ", which it does not state before");
    }
}
