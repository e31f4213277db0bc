package io.bihuan.server.identity;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The organisation tree and the grid tree. Reading is from memory and knows no scope: names of organisations are no
 * secret inside the product, and callers show only what their rows refer to. Changes need the city's scope, which the
 * database checks, and are seen by this process once they are committed.
 */
@Component
public class Directory {

    /** The number of the city in both trees. */
    public static final long CITY = 1;

    private final TreeRows rows;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final TransactionTemplate apart;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Trees trees;

    Directory(TreeRows rows, Audit audit, TransactionTemplate transactions) {
        this.rows = rows;
        this.audit = audit;
        this.transactions = transactions;
        this.apart = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.apart.setReadOnly(true);
    }

    /** The organisation of this number, empty when there is none. */
    public Optional<Organisation> organisation(long id) {
        return trees().organisation(id);
    }

    /** Number and name of an organisation; its number as name when it is gone. */
    public Ref organisationRef(long id) {
        return organisation(id).map(Organisation::ref).orElseGet(() -> new Ref(id, Long.toString(id)));
    }

    /** The grid of this number, empty when there is none. */
    public Optional<Grid> grid(long id) {
        return trees().grid(id);
    }

    /** Number and name of a grid, null for null. */
    public @Nullable Ref gridRef(@Nullable Long id) {
        return id == null ? null : grid(id).map(Grid::ref).orElseGet(() -> new Ref(id, Long.toString(id)));
    }

    /** All organisations in view of a scope, parents before children. */
    public List<Organisation> organisations(DataScope scope) {
        return trees().organisations().stream()
                .filter(node -> scope.everything() || scope.organisationIds().contains(node.id()))
                .sorted(Comparator.comparingInt((Organisation node) -> depth(node.path()))
                        .thenComparing(Organisation::id))
                .toList();
    }

    /** All grids, parents before children. */
    public List<Grid> grids() {
        return trees().grids().stream()
                .sorted(Comparator.comparingInt((Grid node) -> depth(node.path()))
                        .thenComparing(Grid::id))
                .toList();
    }

    private static int depth(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }

    /** An organisation and everything below it, by number. */
    public Set<Long> organisationsBelow(long id) {
        return trees().organisationsBelow(id);
    }

    /** A grid and everything below it, by number. */
    public Set<Long> gridsBelow(long id) {
        return trees().gridsBelow(id);
    }

    /** The nearest organisation of a kind at or above this one: the department that supervises an enterprise, say. */
    public Optional<Organisation> nearest(long id, OrganisationKind kind) {
        Trees now = trees();
        Optional<Organisation> node = now.organisation(id);
        while (node.isPresent() && node.get().kind() != kind) {
            Long parent = node.get().parentId();
            node = parent == null ? Optional.empty() : now.organisation(parent);
        }
        return node;
    }

    /** Whose rows somebody of this organisation, and this grid unless null, sees. */
    public DataScope scopeOf(long personId, long organisationId, @Nullable Long gridId) {
        if (organisationId == CITY && gridId == null) {
            return new DataScope(true, personId, Set.of(), null);
        }
        return new DataScope(
                false, personId, organisationsBelow(organisationId), gridId == null ? null : gridsBelow(gridId));
    }

    /** Somebody as whoever acts, with all permissions of their role. */
    public Viewer viewerOf(Person person) {
        return new Viewer(
                person.id(),
                person.loginName(),
                person.displayName(),
                person.role(),
                person.organisationId(),
                person.gridId(),
                scopeOf(person.id(), person.organisationId(), person.gridId()));
    }

    /**
     * Adds an organisation.
     *
     * @throws Problem {@code no-such-organisation} for the parent, {@code name-taken}
     */
    public Organisation addOrganisation(long parentId, OrganisationKind kind, String name) {
        return change(() -> {
            Organisation parent = requireOrganisation(parentId);
            refuseSecondCity(kind == OrganisationKind.CITY);
            Organisation added = rows.insert(parent, kind, name);
            audit.record("organisation.create", "organisation:" + added.id(), Map.of("name", name));
            return added;
        });
    }

    /** Renames or moves an organisation; the city can only be renamed. */
    public Organisation changeOrganisation(long id, @Nullable Long parentId, OrganisationKind kind, String name) {
        return change(() -> {
            Organisation node = requireOrganisation(id);
            if (id == CITY) {
                rows.updateOrganisation(node, name, OrganisationKind.CITY, null);
            } else {
                refuseSecondCity(kind == OrganisationKind.CITY || parentId == null);
                Organisation parent = requireOrganisation(parentId == null ? CITY : parentId);
                refuseCircle(parent.path().startsWith(node.path()));
                rows.updateOrganisation(node, name, kind, parent);
            }
            audit.record("organisation.update", "organisation:" + id, Map.of("name", name));
            return rows.organisation(id);
        });
    }

    /** Adds a grid, with its centre where known. */
    public Grid addGrid(
            long parentId, GridLevel level, String name, @Nullable Double longitude, @Nullable Double latitude) {
        return change(() -> {
            Grid parent = requireGrid(parentId);
            refuseSecondCity(level == GridLevel.CITY);
            refuseLevel(level.compareTo(parent.level()) <= 0, level, parent);
            Grid added = rows.insert(parent, level, name, longitude, latitude);
            audit.record("grid.create", "grid:" + added.id(), Map.of("name", name));
            return added;
        });
    }

    /** Renames or moves a grid; the city can only be renamed and centred. */
    public Grid changeGrid(Grid changed) {
        return change(() -> {
            Grid node = requireGrid(changed.id());
            Long parentId = changed.parentId();
            if (node.id() == CITY) {
                refuseSecondCity(changed.level() != GridLevel.CITY);
                rows.updateGrid(node, changed, null);
            } else {
                refuseSecondCity(changed.level() == GridLevel.CITY || parentId == null);
                Grid parent = requireGrid(parentId == null ? CITY : parentId);
                refuseCircle(parent.path().startsWith(node.path()));
                refuseLevel(changed.level().compareTo(parent.level()) <= 0, changed.level(), parent);
                rows.updateGrid(node, changed, parent);
            }
            audit.record("grid.update", "grid:" + node.id(), Map.of("name", changed.name()));
            return rows.grid(node.id());
        });
    }

    private static void refuseSecondCity(boolean refused) {
        if (refused) {
            throw Problem.invalid("only-one-city");
        }
    }

    private static void refuseCircle(boolean refused) {
        if (refused) {
            throw Problem.invalid("tree-circle");
        }
    }

    private static void refuseLevel(boolean refused, GridLevel level, Grid parent) {
        if (refused) {
            throw Problem.invalid("grid-level", level, parent.level());
        }
    }

    private Organisation requireOrganisation(long id) {
        return organisation(id).orElseThrow(() -> Problem.notFound("no-such-organisation", id));
    }

    private Grid requireGrid(long id) {
        return grid(id).orElseThrow(() -> Problem.notFound("no-such-grid", id));
    }

    /** Runs a change; afterwards, however it ends, the trees are read again. */
    private <T> T change(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int outcome) {
                    changes.incrementAndGet();
                    trees = null;
                }
            });
            return work.get();
        }));
    }

    /** The trees, read in a transaction of their own: the one that runs may be narrower. */
    private Trees trees() {
        Trees known = trees;
        if (known != null) {
            return known;
        }
        long before = changes.get();
        Trees read = DataScopes.callAsSystem(
                "trees",
                () -> Objects.requireNonNull(apart.execute(status -> new Trees(rows.organisations(), rows.grids()))));
        if (changes.get() == before) {
            trees = read;
        }
        return read;
    }
}
