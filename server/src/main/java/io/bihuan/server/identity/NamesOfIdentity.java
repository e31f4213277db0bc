package io.bihuan.server.identity;

import io.bihuan.server.audit.SubjectNames;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Names people, organisations and grids in the audit log. */
@Component
class NamesOfIdentity implements SubjectNames {

    private final Directory directory;
    private final People people;

    NamesOfIdentity(Directory directory, People people) {
        this.directory = directory;
        this.people = people;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("person", "organisation", "grid");
    }

    @Override
    public Optional<String> name(String kind, long id) {
        return switch (kind) {
            case "person" -> people.find(id).map(Person::displayName);
            case "organisation" -> directory.organisation(id).map(Organisation::name);
            default -> directory.grid(id).map(Grid::name);
        };
    }
}
