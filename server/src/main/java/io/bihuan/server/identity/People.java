package io.bihuan.server.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.bihuan.server.audit.Audit;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The people of the installation. What a session needs is cached: a change in this process counts at once, one made
 * elsewhere after some seconds, and while the database is away what was known goes on counting.
 */
@Component
public class People {

    private static final int LARGEST_CACHE = 10_000;

    private final PersonRows rows;
    private final Directory directory;
    private final Passwords passwords;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final TransactionTemplate apart;
    private final LoadingCache<Long, Optional<Person>> cache;

    People(PersonRows rows, Directory directory, Passwords passwords, Audit audit, TransactionTemplate transactions) {
        this.rows = rows;
        this.directory = directory;
        this.passwords = passwords;
        this.audit = audit;
        this.transactions = transactions;
        this.apart = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.cache = Caffeine.newBuilder()
                .maximumSize(LARGEST_CACHE)
                .refreshAfterWrite(Duration.ofSeconds(5))
                .expireAfterWrite(Duration.ofHours(1))
                .build(id -> asSystem(() -> rows.find(id)));
    }

    private <T> T asSystem(java.util.function.Supplier<T> work) {
        return DataScopes.callAsSystem("people", () -> Objects.requireNonNull(apart.execute(status -> work.get())));
    }

    /** Anybody, whatever the scope: to name the people that rows refer to, and to sign in. */
    public Optional<Person> find(long id) {
        return cache.get(id);
    }

    /** Number and name of a person; {@code ?} when there is none. */
    public Ref ref(long id) {
        return new Ref(id, find(id).map(Person::displayName).orElse("?"));
    }

    /** Somebody by login name, whatever the scope. */
    public Optional<Person> findByLoginName(String loginName) {
        return asSystem(() -> rows.findByLoginName(loginName));
    }

    /** Everybody of one organisation who may sign in, without those below it, whatever the scope. */
    public List<Person> ofOrganisation(long organisationId) {
        return asSystem(() -> rows.activeOf(organisationId));
    }

    /** People in the current scope whose names contain the text. */
    public Page<Person> list(@Nullable String text, PageQuery page) {
        return Objects.requireNonNull(transactions.execute(status -> rows.list(DataScopes.current(), text, page)));
    }

    /** True before anybody was ever added. */
    boolean isEmpty() {
        return asSystem(rows::count) == 0;
    }

    /**
     * Adds somebody.
     *
     * @throws Problem {@code login-name-taken}, {@code password-length}, {@code no-such-organisation},
     *     {@code no-such-grid}, {@code role-needs-city}
     */
    public Person add(NewPerson person, String password) {
        check(person);
        String hash = passwords.hash(password);
        return Objects.requireNonNull(transactions.execute(status -> {
            Person added = rows.insert(person, hash);
            audit.record("person.create", "person:" + added.id(), describe(person));
            return added;
        }));
    }

    /** Changes somebody and ends their sessions. The last administrator stays one. */
    public Person change(long id, NewPerson person, boolean active) {
        check(person);
        return Objects.requireNonNull(transactions.execute(status -> {
            Person before = requireVisible(id);
            boolean losesAdministrator =
                    before.role() == Role.ADMINISTRATOR && (person.role() != Role.ADMINISTRATOR || !active);
            if (losesAdministrator && rows.activeAdministratorsBesides(id) == 0) {
                throw Problem.conflict("last-administrator");
            }
            rows.update(id, person, active);
            forgetAfterwards(id);
            audit.record("person.update", "person:" + id, describe(person));
            return requireVisible(id);
        }));
    }

    /** Gives somebody a new password and ends their sessions. */
    public void setPassword(long id, String password) {
        String hash = passwords.hash(password);
        transactions.executeWithoutResult(status -> {
            requireVisible(id);
            rows.updatePassword(id, hash);
            forgetAfterwards(id);
            audit.record("person.password", "person:" + id, Map.of());
        });
    }

    /** Lets somebody choose a language. */
    public void chooseLocale(long id, String locale) {
        transactions.executeWithoutResult(status -> {
            rows.updateLocale(id, locale);
            forgetAfterwards(id);
        });
    }

    /** Whether this is the password of the person; takes as long when there is no such person. */
    boolean passwordMatches(@Nullable Person person, String password) {
        if (person == null) {
            passwords.pretend(password);
            return false;
        }
        return passwords.matches(password, asSystem(() -> rows.passwordHash(person.id()))) && person.active();
    }

    /** Notes a log-in in the person's row and in the audit log. */
    void noteLogin(Person person, java.time.Instant at) {
        asSystem(() -> {
            rows.updateLastLogin(person.id(), at);
            audit.recordAs(
                    new io.bihuan.server.audit.AuditActor(person.id(), person.displayName(), person.organisationId()),
                    "session.login",
                    "person:" + person.id(),
                    Map.of());
            return true;
        });
    }

    private Person requireVisible(long id) {
        return rows.find(id).orElseThrow(() -> Problem.notFound("no-such-person", id));
    }

    private void check(NewPerson person) {
        if (directory.organisation(person.organisationId()).isEmpty()) {
            throw Problem.invalid("no-such-organisation", person.organisationId());
        }
        Long grid = person.gridId();
        if (grid != null && directory.grid(grid).isEmpty()) {
            throw Problem.invalid("no-such-grid", grid);
        }
        if (person.role().cityWide() && (person.organisationId() != Directory.CITY || grid != null)) {
            throw Problem.invalid("role-needs-city");
        }
    }

    private static Map<String, Object> describe(NewPerson person) {
        return Map.of(
                "loginName", person.loginName(),
                "role", person.role(),
                "organisationId", person.organisationId());
    }

    private void forgetAfterwards(long id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int outcome) {
                cache.invalidate(id);
            }
        });
    }
}
