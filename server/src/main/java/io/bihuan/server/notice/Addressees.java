package io.bihuan.server.notice;

import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Organisation;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Person;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/** Finds the people an audience means. */
@Component
class Addressees {

    private final People people;
    private final Directory directory;

    Addressees(People people, Directory directory) {
        this.people = people;
        this.directory = directory;
    }

    /** Who is meant; empty when nobody can be found. */
    List<Recipient> of(NoticeRow notice) {
        return switch (notice.audience()) {
            case Audience.Persons persons ->
                persons.personIds().stream()
                        .map(people::find)
                        .flatMap(Optional::stream)
                        .filter(Person::active)
                        .map(Recipient::of)
                        .toList();
            case Audience.RoleIn role ->
                upwards(
                        role.organisationId(),
                        id -> people.ofOrganisation(id).stream()
                                .filter(person -> person.role() == role.role())
                                .toList());
            case Audience.Organisation organisation -> upwards(organisation.organisationId(), people::ofOrganisation);
        };
    }

    private List<Recipient> upwards(long organisationId, LongFunction<List<Person>> at) {
        Optional<Organisation> node = directory.organisation(organisationId);
        while (node.isPresent()) {
            List<Person> found = at.apply(node.get().id());
            if (!found.isEmpty()) {
                return found.stream().map(Recipient::of).toList();
            }
            Long parent = node.get().parentId();
            node = parent == null ? Optional.empty() : directory.organisation(parent);
        }
        return List.of();
    }
}
