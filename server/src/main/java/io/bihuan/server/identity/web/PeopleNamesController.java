package io.bihuan.server.identity.web;

import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Person;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Names of the people in scope, for whoever has to name one: a signer, a reader, a handler. */
@RestController
class PeopleNamesController {

    private final People people;
    private final Directory directory;

    PeopleNamesController(People people, Directory directory) {
        this.people = people;
        this.directory = directory;
    }

    /** A person as others may know them. */
    record NamedPerson(long id, String name, Role role, Ref organisation) {}

    @GetMapping("/api/people/names")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    Page<NamedPerson> names(@RequestParam(required = false) @Nullable String q, PageQuery page) {
        Page<Person> found = people.list(q, page);
        return new Page<>(
                found.items().stream()
                        .filter(Person::active)
                        .map(one -> new NamedPerson(
                                one.id(),
                                one.displayName(),
                                one.role(),
                                directory.organisationRef(one.organisationId())))
                        .toList(),
                found.total(),
                found.page(),
                found.size());
    }
}
