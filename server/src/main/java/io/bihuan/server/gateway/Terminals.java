package io.bihuan.server.gateway;

import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.audit.Audit;
import io.bihuan.server.detection.TerminalPhones;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who may speak to us. Works in the scope of the caller; rows of unassigned terminals belong to the city's root, so only
 * people who see the city decide about them.
 */
@Service
public class Terminals implements TerminalPhones {

    private final TerminalRows rows;
    private final TerminalViews views;
    private final TerminalRegister register;
    private final Assets assets;
    private final Audit audit;

    Terminals(TerminalRows rows, TerminalViews views, TerminalRegister register, Assets assets, Audit audit) {
        this.rows = rows;
        this.views = views;
        this.register = register;
        this.assets = assets;
        this.audit = audit;
    }

    /** Terminals, those heard last first unless asked otherwise. */
    @Transactional(readOnly = true)
    public Page<TerminalView> list(@Nullable TerminalState state, @Nullable String text, PageQuery page) {
        return views.list(state, text, page);
    }

    /** The terminal that serves an asset. */
    @Transactional(readOnly = true)
    public Optional<TerminalView> ofAsset(long assetId) {
        return views.byAsset(assetId);
    }

    /**
     * Lets a terminal speak for an asset. If it is connected it is disconnected, so that it registers and gets its code.
     *
     * @param asset found or created inside this transaction
     * @throws Problem 404 {@code terminal-unknown}; 409 {@code terminal-approved}, {@code asset-has-terminal},
     *     {@code asset-retired}
     */
    @Transactional
    public TerminalView approve(long id, Supplier<Asset> asset) {
        TerminalView terminal = require(id);
        if (terminal.state() == TerminalState.APPROVED) {
            throw Problem.conflict("terminal-approved", terminal.phone());
        }
        Asset served = asset.get();
        requireFree(served);
        TerminalRow row = rows.approve(id, served);
        audit.record("terminal.approve", "terminal:" + id, Map.of("phone", row.phone(), "plate", served.plate()));
        applyAfterCommit(row);
        return require(id);
    }

    /**
     * Refuses a terminal from now on.
     *
     * @throws Problem 404 {@code terminal-unknown}
     */
    @Transactional
    public TerminalView block(long id, String reason) {
        return withdraw(id, TerminalState.BLOCKED, reason);
    }

    /**
     * Puts a terminal back into quarantine: its asset is free for another, its code is void.
     *
     * @throws Problem 404 {@code terminal-unknown}
     */
    @Transactional
    public TerminalView quarantine(long id) {
        return withdraw(id, TerminalState.QUARANTINED, null);
    }

    /**
     * Says in which datum a terminal sends its coordinates; positions received from now on are converted accordingly.
     *
     * @throws Problem 404 {@code terminal-unknown}
     */
    @Transactional
    public TerminalView setDatum(long id, Datum datum) {
        TerminalView terminal = require(id);
        rows.setDatum(id, datum);
        audit.record("terminal.datum", "terminal:" + id, Map.of("datum", datum.name()));
        afterCommit(() -> {
            Terminal known = register.byPhone(terminal.phone());
            if (known != null) {
                known.setDatum(datum);
            }
        });
        return require(id);
    }

    /**
     * Enters a terminal that is known beforehand, approved for an asset. Without effect when its number is known.
     *
     * @param phone the terminal number; leading zeros do not count
     * @throws Problem 409 {@code asset-has-terminal}, {@code asset-retired}
     */
    @Transactional
    public void enrol(String phone, TerminalIdentity identity, long assetId) {
        if (rows.byPhone(Phones.identity(phone)).isPresent()) {
            return;
        }
        Asset asset = assets.require(assetId);
        requireFree(asset);
        TerminalRow row =
                rows.insert(Phones.identity(phone), identity, asset, register.unassignedOrganisationId(), null);
        audit.record("terminal.enrol", "terminal:" + row.id(), Map.of("phone", row.phone(), "plate", asset.plate()));
        applyAfterCommit(row);
    }

    /** The terminal number that serves an asset, from memory and whatever the scope; null when none does. */
    public @Nullable String phoneOf(long assetId) {
        Terminal terminal = register.byAsset(assetId);
        return terminal == null ? null : terminal.phone;
    }

    @Override
    public Map<Long, String> byAsset() {
        Map<Long, String> phones = new HashMap<>();
        for (Terminal terminal : register.all()) {
            if (terminal.assetId != 0) {
                phones.put(terminal.assetId, terminal.phone);
            }
        }
        return phones;
    }

    private TerminalView withdraw(long id, TerminalState state, @Nullable String reason) {
        TerminalView terminal = require(id);
        TerminalRow row = rows.withdraw(id, state, reason, register.unassignedOrganisationId());
        audit.record(
                "terminal." + (state == TerminalState.BLOCKED ? "block" : "quarantine"),
                "terminal:" + id,
                Map.of("phone", terminal.phone(), "reason", reason == null ? "" : reason));
        applyAfterCommit(row);
        return require(id);
    }

    private void requireFree(Asset asset) {
        if (asset.retiredAt() != null) {
            throw Problem.conflict("asset-retired", asset.plate());
        }
        rows.byAsset(asset.id()).ifPresent(other -> {
            throw Problem.conflict("asset-has-terminal", asset.plate(), other.phone());
        });
    }

    private TerminalView require(long id) {
        return views.byId(id).orElseThrow(() -> Problem.notFound("terminal-unknown", id));
    }

    private void applyAfterCommit(TerminalRow row) {
        afterCommit(() -> {
            Terminal terminal = register.apply(row);
            // A terminal that knocked and waits has to register anew, which it does on its next connection.
            Session knocking = terminal.knocking;
            if (knocking != null) {
                terminal.knocking = null;
                knocking.drop("ADMISSION_CHANGED", null);
            }
        });
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
