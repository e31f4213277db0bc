package io.bihuan.server.demo;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.NewPerson;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Person;
import io.bihuan.server.ledger.Actor;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The bodies and people of the sample walks: brought in where they are missing, found by their keys and logins. */
@Component
class SampleCast {

    private final Directory directory;
    private final People people;
    private final Map<String, Long> organisations = new HashMap<>();

    SampleCast(Directory directory, People people) {
        this.directory = directory;
        this.people = people;
        organisations.put(Cast.CITY, Directory.CITY);
    }

    /** Adds whoever is not there yet; the password is for those added. */
    void bringIn(String password) {
        Cast cast = Cast.shipped();
        cast.bodies().forEach(this::bringIn);
        cast.players().forEach(player -> bringIn(player, password));
    }

    private void bringIn(Cast.Body body) {
        long parent = organisation(body.parent());
        long id = directory.organisations(DataScope.SYSTEM).stream()
                .filter(there ->
                        there.name().equals(body.name()) && Long.valueOf(parent).equals(there.parentId()))
                .findFirst()
                .orElseGet(() -> directory.addOrganisation(parent, body.kind(), body.name()))
                .id();
        organisations.put(body.key(), id);
    }

    private void bringIn(Cast.Player player, String password) {
        long at = organisation(player.at());
        if (people.findByLoginName(player.login()).isEmpty()) {
            people.add(new NewPerson(player.login(), player.name(), player.role(), at, null), password);
        }
    }

    /** The organisation with a key. */
    long organisation(String key) {
        Long id = organisations.get(key);
        if (id == null) {
            throw new IllegalStateException(
                    "The sample walks name the organisation " + key + ", which was not brought in");
        }
        return id;
    }

    /** The person with a login. */
    Person person(String login) {
        return people.findByLoginName(login)
                .orElseThrow(() -> new IllegalStateException(
                        "The sample walks name the person " + login + ", who was not brought in"));
    }

    /** The person with a login, ready to act. */
    Actor actor(String login) {
        Person person = person(login);
        return new Actor(
                person.id(),
                person.displayName(),
                person.role(),
                directory.scopeOf(person.id(), person.organisationId(), person.gridId()));
    }

    /** A value in which {@code org:key} and {@code who:login} stand for ids. */
    String resolved(String value) {
        var parts = new java.util.StringJoiner(",");
        for (String part : value.split(",", -1)) {
            if (part.startsWith("org:")) {
                parts.add(Long.toString(organisation(part.substring(4))));
            } else if (part.startsWith("who:")) {
                parts.add(Long.toString(person(part.substring(4)).id()));
            } else {
                parts.add(part);
            }
        }
        return parts.toString();
    }
}
