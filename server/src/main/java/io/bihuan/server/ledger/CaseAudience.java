package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Organisation;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Person;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.identity.Role;
import io.bihuan.server.ledger.history.CaseState;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people who see a case, wherever in the city they work: only they can be named to sign it. Whoever sees a case may
 * know who else does.
 */
@Component
public class CaseAudience {

    /** A person as others may know them. */
    public record Member(long id, String name, Role role, Ref organisation) {}

    private final CaseStore store;
    private final Directory directory;
    private final People people;

    CaseAudience(CaseStore store, Directory directory, People people) {
        this.store = store;
        this.directory = directory;
        this.people = people;
    }

    /**
     * Those whose names contain the text, by name.
     *
     * @param text null or blank for everybody
     * @throws Problem 404 {@code case-unknown}
     */
    @Transactional(readOnly = true)
    public List<Member> named(long caseId, @Nullable String text) {
        CaseState state = store.find(caseId).orElseThrow(() -> Problem.notFound("case-unknown", caseId));
        String wanted = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return candidates(state)
                .filter(Person::active)
                .filter(person -> person.displayName().toLowerCase(Locale.ROOT).contains(wanted))
                .filter(person ->
                        Sight.sees(directory.scopeOf(person.id(), person.organisationId(), person.gridId()), state))
                .sorted(Comparator.comparing(Person::displayName).thenComparing(Person::id))
                .map(person -> new Member(
                        person.id(),
                        person.displayName(),
                        person.role(),
                        directory.organisationRef(person.organisationId())))
                .toList();
    }

    private Stream<Person> candidates(CaseState state) {
        if (state.flag("confidential")) {
            return state.map("readers").keySet().stream()
                    .map(id -> people.find(Long.parseLong(id)))
                    .flatMap(Optional::stream);
        }
        return organisations(state).stream().flatMap(id -> people.ofOrganisation(id).stream());
    }

    /** Those the case lies with, and all above them. */
    private Set<Long> organisations(CaseState state) {
        var all = new LinkedHashSet<Long>();
        Stream.concat(
                        Stream.of(state.number("organisation"), state.number("handler"))
                                .filter(Objects::nonNull),
                        state.map("assisting").keySet().stream().map(Long::valueOf))
                .forEach(id -> {
                    for (Long each = id; each != null && all.add(each); ) {
                        each = directory
                                .organisation(each)
                                .map(Organisation::parentId)
                                .orElse(null);
                    }
                });
        return all;
    }
}
