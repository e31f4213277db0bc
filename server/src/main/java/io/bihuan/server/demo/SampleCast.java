package io.bihuan.server.demo;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.NewPerson;
import io.bihuan.server.identity.OrganisationKind;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Person;
import io.bihuan.server.identity.Role;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.yaml.YamlDocument;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlFiles;
import io.bihuan.server.yaml.YamlMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The bodies and people of the sample walks: brought in where they are missing, found by their keys and logins. */
@Component
class SampleCast {

    private static final String FILE = "case-samples/cast.yaml";

    private final Directory directory;
    private final People people;
    private final Map<String, Long> organisations = new HashMap<>();

    SampleCast(Directory directory, People people) {
        this.directory = directory;
        this.people = people;
        organisations.put("city", Directory.CITY);
    }

    /** Adds whoever is not there yet; the password is for those added. */
    void bringIn(String password) {
        var faults = new YamlFaults();
        YamlDocument.read(FILE, YamlFiles.shipped(FILE), faults).ifPresent(top -> {
            top.maps("organisations").forEach(this::organisation);
            top.maps("people").forEach(person -> person(person, password));
            top.finish();
        });
        faults.throwIfAny();
    }

    private void organisation(YamlMap map) {
        String key = map.text("key");
        long parent = organisation(map.optionalText("parent").orElse("city"));
        OrganisationKind kind = map.choice("kind", OrganisationKind.class).orElse(OrganisationKind.TEAM);
        String name = map.text("name");
        map.finish();
        long id = directory.organisations(DataScope.SYSTEM).stream()
                .filter(there ->
                        there.name().equals(name) && Long.valueOf(parent).equals(there.parentId()))
                .findFirst()
                .orElseGet(() -> directory.addOrganisation(parent, kind, name))
                .id();
        organisations.put(key, id);
    }

    private void person(YamlMap map, String password) {
        String login = map.text("login");
        String name = map.text("name");
        Role role = map.choice("role", Role.class).orElse(Role.UNIT_HANDLER);
        long at = organisation(map.text("at"));
        map.finish();
        if (people.findByLoginName(login).isEmpty()) {
            people.add(new NewPerson(login, name, role, at, null), password);
        }
    }

    /** The organisation with a key. */
    long organisation(String key) {
        Long id = organisations.get(key);
        if (id == null) {
            throw new IllegalStateException(
                    "The sample walks name the organisation " + key + ", which " + FILE + " does not state before");
        }
        return id;
    }

    /** The person with a login. */
    Person person(String login) {
        return people.findByLoginName(login)
                .orElseThrow(() -> new IllegalStateException(
                        "The sample walks name the person " + login + ", whom " + FILE + " does not state"));
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
