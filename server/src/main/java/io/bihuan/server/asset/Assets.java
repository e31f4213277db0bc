package io.bihuan.server.asset;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The register of watched things. Methods that read or change rows work in the scope of the caller; {@link #known} and
 * {@link #everything} answer from memory for the platform's own work, know no scope, and go on answering while the
 * database is away.
 */
@Service
public class Assets {

    private static final int MAX_PLATE = 20;

    private final AssetRows rows;
    private final AssetAnnouncements announcements;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Map<Long, Asset> known = new ConcurrentHashMap<>();
    private volatile boolean loaded;

    Assets(AssetRows rows, AssetAnnouncements announcements, Audit audit, TransactionTemplate transactions) {
        this.rows = rows;
        this.announcements = announcements;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** The asset, when it exists in the caller's scope; retired ones too. */
    @Transactional(readOnly = true)
    public Optional<Asset> find(long id) {
        return rows.byId(id);
    }

    /**
     * The asset in the caller's scope.
     *
     * @throws Problem 404 {@code asset-unknown}
     */
    @Transactional(readOnly = true)
    public Asset require(long id) {
        return rows.byId(id).orElseThrow(() -> Problem.notFound("asset-unknown", id));
    }

    /** Assets in service in the caller's scope, by plate. */
    @Transactional(readOnly = true)
    public List<Asset> search(AssetFilter filter) {
        return rows.search(filter);
    }

    /** The asset in service that carries a plate, in the caller's scope. */
    @Transactional(readOnly = true)
    public Optional<Asset> byPlate(String plate, int plateColour) {
        return rows.inServiceByPlate(plate, plateColour);
    }

    /** The asset whatever its scope, from memory; null when there is none. For the platform's own work only. */
    public @Nullable Asset known(long id) {
        load();
        return known.get(id);
    }

    /** Every asset whatever its scope, retired ones too, from memory. For the platform's own work only. */
    public Collection<Asset> everything() {
        load();
        return List.copyOf(known.values());
    }

    /**
     * Takes a new asset into service.
     *
     * @throws Problem 409 {@code plate-taken}; 422 {@code plate-invalid}, {@code organisation-out-of-scope}
     */
    @Transactional
    public Asset create(AssetDraft draft) {
        check(draft);
        try {
            Asset created = rows.insert(draft);
            audit.record("asset.create", "asset:" + created.id(), Map.of("plate", created.plate()));
            announce(created);
            return created;
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("plate-taken", draft.plate());
        }
    }

    /**
     * Changes what is stated about an asset in service.
     *
     * @throws Problem 404 {@code asset-unknown} and as {@link #create}
     */
    @Transactional
    public Asset update(long id, AssetDraft draft) {
        check(draft);
        try {
            Asset updated = rows.update(id, draft).orElseThrow(() -> Problem.notFound("asset-unknown", id));
            audit.record("asset.update", "asset:" + id, Map.of("plate", updated.plate()));
            announce(updated);
            return updated;
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("plate-taken", draft.plate());
        }
    }

    /**
     * Takes an asset out of service; what was recorded of it stays.
     *
     * @throws Problem 404 {@code asset-unknown}
     */
    @Transactional
    public Asset retire(long id) {
        Asset retired = rows.retire(id).orElseThrow(() -> Problem.notFound("asset-unknown", id));
        audit.record("asset.retire", "asset:" + id, Map.of("plate", retired.plate()));
        announce(retired);
        return retired;
    }

    private void announce(Asset asset) {
        announcements.afterCommit(asset.id(), () -> known.put(asset.id(), asset));
    }

    private static void check(AssetDraft draft) {
        if (draft.plate().isEmpty() || draft.plate().length() > MAX_PLATE) {
            throw Problem.invalid("plate-invalid", MAX_PLATE);
        }
        if (!DataScopes.current().sees(draft.organisationId(), draft.gridId())) {
            throw Problem.invalid("organisation-out-of-scope");
        }
    }

    private void load() {
        if (loaded) {
            return;
        }
        synchronized (known) {
            if (!loaded) {
                List<Asset> all = DataScopes.callAsSystem(
                        "load the register of assets", () -> transactions.execute(status -> rows.all()));
                for (Asset asset : all) {
                    known.putIfAbsent(asset.id(), asset);
                }
                loaded = true;
            }
        }
    }
}
