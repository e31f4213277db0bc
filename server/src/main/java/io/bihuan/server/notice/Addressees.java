package io.bihuan.server.notice;

import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Organisation;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/** Finds the people an audience means. */
@Component
class Addressees {

    private final People people;
    private final Directory directory;
    private final Duties duties;

    Addressees(People people, Directory directory, Duties duties) {
        this.people = people;
        this.directory = directory;
        this.duties = duties;
    }

    /**
     * Who is meant; empty when nobody can be found. Where a roster says who is on duty, a role or an organisation means
     * only them, unless the notice is for people off duty too.
     */
    List<Recipient> of(NoticeRow notice) {
        return of(notice.audience(), notice);
    }

    private List<Recipient> of(Audience audience, NoticeRow notice) {
        return switch (audience) {
            case Audience.AnyOf any ->
                any.audiences().stream()
                        .flatMap(each -> of(each, notice).stream())
                        .distinct()
                        .toList();
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
                        id -> onDuty(id, notice).stream()
                                .filter(person -> person.role() == role.role())
                                .toList());
            case Audience.Organisation organisation -> upwards(organisation.organisationId(), id -> onDuty(id, notice));
        };
    }

    private List<Person> onDuty(long organisationId, NoticeRow notice) {
        List<Person> everybody = people.ofOrganisation(organisationId);
        Optional<Set<Long>> named =
                notice.evenOffDuty() ? Optional.empty() : duties.onDuty(organisationId, notice.at());
        return named.map(ids -> everybody.stream()
                        .filter(person -> ids.contains(person.id()))
                        .toList())
                .orElse(everybody);
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
