package io.bihuan.server.calendar;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Organisation;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * By whose calendar each organisation works: its own, else that of the nearest organisation above it that has one, else
 * the office's. Reading is from memory.
 */
@Component
public class OrganisationCalendars implements WorkplaceCalendars {

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Calendars calendars;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final TransactionTemplate apart;
    private volatile @Nullable Map<Long, String> own;

    OrganisationCalendars(
            JdbcClient jdbc, Directory directory, Calendars calendars, Audit audit, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.calendars = calendars;
        this.audit = audit;
        this.transactions = transactions;
        this.apart = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.apart.setReadOnly(true);
    }

    @Override
    public String of(long organisationId) {
        Map<Long, String> known = own();
        if (known.isEmpty()) {
            return Calendars.DEFAULT;
        }
        Optional<Organisation> node = directory.organisation(organisationId);
        while (node.isPresent()) {
            String key = known.get(node.get().id());
            if (key != null && calendars.find(key).isPresent()) {
                return key;
            }
            Long parent = node.get().parentId();
            node = parent == null ? Optional.empty() : directory.organisation(parent);
        }
        return Calendars.DEFAULT;
    }

    /** The calendar set for this very organisation. */
    public Optional<String> ownOf(long organisationId) {
        return Optional.ofNullable(own().get(organisationId));
    }

    /** Keys of all calendars that some organisation works by. */
    Set<String> inUse() {
        return Set.copyOf(own().values());
    }

    /**
     * Sets by which calendar an organisation works, null to follow the one above it. Limits that already run go on by
     * the calendar they began with.
     *
     * @throws Problem 404 {@code no-such-organisation}; 422 {@code calendar-unknown}
     */
    public void set(long organisationId, @Nullable String calendar) {
        directory
                .organisation(organisationId)
                .orElseThrow(() -> Problem.notFound("no-such-organisation", organisationId));
        if (calendar != null && calendars.find(calendar).isEmpty()) {
            throw Problem.invalid("calendar-unknown", calendar);
        }
        transactions.executeWithoutResult(status -> {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int outcome) {
                    own = null;
                }
            });
            jdbc.sql("delete from organisation_calendar where organisation_id = :id")
                    .param("id", organisationId)
                    .update();
            if (calendar != null) {
                jdbc.sql("insert into organisation_calendar (organisation_id, calendar) values (:id, :calendar)")
                        .param("id", organisationId)
                        .param("calendar", calendar)
                        .update();
            }
            audit.record(
                    "calendar.assign",
                    "organisation:" + organisationId,
                    calendar == null ? Map.of() : Map.of("calendar", calendar));
        });
    }

    private Map<Long, String> own() {
        Map<Long, String> known = own;
        if (known == null) {
            known = DataScopes.callAsSystem(
                    "calendars of organisations", () -> Objects.requireNonNull(apart.execute(status -> read())));
            own = known;
        }
        return known;
    }

    private Map<Long, String> read() {
        var rows = new HashMap<Long, String>();
        jdbc.sql("select organisation_id, calendar from organisation_calendar")
                .query((row, number) -> Map.entry(row.getLong(1), row.getString(2)))
                .list()
                .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
        return Map.copyOf(rows);
    }
}
