package io.bihuan.server.detection;

import io.bihuan.engine.Engine;
import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.audit.Audit;
import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.DataScopes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes position reports as CSV, those of assets in the current scope. */
@Component
public class FixExport {

    private final Engine engine;
    private final Assets assets;
    private final TerminalPhones phones;
    private final Audit audit;

    FixExport(Engine engine, Assets assets, TerminalPhones phones, Audit audit) {
        this.engine = engine;
        this.assets = assets;
        this.phones = phones;
        this.audit = audit;
    }

    /** Notes in the audit log that somebody takes positions out. */
    @Transactional
    public void audit(Instant from, Instant to, @Nullable Long assetId) {
        audit.record(
                "fixes.export",
                assetId == null ? "fleet" : "asset:" + assetId,
                Map.of("from", from.toString(), "to", to.toString()));
    }

    /**
     * Writes the header and one line per report, asset by asset in order of device time.
     *
     * @param from device time, included
     * @param to device time, excluded
     * @param assetId one asset, or null for all in scope
     */
    public void write(Writer out, Instant from, Instant to, @Nullable Long assetId) throws IOException {
        DataScope scope = DataScopes.current();
        Map<Long, FixCsv.Owner> owners = new HashMap<>();
        Map<Long, String> phonesByAsset = phones.byAsset();
        for (Asset asset : assets.everything()) {
            if (scope.sees(asset.organisationId(), asset.gridId())) {
                owners.put(asset.id(), new FixCsv.Owner(phonesByAsset.getOrDefault(asset.id(), ""), asset.plate()));
            }
        }
        try {
            FixCsv.header(out);
            engine.forEachFix(from.toEpochMilli(), to.toEpochMilli(), assetId, fix -> {
                FixCsv.Owner owner = owners.get(fix.assetId());
                if (owner != null) {
                    FixCsv.line(out, owner, fix);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
