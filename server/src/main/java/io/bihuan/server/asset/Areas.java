package io.bihuan.server.asset;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The areas that rules refer to. Everybody reads them; those who see the keeper's organisation change them. */
@Service
public class Areas {

    private static final int MAX_CORNERS = 2_000;

    private final AreaRows rows;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private volatile @Nullable List<Area> known;

    Areas(AreaRows rows, ApplicationEventPublisher events, Audit audit, TransactionTemplate transactions) {
        this.rows = rows;
        this.events = events;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Every area, from memory. For the platform's own work and for drawing. */
    public List<Area> everything() {
        List<Area> areas = known;
        if (areas == null) {
            areas = DataScopes.callAsSystem("load the areas", () -> transactions.execute(status -> rows.all()));
            known = areas;
        }
        return areas;
    }

    /**
     * Adds an area; the id of {@code draft} is not used.
     *
     * @throws Problem 422 {@code area-ring}, {@code area-window}, {@code organisation-out-of-scope}
     */
    @Transactional
    public Area create(Area draft) {
        check(draft);
        Area created = rows.insert(draft);
        audit.record("area.create", "area:" + created.id(), Map.of("name", created.name()));
        announce();
        return created;
    }

    /**
     * Changes an area.
     *
     * @throws Problem 404 {@code area-unknown} and as {@link #create}
     */
    @Transactional
    public Area update(Area draft) {
        check(draft);
        Area updated = rows.update(draft).orElseThrow(() -> Problem.notFound("area-unknown", draft.id()));
        audit.record("area.update", "area:" + updated.id(), Map.of("name", updated.name()));
        announce();
        return updated;
    }

    /**
     * Removes an area.
     *
     * @throws Problem 404 {@code area-unknown}
     */
    @Transactional
    public void delete(long id) {
        if (!rows.delete(id)) {
            throw Problem.notFound("area-unknown", id);
        }
        audit.record("area.delete", "area:" + id, Map.of());
        announce();
    }

    private void announce() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known = null;
                events.publishEvent(new AreasChanged());
            }
        });
    }

    private static void check(Area draft) {
        if (draft.ring().size() < 3 || draft.ring().size() > MAX_CORNERS) {
            throw Problem.invalid("area-ring", MAX_CORNERS);
        }
        for (Area.Corner corner : draft.ring()) {
            if (!(Math.abs(corner.longitudeDegrees()) <= 180) || !(Math.abs(corner.latitudeDegrees()) <= 90)) {
                throw Problem.invalid("area-corner", corner.longitudeDegrees(), corner.latitudeDegrees());
            }
        }
        if ((draft.from() == null) != (draft.to() == null)) {
            throw Problem.invalid("area-window");
        }
        if (!DataScopes.current().sees(draft.organisationId(), null)) {
            throw Problem.invalid("organisation-out-of-scope");
        }
    }
}
