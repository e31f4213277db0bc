package io.bihuan.server.casenotice;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Permission;
import io.bihuan.server.identity.Person;
import io.bihuan.server.identity.Secrets;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.CaseBook;
import io.bihuan.server.ledger.CaseFilter;
import io.bihuan.server.ledger.CaseRow;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Addresses under which a calendar reads somebody's due times: one per person, secret, revocable. Whoever reads it gets
 * what that person may see now, and nothing once the person is no longer active.
 */
@Component
public class Feeds {

    private static final int MOST_CASES = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Persons persons;
    private final CaseBook book;
    private final Audit audit;
    private final Clock clock;

    Feeds(JdbcClient jdbc, TransactionTemplate transactions, Persons persons, CaseBook book, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.persons = persons;
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    /** Finds people and what they may see. */
    @Component
    record Persons(People people, Directory directory) {

        Optional<Viewer> viewer(long personId) {
            return people.find(personId)
                    .filter(Person::active)
                    .map(directory::viewerOf)
                    .filter(viewer -> viewer.may(Permission.VIEW_CASES));
        }
    }

    /** What is known of somebody's address. */
    public record Feed(
            @Nullable Instant createdAt, @Nullable Instant lastReadAt) {}

    /** Somebody's due times, with their language. */
    public record DueTimes(Person person, List<CaseRow> cases) {}

    /** Whether a person has an address, and when it was last read. */
    public Feed of(long personId) {
        return asSystem(() -> jdbc.sql("select * from bihuan.calendar_feed where person_id = :person")
                .param("person", personId)
                .query((row, number) -> {
                    OffsetDateTime read = row.getObject("last_read_at", OffsetDateTime.class);
                    return new Feed(
                            row.getObject("created_at", OffsetDateTime.class).toInstant(),
                            read == null ? null : read.toInstant());
                })
                .optional()
                .orElse(new Feed(null, null)));
    }

    /** Makes a new secret for a person, which ends the one before; it appears nowhere else. */
    public String make(Viewer viewer) {
        String secret = Secrets.make();
        asSystem(() -> jdbc.sql("""
                        insert into bihuan.calendar_feed (person_id, organisation_id, hash, created_at)
                        values (:person, :organisation, :hash, :now)
                        on conflict (person_id) do update set hash = excluded.hash, created_at = excluded.created_at,
                          organisation_id = excluded.organisation_id, last_read_at = null""")
                .param("person", viewer.personId())
                .param("organisation", viewer.organisationId())
                .param("hash", Secrets.hash(secret))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update());
        record("calendar-feed.create", viewer);
        return secret;
    }

    /** Ends a person's address at once. */
    public void revoke(Viewer viewer) {
        asSystem(() -> jdbc.sql("delete from bihuan.calendar_feed where person_id = :person")
                .param("person", viewer.personId())
                .update());
        record("calendar-feed.delete", viewer);
    }

    private void record(String action, Viewer viewer) {
        transactions.executeWithoutResult(status -> audit.record(action, "person:" + viewer.personId(), Map.of()));
    }

    /** What a secret gives: open cases its owner can bring forward now, those due first first; empty for none. */
    public Optional<DueTimes> read(String secret) {
        Optional<Long> owner = asSystem(() -> jdbc.sql("""
                        update bihuan.calendar_feed set last_read_at = :now where hash = :hash returning person_id""")
                .param("hash", Secrets.hash(secret))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional());
        return owner.flatMap(persons::viewer)
                .flatMap(viewer -> persons.people()
                        .find(viewer.personId())
                        .map(person -> new DueTimes(person, due(viewer, person))));
    }

    private List<CaseRow> due(Viewer viewer, Person person) {
        var page = new PageQuery(0, MOST_CASES, "dueAt,asc");
        return DataScopes.call(
                viewer.scope(),
                () -> book.list(CaseFilter.ALL.open().forMe(), page, viewer, person.language())
                        .items());
    }

    private <T> T asSystem(Supplier<T> work) {
        return DataScopes.callAsSystem(
                "calendar feeds", () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
    }
}
