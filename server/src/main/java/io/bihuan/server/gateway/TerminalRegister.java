package io.bihuan.server.gateway;

import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.AssetChanged;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.identity.Directory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Every terminal in memory, by number and by asset, so that known terminals are served while the database is away. Filled
 * from the database at start; changed after the commit of what changed it.
 */
@Component
class TerminalRegister {

    private final TerminalRows rows;
    private final Assets assets;
    private final Map<String, Terminal> byPhone = new ConcurrentHashMap<>();
    private final Map<Long, Terminal> byAsset = new ConcurrentHashMap<>();

    TerminalRegister(TerminalRows rows, Assets assets) {
        this.rows = rows;
        this.assets = assets;
    }

    /** Reads every terminal from the database. */
    void load() {
        for (TerminalRow row : rows.all()) {
            apply(row);
        }
    }

    @Nullable
    Terminal byPhone(String phone) {
        return byPhone.get(phone);
    }

    @Nullable
    Terminal byAsset(long assetId) {
        return byAsset.get(assetId);
    }

    Collection<Terminal> all() {
        return List.copyOf(byPhone.values());
    }

    long waiting() {
        return byPhone.values().stream()
                .filter(terminal -> terminal.state == TerminalState.QUARANTINED)
                .count();
    }

    /** The organisation that rows of unassigned terminals belong to: the city's root. */
    long unassignedOrganisationId() {
        return Directory.CITY;
    }

    /** Takes over what the database now says of a terminal; a connection that lost its right to speak is closed. */
    Terminal apply(TerminalRow row) {
        Terminal terminal = byPhone.computeIfAbsent(
                row.phone(), phone -> new Terminal(row.id(), phone, row.state(), row.identity(), row.datum()));
        long assetBefore = terminal.assetId;
        boolean spoke = terminal.speaks();
        Long assetId = row.assetId();
        terminal.state = row.state();
        terminal.identify(row.identity());
        terminal.setDatum(row.datum());
        if (row.codeHash() != null || row.state() != TerminalState.APPROVED) {
            // A code that was accepted on first use is in memory before it is in the row.
            terminal.codeHash = row.codeHash();
        }
        terminal.serve(assetId == null ? null : assets.known(assetId), unassignedOrganisationId());
        if (assetBefore != 0 && assetBefore != terminal.assetId) {
            byAsset.remove(assetBefore, terminal);
        }
        if (terminal.assetId != 0) {
            byAsset.put(terminal.assetId, terminal);
        }
        Session session = terminal.session.get();
        if (session != null && spoke && (!terminal.speaks() || assetBefore != terminal.assetId)) {
            session.drop("ADMISSION_CHANGED", null);
        }
        return terminal;
    }

    @EventListener
    void assetsChanged(AssetChanged event) {
        for (long assetId : event.assetIds()) {
            Terminal terminal = byAsset.get(assetId);
            Asset asset = assets.known(assetId);
            if (terminal == null || asset == null) {
                continue;
            }
            terminal.serve(asset, unassignedOrganisationId());
            terminal.dirty = true;
            Session session = terminal.session.get();
            if (asset.retiredAt() != null && session != null) {
                terminal.assetId = 0;
                byAsset.remove(assetId);
                session.drop("ASSET_RETIRED", null);
            }
        }
    }
}
