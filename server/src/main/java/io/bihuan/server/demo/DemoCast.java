package io.bihuan.server.demo;

import io.bihuan.server.asset.Asset;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.OrganisationKind;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Person;
import io.bihuan.server.ledger.Actor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds out who of the demo's people would do what. */
@Component
final class DemoCast {
    private final Directory directory;
    private final People people;

    DemoCast(Directory directory, People people) {
        this.directory = directory;
        this.people = people;
    }

    /** The people of a city, ready to act. */
    Players of(DemoCity city) {
        Map<Long, Actor> managers = new HashMap<>();
        Map<Long, Actor> departments = new HashMap<>();
        List<Actor> inspectors = new ArrayList<>();
        for (DemoCity.Person demo : city.people()) {
            people.findByLoginName(demo.loginName()).ifPresent(person -> {
                Actor actor = actor(person);
                switch (person.role()) {
                    case ENTERPRISE_SAFETY_MANAGER -> managers.put(person.organisationId(), actor);
                    case DEPARTMENT_SUPERVISOR -> departments.put(person.organisationId(), actor);
                    case INSPECTOR -> inspectors.add(actor);
                    case ADMINISTRATOR, CITY_SUPERVISOR, DISPATCHER, UNIT_HANDLER, LEADER -> {}
                }
            });
        }
        return new Players(directory, managers, departments, inspectors);
    }

    private Actor actor(Person person) {
        return new Actor(
                person.id(),
                person.displayName(),
                person.role(),
                directory.scopeOf(person.id(), person.organisationId(), person.gridId()));
    }

    /** Who acts for which organisation. */
    record Players(
            Directory directory, Map<Long, Actor> managers, Map<Long, Actor> departments, List<Actor> inspectors) {

        /** The safety manager of the company an organisation belongs to. */
        Optional<Actor> manager(long organisationId) {
            return at(organisationId, OrganisationKind.ENTERPRISE, managers);
        }

        /** The supervisor of the department above an organisation. */
        Optional<Actor> supervisor(long organisationId) {
            return at(organisationId, OrganisationKind.DEPARTMENT, departments);
        }

        /** An inspector who sees a vehicle. */
        Optional<Actor> inspector(Asset asset) {
            return inspectors.stream()
                    .filter(actor -> actor.scope().sees(asset.organisationId(), asset.gridId()))
                    .findFirst();
        }

        private Optional<Actor> at(long organisationId, OrganisationKind kind, Map<Long, Actor> actors) {
            return directory
                    .nearest(organisationId, kind)
                    .flatMap(found -> Optional.ofNullable(actors.get(found.id())));
        }
    }
}
