package io.bihuan.server.ledger;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Organisation;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Person;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The organisations and people that steps name. */
interface Subjects {

    /** The name of an organisation, empty when there is none of this id. */
    Optional<String> organisation(long id);

    /** The name of a person who can sign in, empty when there is none of this id. */
    Optional<String> person(long id);

    /** Whose cases somebody sees, empty when there is no such person. */
    Optional<DataScope> scope(long person);

    /** Those of the installation. */
    @Component
    final class OfInstallation implements Subjects {

        private final Directory directory;
        private final People people;

        OfInstallation(Directory directory, People people) {
            this.directory = directory;
            this.people = people;
        }

        @Override
        public Optional<String> organisation(long id) {
            return directory.organisation(id).map(Organisation::name);
        }

        @Override
        public Optional<String> person(long id) {
            return people.find(id).filter(Person::active).map(Person::displayName);
        }

        @Override
        public Optional<DataScope> scope(long person) {
            return people.find(person)
                    .map(known -> directory.scopeOf(known.id(), known.organisationId(), known.gridId()));
        }
    }
}
